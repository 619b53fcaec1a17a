// Package neuron is lesson 6: one neuron, forward and backward, by hand.
//
//	x → z₁ = w₁·x + b₁ → h = f(z₁) → y = w₂·h + b₂ → L
//
// then the chain rule back through it, then one step of every parameter against its gradient.
package neuron

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what can be trained: every update is kept, so that any of them can be played.
const (
	maxExamples = 8
	maxEpochs   = 200
	maxUpdates  = 1000
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "neuron", Number: 6,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("neuron").Say

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "one-step", Group: "figure", Options: []control.Option{
			{Value: "one-step"},
			{Value: "three-examples", Sets: map[string]string{"x": "1, 2, 3", "t": "2, 4, 6", "epochs": "5"}},
			{Value: "two-inputs", Sets: map[string]string{
				"x": "1, 2, 3", "x2": "0, 0, 0", "t": "2, 4, 6", "b1": "0", "b2": "0", "eta": "0.05", "epochs": "10",
			}},
		}},
		{Key: "x", Kind: control.Numbers, Default: "2", Min: -1000, Max: 1000, Step: 0.1, MaxItems: maxExamples, Group: "more"},
		{Key: "x2", Kind: control.Numbers, Default: "0", Min: -1000, Max: 1000, Step: 0.1, MaxItems: maxExamples, Group: "more",
			When: "preset=two-inputs"},
		{Key: "t", Kind: control.Numbers, Default: "4", Min: -1000, Max: 1000, Step: 0.1, MaxItems: maxExamples, Group: "more"},
		{Key: "w1", Kind: control.Number, Default: "2", Min: -1000, Max: 1000, Step: 0.1, Group: "more"},
		{Key: "w1_2", Kind: control.Number, Default: "0.5", Min: -1000, Max: 1000, Step: 0.1, Group: "more", When: "preset=two-inputs"},
		{Key: "b1", Kind: control.Number, Default: "-3", Min: -1000, Max: 1000, Step: 0.1, Group: "more"},
		{Key: "w2", Kind: control.Number, Default: "1.5", Min: -1000, Max: 1000, Step: 0.1, Group: "more"},
		{Key: "b2", Kind: control.Number, Default: "0.5", Min: -1000, Max: 1000, Step: 0.1, Group: "more"},
		{Key: "eta", Kind: control.Number, Default: "0.1", Min: 0, Max: 10, Step: 0.01, Group: "figure"},
		{Key: "epochs", Kind: control.Integer, Default: "1", Min: 1, Max: maxEpochs, Step: 1, Group: "training"},
		{Key: "activation", Kind: control.Choice, Default: "relu", Group: "figure",
			Options: options("relu", "leaky-relu", "sigmoid", "tanh", "gelu", "identity")},
		{Key: "loss", Kind: control.Choice, Default: "half-squared", Group: "more",
			Options: options("half-squared", "squared", "absolute", "cross-entropy")},
		{Key: "surface", Kind: control.Choice, Default: "off", Options: surfaceOptions(), Group: "training"},
		{Key: "fork", Kind: control.Integer, Default: "0", Min: 0, Max: maxUpdates, Step: 1, Group: "training"},
		{Key: "fork-key", Kind: control.Choice, Default: "eta", Group: "training", When: "fork!=0",
			Options: options("eta", "w1", "w1_2", "b1", "w2", "b2")},
		{Key: "fork-to", Kind: control.Number, Default: "0.05", Min: -1000, Max: 1000, Step: 0.01, Group: "training", When: "fork!=0"},
	}
}

func options(values ...string) []control.Option {
	all := make([]control.Option, len(values))
	for i, v := range values {
		all[i].Value = v
	}
	return all
}

// surfaceOptions are all pairs of parameters.
func surfaceOptions() []control.Option {
	all := options("off")
	for i := firstParam; i <= lastParam; i++ {
		for j := i + 1; j <= lastParam; j++ {
			all = append(all, control.Option{Value: names[i] + "," + names[j], Label: say("pair", "a", symbol(i), "b", symbol(j))})
		}
	}
	return all
}
