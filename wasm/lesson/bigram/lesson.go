// Package bigram is lesson 1: count pairs of words, divide, and predict the next word.
//
//	P(w | v) = (count(v, w) + α) / (count(v) + α·V)
//
// There are no gradients in counting: the maximum-likelihood estimate is found by division, not by descent.
package bigram

import (
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what is shown of a run.
const (
	maxScored = 40 // words of the sentence to score
	maxDrawn  = 1000
	maxWalked = 40 // words whose draws are shown one by one
	maxName   = 24 // characters of a word
	maxAlpha  = 2
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "bigram", Number: 1,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("bigram").Say

func specs() []control.Spec {
	return []control.Spec{
		{
			Key: "text", Kind: control.Text, Lines: true, Default: sample("tiny").Train,
			MaxRunes: token.MaxBytes, MaxBytes: token.MaxBytes, Group: "figure",
		},
		{Key: "alpha", Kind: control.Number, Default: "0", Min: 0, Max: maxAlpha, Step: 0.05, Group: "figure"},
		{Key: "sample", Kind: control.Choice, Default: "tiny", Group: "figure", Options: samples()},
		{Key: "find", Kind: control.Text, Default: "", MaxRunes: 60, Group: "more"},
		{Key: "sentence", Kind: control.Text, Default: say("sentence.tiny"), MaxRunes: 400, Group: "more"},
		{Key: "seed", Kind: control.Integer, Default: "1", Min: 0, Max: 1e6, Step: 1, Group: "training"},
		{Key: "greedy", Kind: control.Toggle, Default: "off", Group: "training"},
		{Key: "length", Kind: control.Integer, Default: "16", Min: 1, Max: maxDrawn, Step: 1, Group: "training"},
		{Key: "onward", Kind: control.Toggle, Default: "off", Group: "training"},
		{Key: "lower", Kind: control.Toggle, Default: "on", Group: "training"},
		{Key: "punctuation", Kind: control.Toggle, Default: "off", Group: "training"},
		{Key: "rare", Kind: control.Integer, Default: "1", Min: 1, Max: 100, Step: 1, Group: "training"},
		{Key: "heldout", Kind: control.Text, Lines: true, Default: sample("tiny").HeldOut, MaxRunes: 20000, Group: "training"},
	}
}

func sample(id string) corpus.Sample {
	s, ok := corpus.Find(id)
	if !ok {
		panic("bigram: no sample " + id)
	}
	return flat(s)
}

// flat has its paragraphs in one line, as a field on the page shows them.
func flat(s corpus.Sample) corpus.Sample {
	s.Train, s.HeldOut = strings.Join(strings.Fields(s.Train), " "), strings.Join(strings.Fields(s.HeldOut), " ")
	return s
}

// samples are the corpora to choose from, each with a sentence to score that has a pair which it never saw. Links name
// them; their text is not in the link.
func samples() []control.Option {
	var all []control.Option
	for i, s := range corpus.Samples() {
		s = flat(s)
		o := control.Option{Value: s.ID, Label: s.Title}
		if i > 0 {
			o.Sets = map[string]string{"text": s.Train, "heldout": s.HeldOut, "sentence": say("sentence." + s.ID)}
		}
		all = append(all, o)
	}
	return all
}
