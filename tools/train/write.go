package main

import (
	"encoding/json"
	"os"
	"path/filepath"

	"glassbox/core/recipe"
)

// write finishes a training and writes what it came to into a folder.
func write(t *recipe.Training, folder string) error {
	files, report, err := t.Finish()
	if err != nil {
		return err
	}
	measured, err := json.MarshalIndent(report, "", "\t")
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		"model.safetensors": files.Weights,
		"config.json":       []byte(files.Config + "\n"),
		"vocab.json":        []byte(files.Vocabulary + "\n"),
		"report.json":       append(measured, '\n'),
	} {
		err := replace(filepath.Join(folder, name), func(w *os.File) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
