// Package context is lesson 2: how far back a model may look.
//
//	an n-gram model sees n − 1 words; there are V^(n−1) such contexts, of which a text shows few
//
// Beams lead from a word back to those it may see; the price of a longer view is measured on a text; and the windows
// of present models stand on one ruler, with what T² attention scores and the key/value store cost.
package context

import (
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/ngram"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what is shown and counted.
const (
	maxWords = 24     // of the sentence
	maxText  = 40_000 // characters of each text, which is counted six times
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "context", Number: 2,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("context").Say

// measured is when controls of the measurement are shown.
const measured = "preset=measure"

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "sight", Group: "figure", Options: []control.Option{
			{Value: "sight"},
			{Value: "measure", Sets: map[string]string{"smoothing": "interpolation"}},
			{Value: "windows", Sets: map[string]string{"layers": "32"}},
		}},
		{Key: "n", Kind: control.Integer, Default: "6", Min: 1, Max: ngram.MaxOrder, Step: 1, Group: "figure", When: "preset=sight|measure"},
		{Key: "predict", Kind: control.Integer, Default: "12", Min: 2, Max: maxWords, Step: 1, Group: "more", When: "preset=sight"},
		{Key: "see", Kind: control.Integer, Default: "2", Min: 1, Max: maxWords, Step: 1, Group: "more", When: "preset=sight"},
		{Key: "sentence", Kind: control.Text, Default: say("sentence"), MaxRunes: 300, Group: "figure", When: "preset=sight"},
		{Key: "sample", Kind: control.Choice, Default: "stories", Group: "more", Options: samples(), When: "preset=sight|measure"},
		{Key: "smoothing", Kind: control.Choice, Default: "interpolation", Group: "figure", When: measured,
			Options: control.OneOf("interpolation", "add")},
		{Key: "lambda", Kind: control.Number, Default: "0.6", Min: 0.01, Max: 0.99, Step: 0.01, Group: "more",
			When: measured + " smoothing=interpolation"},
		{Key: "alpha", Kind: control.Number, Default: "0.1", Min: 0.001, Max: 2, Step: 0.01, Group: "more", When: measured + " smoothing=add"},
		{Key: "window", Kind: control.Integer, Default: "8192", Min: 1, Max: 1e7, Step: 1024, Group: "figure", When: "preset=windows"},
		{Key: "layers", Kind: control.Integer, Default: "32", Min: 1, Max: 1000, Step: 1, Group: "more", When: "preset=windows"},
		{Key: "kvheads", Kind: control.Integer, Default: "8", Min: 1, Max: 256, Step: 1, Group: "more", When: "preset=windows"},
		{Key: "headsize", Kind: control.Integer, Default: "128", Min: 1, Max: 1024, Step: 8, Group: "more", When: "preset=windows"},
		{Key: "bytes", Kind: control.Number, Default: "2", Min: 0.5, Max: 8, Step: 0.5, Group: "more", When: "preset=windows"},
		{Key: "wordspertoken", Kind: control.Number, Default: "0.75", Min: 0.1, Max: 2, Step: 0.05, Group: "reading", When: "preset=windows"},
		{Key: "wordsperpage", Kind: control.Integer, Default: "300", Min: 50, Max: 2000, Step: 10, Group: "reading", When: "preset=windows"},
		{Key: "pagesperbook", Kind: control.Integer, Default: "300", Min: 10, Max: 5000, Step: 10, Group: "reading", When: "preset=windows"},
		{Key: "punctuation", Kind: control.Toggle, Default: "off", Group: "words", When: "preset=sight|measure"},
		{
			Key: "text", Kind: control.Text, Lines: true, Default: flat("stories").Train, MaxRunes: maxText,
			Group: "words", When: "preset=sight|measure",
		},
		{Key: "heldout", Kind: control.Text, Lines: true, Default: flat("stories").HeldOut, MaxRunes: maxText, Group: "words", When: measured},
	}
}

// flat is a sample with its paragraphs in one line, as a field on the page shows them.
func flat(id string) corpus.Sample {
	s, ok := corpus.Find(id)
	if !ok {
		panic("context: no sample " + id)
	}
	s.Train, s.HeldOut = strings.Join(strings.Fields(s.Train), " "), strings.Join(strings.Fields(s.HeldOut), " ")
	return s
}

// samples are the corpora to choose from.
func samples() []control.Option {
	var all []control.Option
	for _, s := range corpus.Samples() {
		o := control.Option{Value: s.ID, Label: s.Title}
		if s.ID != "stories" {
			o.Sets = map[string]string{"text": flat(s.ID).Train, "heldout": flat(s.ID).HeldOut}
		}
		all = append(all, o)
	}
	return all
}
