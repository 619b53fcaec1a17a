package tokens

import (
	"slices"

	"glassbox/wasm/control"
)

// Bounds of the controls.
const (
	MaxTemperature = 3
	MaxTopK        = 50
	maxRunes       = 4000
	maxLayers      = 48 // of a model that a person opens
	maxHeads       = 32
	furthest       = 128 // token that can be in focus
)

// Specs are the controls that Open reads, with a text to begin with.
func Specs(text string) []control.Spec {
	return []control.Spec{
		{Key: "text", Kind: control.Text, Default: text, MaxRunes: maxRunes, Group: "figure", Suggest: begun},
		{Key: "seed", Kind: control.Integer, Default: "7", Max: 9999, Step: 1, Group: "figure"},
		{Key: "write", Kind: control.Integer, Default: "0", Max: furthest, Step: 1, Group: "figure"},
		{Key: "temperature", Kind: control.Number, Default: "1.5", Min: 0.1, Max: MaxTemperature, Step: 0.1, Group: "more"},
		{Key: "topp", Kind: control.Number, Default: "0.9", Min: 0.05, Max: 1, Step: 0.05, Group: "more"},
		{Key: "topk", Kind: control.Integer, Default: "8", Min: 1, Max: MaxTopK, Step: 1, Group: "more"},
		{Key: "layer", Kind: control.Integer, Default: "2", Min: 1, Max: maxLayers, Step: 1, Group: "more"},
		{Key: "head", Kind: control.Integer, Default: "2", Min: 1, Max: maxHeads, Step: 1, Group: "more"},
		{Key: "focus", Kind: control.Integer, Default: "128", Min: 1, Max: furthest, Step: 1, Group: "more"},
		{Key: "open", Kind: control.Toggle, Default: "off", Group: "more"},
		{Key: "next", Kind: control.Text, Default: "", MaxRunes: maxRunes, Group: "more", Behind: "text"},
		{Key: "then", Kind: control.Text, Default: "", MaxRunes: maxRunes, Group: "more", Behind: "text"},
	}
}

// begun are the words that the last one of a text may become. Which may come next is for the model to guess.
func begun(text string) []control.Suggestion {
	return slices.DeleteFunc(Story().Suggest(text), func(s control.Suggestion) bool { return !s.Begun })
}
