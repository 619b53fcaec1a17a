// Package web holds the words of the site as the app carries them.
package web

import "embed"

// Words are the files with the words of the lessons, lessons/ID.html, and with those that lessons share, words.html.
//
//go:embed lessons/*.html words.html
var Words embed.FS
