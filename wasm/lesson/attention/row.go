package attention

import (
	"slices"

	"glassbox/wasm/film"
)

// row is how the softmax of the focus word is computed, number by number, forward and backward. What a mask hides is 0
// throughout.
type row struct {
	top       int // the word with the largest score
	max, sum  float64
	shifted   []float64
	exp       []float64
	weights   []float64
	mix       [][]float64 // weight · value, a row for each word
	dweights  []float64
	dmean     float64
	dcentered []float64
}

// stages are those of the recording.
func (m *model) stages() *row {
	line := func(r film.Ref) []float64 { return film.Line(m.Matrix(r), 0) }
	r := &row{shifted: line(film.At("shifted")), exp: line(film.At("exp")), sum: line(film.At("sum"))[0], mix: film.Lines(m.Matrix(film.At("mix"))),
		weights: film.Line(m.layer.Weights, m.focus), dweights: film.Line(m.layer.Weights.Grad(), m.focus),
		dmean: line(film.At("mean").Gradient())[0], dcentered: line(film.At("centered").Gradient())}
	r.top = slices.Index(r.shifted, 0)
	r.max = m.layer.Scaled.At(m.focus, r.top)
	return r
}
