// Package transformer is lesson 11: a whole encoder-decoder that translates, entered at any depth, forward and backward.
//
// The recording is one pass over a sentence and its translation. A place is a scope of it, such as decoder.2.cross: the film
// of a place is the steps of that scope, and all else is known.
package transformer

import (
	"strconv"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// book is the words of the lesson, and say finds a phrase of it.
var (
	book = phrase.Of("transformer")
	say  = book.Say
)

// Bounds of the controls.
const (
	maxWords = 24 // of either sentence, without its end
	maxRunes = 4000
	maxHeads = 4
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "transformer", Number: 11, Models: []string{"translation", "translation-antecedent"},
	Specs:   specs,
	Compute: func(v control.Values) (*lesson.Run, error) { return views[v.Get("view")](v) },
	Height:  func(v lesson.View) float64 { return v.Model.(drawing).height(v) },
	Draw:    func(l *picture.List, v lesson.View) { v.Model.(drawing).draw(l, v) }, Vignette: vignette,
}

// drawing is what the run of a view draws.
type drawing interface {
	draw(l *picture.List, v lesson.View)
	height(v lesson.View) float64
}

// views are the ways to look at the model, each with a film and a drawing of its own, by the value of the control.
var views = map[string]func(control.Values) (*lesson.Run, error){"inside": compute, "write": write, "it": experiments, "size": countSize}

// viewNames are those in the order in which they are offered.
var viewNames = []string{"inside", "write", "it", "size"}

// writes is the condition that the model is watched writing.
const writes = "view=write"

// upTo are the numbers from 1 to n to choose from.
func upTo(n int) (all []control.Option) {
	for i := range n {
		one := strconv.Itoa(i + 1)
		all = append(all, control.Option{Value: one, Label: one})
	}
	return all
}

func specs() []control.Spec {
	at := control.Spec{Key: "at", Kind: control.Choice, Default: layers.Whole, Group: "more", When: "view=inside"}
	for _, p := range stacks().Places() {
		at.Options = append(at.Options, control.Option{Value: p, Label: layers.Brief(p)})
	}
	return append([]control.Spec{
		{Key: "view", Kind: control.Choice, Default: "inside", Options: control.OneOf(viewNames...), Group: "chapter"},
		{Key: "text", Kind: control.Text, Default: say("text"), MaxRunes: maxRunes, Group: "figure", When: "view!=it|size", Suggest: suggestions},
		{Key: "target", Kind: control.Text, Default: "", MaxRunes: maxRunes, Group: "more", When: "view=inside"},
		at,
		{Key: "focus", Kind: control.Integer, Default: "11", Min: 1, Max: maxWords + 1, Step: 1, Group: "more", When: "view=inside"},
		{Key: "head", Kind: control.Integer, Default: "1", Min: 1, Max: maxHeads, Step: 1, Group: "more", When: "view=inside|it"},
		{Key: "map", Kind: control.Toggle, Default: "off", Group: "none"}, // on phones
		{Key: "change", Kind: control.Text, Default: "", MaxRunes: maxRunes, Group: "more", When: "view=inside"},
		{Key: "ending", Kind: control.Choice, Default: "living", Options: control.OneOf("living", "place"), Group: "figure", When: "view=it"},
		{Key: "pair", Kind: control.Integer, Default: "1", Min: 1, Max: pairs, Step: 1, Group: "figure", When: "view=it"},
		{Key: "layer", Kind: control.Integer, Default: "2", Min: 1, Max: perStack, Step: 1, Group: "more", When: "view=it|write"},
		{Key: "mean", Kind: control.Toggle, Default: "off", Group: "more", When: "view=it"},
		{Key: "decoding", Kind: control.Choice, Default: "beam", Options: control.OneOf("greedy", "beam"), Group: "more", When: writes},
		{Key: "beams", Kind: control.Integer, Default: "3", Min: 1, Max: 5, Step: 1, Group: "figure", When: writes + " decoding=beam"},
		{Key: "looks", Kind: control.Choice, Default: "all", Options: append(control.OneOf("all"), upTo(maxHeads)...), Group: "more",
			When: writes},
	}, sizeSpecs()...)
}
