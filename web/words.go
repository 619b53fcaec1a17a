// Package web holds the words of the site as the app carries them.
package web

import (
	"embed"
	"errors"
	"io/fs"
	"strconv"
)

// Words are the files with the words of the lessons, lessons/ID.html, and with those that lessons share, words.html. What is
// long goes on in lessons/ID.2.html, and so on.
//
//go:embed lessons/*.html words*.html
var Words embed.FS

// Text is one of them, such as lessons/ID or words, with all that it goes on in.
func Text(files fs.ReadFileFS, name string) (string, error) {
	text, err := files.ReadFile(name + ".html")
	for part := 2; err == nil; part++ {
		var more []byte
		if more, err = files.ReadFile(name + "." + strconv.Itoa(part) + ".html"); errors.Is(err, fs.ErrNotExist) {
			return string(text), nil
		}
		text = append(text, more...)
	}
	return "", err
}
