package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxLines keeps files short enough to be read in one go; most have about 200.
const maxLines = 400

// maxWords is the same for words, which stand together for whoever translates them; what is longer has parts, see web.Text.
const maxWords = 800

// maxRunes keeps lines of Go, JavaScript and HTML short enough to be read without scrolling sideways.
const maxRunes = 140

// address finds a data: address, which cannot be broken: the line that holds one may have any length.
var address = regexp.MustCompile(`["'(]data:[^\s,]*,`)

// skipped are folders that hold nothing written by hand.
var skipped = map[string]bool{".git": true, ".cache": true, "dist": true, "node_modules": true, "testdata": true}

// files checks the formatting of everything written by hand, and the length of files and lines.
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

// inspect tells what is wrong with the text of a file: too many lines, a line that is too long, or Go that gofmt would
// write otherwise.
func inspect(path string, text []byte) (wrong []string) {
	most := maxLines
	if path = filepath.ToSlash(path); strings.HasPrefix(path, "web/lessons/") || strings.HasPrefix(path, "web/words.") {
		most = maxWords
	}
	if n := bytes.Count(text, []byte("\n")); n > most {
		wrong = append(wrong, fmt.Sprintf("%s has %d lines; at most %d are allowed", path, n, most))
	}
	if filepath.Ext(path) != ".css" {
		wrong = append(wrong, overlong(path, text)...)
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

// overlong lists the lines of more than maxRunes characters, but for those that hold a data: address.
func overlong(path string, text []byte) (wrong []string) {
	for i, line := range bytes.Split(text, []byte("\n")) {
		if n := utf8.RuneCount(line); n > maxRunes && !address.Match(line) {
			wrong = append(wrong, fmt.Sprintf("%s:%d has %d characters; at most %d are allowed", path, i+1, n, maxRunes))
		}
	}
	return wrong
}
