// Package web holds the words of the site as the app carries them.
package web

import (
	"embed"
	"io/fs"
	"strings"
)

// Words are the files with the words of the lessons, lessons/ID.html, and with those that lessons share, words.html. What is
// long stands in several, the further ones named like lessons/ID.PART.html.
//
//go:embed lessons/*.html words*.html
var Words embed.FS

// Text is one of them, such as lessons/ID or words, with all its parts.
func Text(files fs.FS, name string) (string, error) {
	parts, err := fs.Glob(files, name+".*html")
	if err != nil {
		return "", err
	}
	if len(parts) == 0 {
		return "", &fs.PathError{Op: "open", Path: name + ".html", Err: fs.ErrNotExist}
	}
	var all strings.Builder
	for _, part := range parts {
		text, err := fs.ReadFile(files, part)
		if err != nil {
			return "", err
		}
		all.Write(text)
	}
	return all.String(), nil
}
