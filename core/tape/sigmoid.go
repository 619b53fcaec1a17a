package tape

import "math"

// Sigmoid returns the logistic function of each cell,
//
//	out = σ(x) = 1 / (1 + e⁻ˣ)
//
// with derivative σ(x)·(1 − σ(x)). x and out have the same shape.
func (t *Tape[F]) Sigmoid(x *Value[F]) *Value[F] { return t.each(sigmoid, x) }

var sigmoid = function{
	op:     "sigmoid",
	apply:  logistic,
	slope:  func(_, y float64) float64 { return y * (1 - y) },
	symbol: "σ",
}

// logistic is σ(x), written so that the exponential never overflows.
func logistic(x float64) float64 {
	if x >= 0 {
		return 1 / (1 + math.Exp(-x))
	}
	e := math.Exp(x)
	return e / (1 + e)
}
