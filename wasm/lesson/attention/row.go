package attention

import "math"

// row is how the softmax of the focus word is computed, number by number, forward and backward:
//
//	shifted = scaled − max   exp = e^shifted   weights = exp / sum
//	dcentered = dweights − Σ weights·dweights   dscaled = weights · dcentered
//
// The tape does the same in one operation; here every stage has its numbers. What a mask hides is 0 throughout.
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

func (s setting) row(l *layer) *row {
	T := len(s.words)
	r := &row{max: math.Inf(-1), shifted: make([]float64, T), exp: make([]float64, T), weights: make([]float64, T), dweights: make([]float64, T), dcentered: make([]float64, T)}
	for j := range T {
		if z := l.Scaled.At(s.focus, j); s.seen(s.focus, j) && z > r.max {
			r.max, r.top = z, j
		}
	}
	for j := range T {
		r.weights[j], r.dweights[j] = l.Weights.At(s.focus, j), l.Weights.Grad().At(s.focus, j)
		r.dmean += r.weights[j] * r.dweights[j]
		if s.seen(s.focus, j) {
			r.shifted[j] = l.Scaled.At(s.focus, j) - r.max
			r.exp[j] = math.Exp(r.shifted[j])
			r.sum += r.exp[j]
		}
	}
	for j := range T {
		r.dcentered[j] = r.dweights[j] - r.dmean
		r.mix = append(r.mix, make([]float64, s.d))
		for i := range s.d {
			r.mix[j][i] = r.weights[j] * l.V.At(j, i)
		}
	}
	return r
}
