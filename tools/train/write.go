package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"glassbox/core/model"
	"glassbox/core/recipe"
)

// The files of a model.
const (
	weightsFile    = "model.safetensors"
	configFile     = "config.json"
	vocabularyFile = "vocab.json"
	reportFile     = "report.json"
)

// write finishes a training and writes what it came to into a folder.
func write(t *recipe.Training, folder string) error {
	files, report, err := t.Finish()
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		weightsFile:    files.Weights,
		configFile:     []byte(files.Config + "\n"),
		vocabularyFile: []byte(files.Vocabulary + "\n"),
	} {
		if err := put(folder, name, data); err != nil {
			return err
		}
	}
	return writeReport(report, folder)
}

func writeReport(report *recipe.Report, folder string) error {
	measured, err := json.MarshalIndent(report, "", "\t")
	if err != nil {
		return err
	}
	return put(folder, reportFile, append(measured, '\n'))
}

func put(folder, name string, data []byte) error {
	return replace(filepath.Join(folder, name), func(w *os.File) error {
		_, err := w.Write(data)
		return err
	})
}

// remeasure measures the model in a folder again, and writes what was found into the report there. What that tells of the
// training stays.
func remeasure(r recipe.Recipe, folder string) error {
	var wrong error
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		wrong = errors.Join(wrong, err)
		return data
	}
	files := model.Files{Weights: read(weightsFile), Config: string(read(configFile)), Vocabulary: string(read(vocabularyFile))}
	said := read(reportFile)
	if wrong != nil {
		return wrong
	}
	var before recipe.Report
	if err := json.Unmarshal(said, &before); err != nil {
		return fmt.Errorf("%s: %w", filepath.Join(folder, reportFile), err)
	}
	now, err := r.Measure(files)
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	now.Steps, now.Losses = before.Steps, before.Losses
	return writeReport(now, folder)
}
