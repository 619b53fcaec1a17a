// Package gpt is lesson 12: a decoder alone, which writes one token at a time. Its view “write” shows how it comes to the next one.
package gpt

import (
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// say finds a phrase of the lesson.
var say = phrase.Of("gpt").Say

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "gpt", Number: 12, Models: []string{"stories"}, Specs: specs,
	Compute: compute,
	Height:  func(v lesson.View) float64 { return v.Model.(drawing).height(v) },
	Draw:    func(l *picture.List, v lesson.View) { v.Model.(drawing).draw(l, v) }, Vignette: vignette,
}
