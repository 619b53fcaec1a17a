// Package entropy is lesson 5: cross entropy, what a prediction q costs where the truth is p.
//
//	H(p,q) = −Σ p · ln q
//
// from one true class over the binary form and a truth that is itself a distribution, against squared error, to the
// softmax in front, forward and backward.
package entropy

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"sync"
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
	ID: "entropy", Number: 5, Title: "Cross entropy", Tagline: "What a wrong guess costs",
	Weights: "set by hand", Controls: sync.OnceValue(controls),
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// same is what every example sets, so that each counts as a preset and nothing that was entered is lost.
var same = map[string]string{"temperature": "1"}

func controls() []control.Spec {
	return []control.Spec{
		{Key: "preset", Label: "example", Kind: control.Choice, Default: "classes", Group: "figure", Options: []control.Option{
			{Value: "classes", Label: "Three classes"},
			{Value: "spam", Label: "Spam or not", Sets: same},
			{Value: "soft", Label: "Soft truth", Sets: same},
			{Value: "squared", Label: "Squared error", Sets: same},
			{Value: "softmax", Label: "Softmax in front", Sets: same},
		}},
		{Key: "q", Label: "prediction q", Kind: control.Numbers, Default: "0.7, 0.2, 0.1", Min: 0, Max: 1, Step: 0.01, MaxItems: maxClasses, Group: "figure", When: "preset=classes|soft"},
		{Key: "p", Label: "truth p", Kind: control.Numbers, Default: "0.5, 0.3, 0.2", Min: 0, Max: 1, Step: 0.01, MaxItems: maxClasses, Group: "figure", When: "preset=soft"},
		{Key: "z", Label: "logits z", Kind: control.Numbers, Default: "2, 1, 0", Min: -maxLogit, Max: maxLogit, Step: 0.1, MaxItems: maxClasses, Group: "figure", When: "preset=softmax"},
		{Key: "temperature", Label: "temperature T", Kind: control.Number, Default: "1", Min: minT, Max: maxT, Step: 0.1, Group: "figure", When: "preset=softmax"},
		{Key: "true", Label: "true class", Kind: control.Integer, Default: "1", Min: 1, Max: maxClasses, Step: 1, Group: "figure", When: "preset=classes|softmax"},
		{Key: "mails", Label: "q of spam", Kind: control.Numbers, Default: "0.95, 0.3, 0.95", Min: 0, Max: 1, Step: 0.01, MaxItems: maxClasses, Group: "figure", When: "preset=spam"},
		{Key: "spam", Label: "is spam: 1 or 0", Kind: control.Numbers, Default: "1, 1, 0", Min: 0, Max: 1, Step: 1, MaxItems: maxClasses, Group: "figure", When: "preset=spam"},
		{Key: "at", Label: "q of the true class", Kind: control.Number, Default: "0.1", Min: 0, Max: 1, Step: 0.01, Group: "figure", When: "preset=squared"},
		{Key: "base", Label: "unit", Kind: control.Choice, Default: "nats", Group: "figure", Options: []control.Option{
			{Value: "nats", Label: "nats (ln)"}, {Value: "bits", Label: "bits (log₂)"}, {Value: "log10", Label: "digits (log₁₀)"},
		}},
		{Key: "names", Label: "classes", Kind: control.Text, Default: "cat, dog, bird", MaxRunes: 100, Group: "training", When: "preset=classes|soft|softmax"},
	}
}
