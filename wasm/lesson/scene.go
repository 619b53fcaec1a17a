package lesson

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// FormulaHeight is the room that a formula takes in the figure.
func (v View) FormulaHeight() float64 {
	if v.Slide {
		return figure.FormulaLine
	}
	return figure.FormulaHeight
}

// Scene begins the picture of a film on the occasion.
func (v View) Scene(l *picture.List, f *figure.Figure) *figure.Scene {
	s := f.Scene(l, v.Width, v.Moment, v.Depth)
	s.Slide, s.Chosen = v.Slide, v.Asked
	return s
}
