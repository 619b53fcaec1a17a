// Package entropy is lesson 5: cross entropy, what a prediction q costs where the truth is p.
//
//	H(p,q) = −Σ p · ln q
//
// from one true class over the binary form and a truth that is itself a distribution, against squared error, to the
// softmax in front, forward and backward.
package entropy

import (
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what can be entered. Within those of the logits and the temperature no softmax underflows to 0.
const (
	maxClasses  = 6
	maxLogit    = 20
	minT, maxT  = 0.1, 100
	maxNameLong = 12
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "entropy", Number: 5,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("entropy").Say

// same is what every example sets, so that each counts as a preset and nothing that was entered is lost.
var same = map[string]string{"temperature": "1"}

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "classes", Group: "figure", Options: []control.Option{
			{Value: "classes"},
			{Value: "spam", Sets: same},
			{Value: "soft", Sets: same},
			{Value: "squared", Sets: same},
			{Value: "softmax", Sets: same},
		}},
		shares("q", "0.7, 0.2, 0.1", 0.01, "classes|soft"),
		shares("p", "0.5, 0.3, 0.2", 0.01, "soft"),
		{Key: "z", Kind: control.Numbers, Default: "2, 1, 0", Min: -maxLogit, Max: maxLogit, Step: 0.1, MaxItems: maxClasses, Group: "figure",
			When: "preset=softmax"},
		{Key: "temperature", Kind: control.Number, Default: "1", Min: minT, Max: maxT, Step: 0.1, Group: "figure", When: "preset=softmax"},
		{Key: "true", Kind: control.Integer, Default: "1", Min: 1, Max: maxClasses, Step: 1, Group: "more", When: "preset=classes|softmax"},
		shares("mails", "0.95, 0.3, 0.95", 0.01, "spam"),
		shares("spam", "1, 1, 0", 1, "spam"),
		{Key: "at", Kind: control.Number, Default: "0.1", Min: 0, Max: 1, Step: 0.01, Group: "figure", When: "preset=squared"},
		{Key: "base", Kind: control.Choice, Default: "nats", Group: "more", Options: control.OneOf("nats", "bits", "log10")},
		{Key: "names", Kind: control.Text, Default: strings.Join([]string{"cat", "dog", "bird"}, ", "), MaxRunes: 100, Group: "training",
			When: "preset=classes|soft|softmax"},
	}
}

// shares is a control of a number from 0 to 1 for each class, of some presets.
func shares(key, first string, step float64, presets string) control.Spec {
	return control.Spec{Key: key, Kind: control.Numbers, Default: first, Min: 0, Max: 1, Step: step, MaxItems: maxClasses, Group: "figure",
		When: "preset=" + presets}
}
