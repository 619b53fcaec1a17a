// Package attention is lesson 9: self-attention, one head of it, forward and backward.
//
//	q = x W_Q   k = x W_K   v = x W_V
//	out = softmax(q kᵀ / √d) v
//
// One word is in focus; all words do the same at the same time.
package attention

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"sync"
)

// Bounds of the controls.
const (
	maxSize  = 128
	maxRunes = 4000
	maxScore = 50
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "attention", Number: 9, Title: "Attention", Tagline: "What “sat” takes from “cat”",
	Weights: "set by hand or random, untrained", Controls: sync.OnceValue(controls),
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

const (
	catSat   = "the cat sat on the mat"
	threeOf  = "cat ate mouse"
	referent = "the animal didn't cross the street because it was too tired"
)

func controls() []control.Spec {
	return []control.Spec{
		{Key: "preset", Label: "example", Kind: control.Choice, Default: "cat-sat", Group: "figure", Options: []control.Option{
			{Value: "cat-sat", Label: "Six words"},
			{Value: "cat-ate", Label: "Three words", Sets: map[string]string{"text": threeOf, "focus": "2", "scores": "1.38, 0, 1.38", "target": "3"}},
			{Value: "animal", Label: "What is “it”?", Sets: map[string]string{"text": referent, "focus": "8", "scores": "0, 5.4, 0, 0.6, 0.4, 3.2, 0.4, 1.4, 0, 0, 2.2", "target": "2"}},
		}},
		{Key: "text", Label: "sentence", Kind: control.Text, Default: catSat, MaxRunes: maxRunes, Group: "figure"},
		{Key: "focus", Label: "focus word", Kind: control.Integer, Default: "3", Min: 1, Max: words.Max, Step: 1, Group: "figure"},
		{Key: "mode", Label: "scores", Kind: control.Choice, Default: "hand", Group: "figure", Options: []control.Option{
			{Value: "hand", Label: "set by hand"}, {Value: "random", Label: "random"},
		}},
		{Key: "scores", Label: "q · k of the focus word", Kind: control.Numbers, Default: "0, 4.16, 2.78, 1.38, 0, 2.78", Min: -maxScore, Max: maxScore, Step: 0.1, MaxItems: words.Max, Group: "training", When: "mode=hand"},
		{Key: "d", Label: "vector size d", Kind: control.Integer, Default: "4", Min: 1, Max: maxSize, Step: 1, Group: "figure"},
		{Key: "mask", Label: "causal mask", Kind: control.Toggle, Default: "off", Group: "figure"},
		{Key: "positions", Label: "positions", Kind: control.Choice, Default: "none", Group: "training", When: "mode=random", Options: []control.Option{
			{Value: "none", Label: "none"}, {Value: "sinusoidal", Label: "sine and cosine"},
		}},
		{Key: "seed", Label: "seed", Kind: control.Integer, Default: "1", Min: 0, Max: 9999, Step: 1, Group: "training"},
		{Key: "target", Label: "target word", Kind: control.Integer, Default: "2", Min: 1, Max: words.Max, Step: 1, Group: "training"},
		{Key: "beside", Label: "beside", Kind: control.Choice, Default: "off", Group: "training", Options: []control.Option{
			{Value: "off", Label: "nothing"}, {Value: "recurrent", Label: "a recurrent network"},
		}},
	}
}
