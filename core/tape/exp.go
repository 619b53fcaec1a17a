package tape

import "math"

// Exp returns e to the power of each cell,
//
//	out = eˣ
//
// which is its own derivative. x and out have the same shape.
func (t *Tape[F]) Exp(x *Value[F]) *Value[F] { return t.each(exp, x) }

var exp = function{
	op:         "exp",
	apply:      math.Exp,
	slope:      func(_, y float64) float64 { return y },
	symbol:     "exp",
	derivative: func(x expr) expr { return called("exp(", ")", x, math.Exp(x.value)) },
}
