//go:build !js

package shelf

import "glassbox/web"

// fetch takes a model from where it lies.
func fetch(name string) error {
	parts := map[string][]byte{}
	for _, file := range []string{"model.safetensors", "config.json", "vocab.json", "report.json"} {
		data, err := web.Models.ReadFile("models/" + name + "/" + file)
		if err != nil {
			return &Missing{name}
		}
		parts[file] = data
	}
	return Put(name, Of(parts["model.safetensors"], string(parts["config.json"]), string(parts["vocab.json"]), string(parts["report.json"])))
}
