package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
)

// maxLines keeps files short enough to be read in one go; most have about 200.
const maxLines = 400

// skipped are folders that hold nothing written by hand.
var skipped = map[string]bool{".git": true, ".cache": true, "dist": true, "node_modules": true, "testdata": true}

// files checks formatting and length of everything written by hand.
func files() (wrong []string, err error) {
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && skipped[d.Name()]:
			return filepath.SkipDir
		case d.IsDir() || !written(path):
			return nil
		}
		text, err := os.ReadFile(path)
		wrong = append(wrong, inspect(path, text)...)
		return err
	})
	return wrong, err
}

// written reports whether a file is one that the rules are about.
func written(path string) bool {
	switch filepath.Ext(path) {
	case ".go", ".js", ".css", ".html":
		return true
	}
	return false
}

func inspect(path string, text []byte) (wrong []string) {
	if n := bytes.Count(text, []byte("\n")); n > maxLines {
		wrong = append(wrong, fmt.Sprintf("%s has %d lines; at most %d are allowed", path, n, maxLines))
	}
	if filepath.Ext(path) == ".go" {
		if good, err := format.Source(text); err != nil {
			wrong = append(wrong, path+":"+err.Error())
		} else if !bytes.Equal(good, text) {
			wrong = append(wrong, path+" is not formatted: gofmt -w "+path)
		}
	}
	return wrong
}
