// Package position is lesson 8: word order. Attention does not see it, and sinusoidal positions show it:
//
//	PE(pos, 2i) = sin(pos / base^(2i/d))   PE(pos, 2i+1) = cos(pos / base^(2i/d))
package position

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what is shown.
const (
	maxWords  = 12
	maxSize   = 64
	maxLength = 64
	maxRunes  = 4000
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "position", Number: 8,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("position").Say

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: []control.Option{
			{Value: "scrambled"},
			{Value: "who", Sets: map[string]string{"text": say("text.who"), "order": "reversed", "at": "2"}},
			{Value: "many", Sets: map[string]string{"length": "64", "d": "64", "dim": "12", "at": "20", "shift": "10"}},
		}},
		{Key: "text", Kind: control.Text, Default: say("text"), MaxRunes: maxRunes, Group: "figure"},
		{Key: "order", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: control.OneOf("scrambled", "reversed")},
		{Key: "d", Kind: control.Integer, Default: "8", Min: 2, Max: maxSize, Step: 2, Group: "more"},
		{Key: "length", Kind: control.Integer, Default: "32", Min: 2, Max: maxLength, Step: 1, Group: "more"},
		{Key: "base", Kind: control.Number, Default: "10000", Min: 1, Max: 1000000, Step: 100, Group: "more"},
		{Key: "dim", Kind: control.Integer, Default: "2", Min: 0, Max: maxSize - 1, Step: 1, Group: "training"},
		{Key: "at", Kind: control.Integer, Default: "4", Min: 0, Max: maxLength - 1, Step: 1, Group: "training"},
		{Key: "shift", Kind: control.Integer, Default: "3", Min: -maxLength, Max: maxLength, Step: 1, Group: "training"},
		{Key: "seed", Kind: control.Integer, Default: "111", Min: 0, Max: 9999, Step: 1, Group: "training"},
	}
}
