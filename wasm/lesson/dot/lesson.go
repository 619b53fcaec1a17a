// Package dot is lesson 3: the dot product, computed twice.
//
//	a · b = Σ aᵢ bᵢ = |a| |b| cos θ
//
// Two vectors are multiplied term by term and measured by length and angle; then words are compared by it, and rows
// of queries meet columns of keys, which is a matrix product.
package dot

import (
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what is compared.
const (
	maxComponents = 8
	maxWords      = 8
	maxFeatures   = 6
	queries, keys = 3, 4 // of the matrix product
	depth         = 3    // numbers in each query and key
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "dot", Number: 3,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("dot").Say

// twoVectors are the presets that show two vectors.
const twoVectors = "arrows|parallel|perpendicular|opposite|space|eight"

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "arrows", Group: "figure", Options: []control.Option{
			{Value: "arrows"},
			{Value: "parallel", Sets: sets("4, 2", "2, 1")},
			{Value: "perpendicular", Sets: sets("4, 2", "-1, 2")},
			{Value: "opposite", Sets: sets("4, 2", "-2, -1")},
			{Value: "space", Sets: sets("2, -1, 3", "1, 3, 2")},
			{Value: "eight", Sets: sets("1, 0.5, -1, 2, 0, 1.5, -0.5, 1", "0.5, 1, -2, 1, 3, -1, 0.5, 2")},
			{Value: "words", Sets: map[string]string{"word": "cat"}},
			{Value: "matrix", Sets: map[string]string{"q": "1, 0, 2, 0, 2, -1, -1, 1, 1"}},
		}},
		figures("a", "4, 1", 1000, maxComponents, twoVectors),
		figures("b", "2, 3", 1000, maxComponents, twoVectors),
		{Key: "azimuth", Kind: control.Number, Default: "120", Min: -360, Max: 360, Step: 5, Group: "more", When: "preset=space"},
		{Key: "word", Kind: control.Text, Default: "cat", MaxRunes: 16, Group: "figure", When: "preset=words"},
		{Key: "words", Kind: control.Text, Default: list("cat", "dog", "mouse", "pizza", "cheese", "street"), MaxRunes: 120, Group: "more",
			When: "preset=words"},
		{Key: "features", Kind: control.Text, Default: list("alive", "food", "place", "big"), MaxRunes: 100, Group: "more",
			When: "preset=words"},
		figures("vectors", "1, -0.2, -0.5, -0.3, 1, -0.3, -0.4, 0.2, 0.9, -0.1, -0.3, -0.9, "+
			"-0.7, 1, -0.2, -0.3, -0.6, 0.9, -0.4, -0.7, -0.8, -0.8, 1, 0.9", 100, maxWords*maxFeatures, "words"),
		figures("q", "1, 0, 2, 0, 2, -1, -1, 1, 1", 100, queries*depth, "matrix"),
		figures("k", "2, 1, 0, 0, 1, 1, 1, -1, 1, -1, 0, 2", 100, keys*depth, "matrix"),
	}
}

// figures is a control of up to n numbers, from −most to most, of some presets.
func figures(key, first string, most float64, n int, presets string) control.Spec {
	return control.Spec{Key: key, Kind: control.Numbers, Default: first, Min: -most, Max: most, Step: 0.1, MaxItems: n, Group: "figure",
		When: "preset=" + presets}
}

func list(words ...string) string { return strings.Join(words, ", ") }

func sets(a, b string) map[string]string { return map[string]string{"a": a, "b": b} }
