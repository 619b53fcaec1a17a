package tape

import "math"

// Log returns the natural logarithm of each cell,
//
//	out = ln x
//
// with derivative 1/x. x and out have the same shape. The logarithm of 0 is −Inf
// and that of a negative number NaN.
func (t *Tape[F]) Log(x *Value[F]) *Value[F] { return t.each(logarithm, x) }

var logarithm = function{
	op:         "log",
	apply:      math.Log,
	slope:      func(x, _ float64) float64 { return 1 / x },
	symbol:     "ln",
	derivative: inverse,
}
