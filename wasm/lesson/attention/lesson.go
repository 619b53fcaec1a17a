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
	"glassbox/wasm/phrase"
)

// book is the words of the lesson, and say finds a phrase of it.
var (
	book = phrase.Of("attention")
	say  = book.Say
)

// Bounds of the controls.
const (
	maxSize  = 128
	maxRunes = 4000
	maxScore = 50
)

const whenTrained = "mode=trained"

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "attention", Number: 9, Models: []string{"stories", "translation"},
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "cat-sat", Group: "figure", Options: []control.Option{
			{Value: "cat-sat"},
			{Value: "cat-ate", Sets: map[string]string{"text": say("text.cat-ate"), "focus": "2", "scores": "1.38, 0, 1.38", "target": "3"}},
			{Value: "animal", Sets: map[string]string{
				"text": say("text.animal"), "focus": "8", "scores": "0, 5.4, 0, 0.6, 0.4, 3.2, 0.4, 1.4, 0, 0, 2.2", "target": "2",
			}},
			{Value: "subject", Sets: map[string]string{
				"mode": "trained", "text": say("text.subject"), "focus": "7", "layer": "2", "head": "1", "target": "6",
			}},
			{Value: "senses", Sets: map[string]string{
				"mode": "trained", "text": say("text.senses"), "focus": "7", "senses": "bank", "layer": "1", "head": "1", "target": "2",
			}},
		}},
		{Key: "text", Kind: control.Text, Default: say("text.cat-sat"), MaxRunes: maxRunes, Group: "figure"},
		{Key: "focus", Kind: control.Integer, Default: "3", Min: 1, Max: words.Max, Step: 1, Group: "figure"},
		{Key: "mode", Kind: control.Choice, Default: "hand", Group: "more", Options: control.OneOf("hand", "random", "trained")},
		{Key: "scores", Kind: control.Numbers, Default: "0, 4.16, 2.78, 1.38, 0, 2.78", Min: -maxScore, Max: maxScore, Step: 0.1,
			MaxItems: words.Max, Group: "training", When: "mode=hand"},
		{Key: "model", Kind: control.Choice, Default: "stories", Group: "more", When: whenTrained,
			Options: control.OneOf("stories", "translation")},
		{Key: "layer", Kind: control.Integer, Default: "2", Min: 1, Max: words.Layers, Step: 1, Group: "more", When: whenTrained},
		{Key: "head", Kind: control.Integer, Default: "1", Min: 1, Max: words.Heads, Step: 1, Group: "more", When: whenTrained},
		{Key: "senses", Kind: control.Choice, Default: "off", Group: "more", When: whenTrained + " model=stories",
			Options: control.OneOf("off", "bank", "bat")},
		{Key: "d", Kind: control.Integer, Default: "4", Min: 1, Max: maxSize, Step: 1, Group: "more", When: "mode!=trained"},
		{Key: "mask", Kind: control.Toggle, Default: "off", Group: "more", When: "mode!=trained"},
		{Key: "positions", Kind: control.Choice, Default: "none", Group: "training", When: "mode=random",
			Options: control.OneOf("none", "sinusoidal")},
		{Key: "seed", Kind: control.Integer, Default: "1", Min: 0, Max: 9999, Step: 1, Group: "training"},
		{Key: "target", Kind: control.Integer, Default: "2", Min: 1, Max: words.Max, Step: 1, Group: "training"},
		{Key: "beside", Kind: control.Choice, Default: "off", Group: "training", Options: control.OneOf("off", "recurrent")},
	}
}
