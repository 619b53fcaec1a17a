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
	ID: "position", Number: 8, Models: []string{"stories", "stories-rotary", "stories-none"},
	Specs:   specs,
	Compute: func(v control.Values) (*lesson.Run, error) { return computes[v.Get("mode")](v) }, Height: height, Draw: draw, Vignette: vignette,
}

// computes are what is shown, by the value of the control.
var computes = map[string]func(control.Values) (*lesson.Run, error){"random": compute, "trained": computeTrained}

// say finds a phrase of the lesson.
var say = phrase.Of("position").Say

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: []control.Option{
			{Value: "scrambled"},
			{Value: "who", Sets: map[string]string{"text": say("text.who"), "order": "reversed", "at": "2"}},
			{Value: "many", Sets: map[string]string{"length": "64", "d": "64", "dim": "12", "at": "20", "shift": "10"}},
			{Value: "trained", Sets: map[string]string{"mode": "trained", "text": say("text.trained")}},
		}},
		{Key: "text", Kind: control.Text, Default: say("text"), MaxRunes: maxRunes, Group: "figure"},
		{Key: "order", Kind: control.Choice, Default: "scrambled", Group: "figure", Options: control.OneOf("scrambled", "reversed")},
		{Key: "mode", Kind: control.Choice, Default: "random", Group: "more", Options: control.OneOf("random", "trained")},
		{Key: "d", Kind: control.Integer, Default: "8", Min: 2, Max: maxSize, Step: 2, Group: "more", When: "mode=random"},
		{Key: "length", Kind: control.Integer, Default: "32", Min: 2, Max: maxLength, Step: 1, Group: "more", When: "mode=random"},
		{Key: "base", Kind: control.Number, Default: "10000", Min: 1, Max: 1000000, Step: 100, Group: "more", When: "mode=random"},
		{Key: "dim", Kind: control.Integer, Default: "2", Min: 0, Max: maxSize - 1, Step: 1, Group: "training", When: "mode=random"},
		{Key: "at", Kind: control.Integer, Default: "4", Min: 0, Max: maxLength - 1, Step: 1, Group: "training", When: "mode=random"},
		{Key: "shift", Kind: control.Integer, Default: "3", Min: -maxLength, Max: maxLength, Step: 1, Group: "training", When: "mode=random"},
		{Key: "seed", Kind: control.Integer, Default: "111", Min: 0, Max: 9999, Step: 1, Group: "training"},
	}
}
