package tape

import "math"

// Sqrt returns the square root of each cell,
//
//	out = √x
//
// with derivative 1/(2√x). x and out have the same shape. The square root of a
// negative number is NaN.
func (t *Tape[F]) Sqrt(x *Value[F]) *Value[F] { return t.each(squareRoot, x) }

var squareRoot = function{
	op:     "sqrt",
	apply:  math.Sqrt,
	slope:  func(_, y float64) float64 { return 1 / (2 * y) },
	symbol: "√",
}
