package site

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"glassbox/wasm/course"
)

// modelFiles are the files of a trained model, by what web/src/models.js calls them.
var modelFiles = map[string]string{
	"weights": "model.safetensors", "config": "config.json", "vocabulary": "vocab.json", "report": "report.json",
}

// writeModels copies the trained models that lessons ask for, and writes each once more as a script.
func writeModels(c Config) error {
	for _, l := range course.Lessons {
		for _, name := range l.Models {
			if err := writeModel(c, name); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeModel(c Config, name string) error {
	texts := map[string]string{}
	for key, file := range modelFiles {
		data, err := os.ReadFile(c.web("models", name, file))
		if err != nil {
			return err
		}
		if err := c.write("models/"+name+"/"+file, data); err != nil {
			return err
		}
		if texts[key] = string(data); key == "weights" {
			texts[key] = base64.StdEncoding.EncodeToString(data)
		}
	}
	text, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	return c.write("models/"+name+".js", []byte(modelStart(name)+string(text)+"\n"))
}

// modelStart is how the script of a model begins, before what a single file holds of it.
func modelStart(name string) string { return `(globalThis.GLASSBOX_MODELS??={})["` + name + `"]=` }

// modelsAsData are the models of a site as a single file holds them: each by the id of its element.
func modelsAsData(folder string) (all map[string]string, err error) {
	scripts, err := filepath.Glob(filepath.Join(folder, "models", "*.js"))
	all = map[string]string{}
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(script), ".js")
		all["glassbox-model-"+name] = strings.TrimPrefix(string(text), modelStart(name))
	}
	return all, err
}
