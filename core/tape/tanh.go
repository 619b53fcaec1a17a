package tape

import "math"

// Tanh returns the hyperbolic tangent of each cell,
//
//	out = tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
//
// with derivative 1 − tanh²(x). x and out have the same shape.
func (t *Tape[F]) Tanh(x *Value[F]) *Value[F] { return t.each(tanh, x) }

var tanh = function{
	op:     "tanh",
	apply:  math.Tanh,
	slope:  func(_, y float64) float64 { return 1 - float64(y*y) },
	symbol: "tanh",
}
