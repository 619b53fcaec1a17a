// Package heads is lesson 10: several attention heads beside each other, forward and backward.
//
//	q = z W_Q   k = z W_K   v = z W_V
//	outₙ = softmax(qₙ kₙᵀ / √(d/h)) vₙ
//	out = [out₁ … outₕ] W_O
//
// Head n has the n-th d/h columns of q, k and v. One word is in focus; all words do the same at the same time.
package heads

import (
	"strconv"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/phrase"
)

// say finds a phrase of the lesson.
var say = phrase.Of("heads").Say

// Bounds of the controls.
const (
	maxSize  = 128
	maxHeads = 8
	maxRunes = 4000
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "heads", Number: 10,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

func specs() []control.Spec {
	all := []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "it", Group: "figure", Options: []control.Option{
			{Value: "it"},
			{Value: "three", Sets: map[string]string{"text": say("text.three"), "focus": "2", "target": "3", "heads": "2", "d": "8"}},
			{Value: "referent", Sets: map[string]string{"mode": "trained", "text": phrase.Say("text.english")}},
			{Value: "described", Sets: map[string]string{"mode": "trained", "model": "translation", "focus": "12",
				"text": phrase.Say("text.english")}},
			{Value: "subject", Sets: map[string]string{"mode": "trained", "model": "stories-rotary", "layer": "1", "focus": "7",
				"text": phrase.Say("text.story")}},
		}},
		{Key: "text", Kind: control.Text, Default: say("text.it"), MaxRunes: maxRunes, Group: "figure"},
		{Key: "mode", Kind: control.Choice, Default: "random", Group: "figure", Options: control.OneOf("random", "trained")},
		{Key: "model", Kind: control.Choice, Default: words.Models[0], Group: "figure", When: "mode=trained",
			Options: control.OneOf(words.Models...)},
		{Key: "layer", Kind: control.Integer, Default: "2", Min: 1, Max: 2, Step: 1, Group: "figure", When: "mode=trained"},
		{Key: "focus", Kind: control.Integer, Default: "9", Min: 1, Max: words.Max, Step: 1, Group: "more"},
		{Key: "heads", Kind: control.Integer, Default: "4", Min: 1, Max: maxHeads, Step: 1, Group: "figure", When: untrained},
		{Key: "show", Kind: control.Choice, Default: "both", Group: "more", Options: control.OneOf("both", "overlaid", "apart")},
		{Key: "d", Kind: control.Integer, Default: "16", Min: 1, Max: maxSize, Step: 1, Group: "more", When: untrained},
		{Key: "mask", Kind: control.Toggle, Default: "off", Group: "training", When: untrained},
		{Key: "positions", Kind: control.Choice, Default: "sinusoidal", Group: "training", When: untrained,
			Options: control.OneOf("sinusoidal", "none")},
		{Key: "seed", Kind: control.Integer, Default: "1", Min: 0, Max: 9999, Step: 1, Group: "training", When: untrained},
		{Key: "target", Kind: control.Integer, Default: "2", Min: 1, Max: words.Max, Step: 1, Group: "training", When: untrained},
	}
	for n := 1; n <= maxHeads; n++ {
		all = append(all, control.Spec{Key: switchKey(n - 1), Label: say("head", "n", n), Kind: control.Toggle, Default: "on",
			Group: "training", When: whenHeads(n)})
	}
	return all
}

// untrained is the condition of what trained models have settled.
const untrained = "mode=random"

// switchKey is the control that switches head k, counted from 0.
func switchKey(k int) string { return "head" + strconv.Itoa(k+1) }

// trainedHeads is how many heads the trained models have.
const trainedHeads = 4

// whenHeads is the condition that there are at least n heads.
func whenHeads(n int) string {
	if n == 1 {
		return ""
	}
	when := "heads=" + strconv.Itoa(n)
	for m := n + 1; m <= maxHeads; m++ {
		when += "|" + strconv.Itoa(m)
	}
	if n > trainedHeads {
		when += " " + untrained
	}
	return when
}
