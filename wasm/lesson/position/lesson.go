// Package position is lesson 8: word order. Attention does not see it, and sinusoidal positions show it:
//
//	PE(pos, 2i) = sin(pos / base^(2i/d))   PE(pos, 2i+1) = cos(pos / base^(2i/d))
package position

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"sync"
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
	ID: "position", Number: 8, Title: "Word order", Tagline: "Who ate whom?",
	Weights: "random, untrained; positions computed", Controls: sync.OnceValue(controls),
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

func controls() []control.Spec {
	return []control.Spec{
		{Key: "preset", Label: "example", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: []control.Option{
			{Value: "scrambled", Label: "Scrambled"},
			{Value: "who", Label: "Who ate whom?", Sets: map[string]string{"text": "cat ate mouse", "order": "reversed", "at": "2"}},
			{Value: "many", Label: "64 positions", Sets: map[string]string{"length": "64", "d": "64", "dim": "12", "at": "20", "shift": "10"}},
		}},
		{Key: "text", Label: "sentence", Kind: control.Text, Default: "a cat ate the mouse", MaxRunes: maxRunes, Group: "figure"},
		{Key: "order", Label: "the other order", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: []control.Option{
			{Value: "scrambled", Label: "scrambled"}, {Value: "reversed", Label: "from the end"},
		}},
		{Key: "d", Label: "vector size d", Kind: control.Integer, Default: "8", Min: 2, Max: maxSize, Step: 2, Group: "figure"},
		{Key: "length", Label: "positions", Kind: control.Integer, Default: "32", Min: 2, Max: maxLength, Step: 1, Group: "figure"},
		{Key: "base", Label: "base", Kind: control.Number, Default: "10000", Min: 1, Max: 1000000, Step: 100, Group: "figure"},
		{Key: "dim", Label: "dimension", Kind: control.Integer, Default: "2", Min: 0, Max: maxSize - 1, Step: 1, Group: "training"},
		{Key: "at", Label: "position", Kind: control.Integer, Default: "4", Min: 0, Max: maxLength - 1, Step: 1, Group: "training"},
		{Key: "shift", Label: "shift k", Kind: control.Integer, Default: "3", Min: -maxLength, Max: maxLength, Step: 1, Group: "training"},
		{Key: "seed", Label: "seed", Kind: control.Integer, Default: "111", Min: 0, Max: 9999, Step: 1, Group: "training"},
	}
}
