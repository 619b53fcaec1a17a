// Package logarithm is lesson 4: to what power must the base be raised to get a number?
//
//	log_b x = y   where   bʸ = x,   log_b x = ln x / ln b,   ∂ log_b x / ∂x = 1 / (x · ln b)
//
// The power is searched for digit by digit, the curve is mirrored, products become sums of lengths, and e comes out of
// compounding ever more often.
package logarithm

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Bounds of what can be entered.
const (
	minX, maxX       = 1e-6, 1e6
	minFactor        = 1e-3 // of a product
	maxFactor        = 1e3
	minBase, maxBase = 1e-3, 1e3
	nearOne          = 1e-3 // how near to 1 a base may come
	maxParts         = 1e6  // in which a year is cut
	maxRows          = 8    // ways to cut it
)

// Lesson is the lesson as the path lists it.
var Lesson = &lesson.Lesson{
	ID: "log", Number: 4,
	Specs:   specs,
	Compute: compute, Height: height, Draw: draw, Vignette: vignette,
}

// say finds a phrase of the lesson.
var say = phrase.Of("log").Say

func specs() []control.Spec {
	return []control.Spec{
		{Key: "preset", Kind: control.Choice, Default: "power", Group: "figure", Options: []control.Option{
			{Value: "power"},
			{Value: "ln", Sets: map[string]string{"base": "e", "x": "2"}},
			{Value: "mirror", Sets: map[string]string{"base": "2"}},
			{Value: "product", Sets: map[string]string{"base": "10"}},
			{Value: "e", Sets: map[string]string{"rate": "1"}},
		}},
		{Key: "x", Kind: control.Number, Default: "50", Min: -maxX, Max: maxX, Step: 1, Group: "figure", When: "preset=power|ln"},
		{Key: "p", Kind: control.Number, Default: "1.5", Min: -100, Max: 100, Step: 0.1, Group: "figure", When: "preset=mirror"},
		{Key: "a", Kind: control.Number, Default: "2", Min: -maxX, Max: maxX, Step: 0.1, Group: "figure", When: "preset=product"},
		{Key: "b", Kind: control.Number, Default: "3", Min: -maxX, Max: maxX, Step: 0.1, Group: "figure", When: "preset=product"},
		{Key: "base", Kind: control.Choice, Default: "10", Group: "figure", When: "preset!=e", Options: control.OneOf("10", "2", "e", "any")},
		{Key: "own", Kind: control.Number, Default: "3", Min: -maxBase, Max: maxBase, Step: 0.1, Group: "figure", When: "preset!=e base=any"},
		{Key: "rate", Kind: control.Number, Default: "1", Min: -1, Max: 3, Step: 0.1, Group: "figure", When: "preset=e"},
		{Key: "parts", Kind: control.Numbers, Default: "1, 2, 4, 12, 52, 365, 10000, 1000000", Min: 1, Max: maxParts, Step: 1,
			MaxItems: maxRows, Group: "more", When: "preset=e"},
	}
}
