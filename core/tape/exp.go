package tape

import "math"

// Exp returns e to the power of each cell,
//
//	out = eˣ
//
// which is its own derivative. x and out have the same shape.
func (t *Tape[F]) Exp(x *Value[F]) *Value[F] {
	return t.record(exponent[F]{elementwise[F]{exp}}, x.rows, x.cols, x)
}

var exp = function{
	op:         "exp",
	apply:      math.Exp,
	slope:      func(_, y float64) float64 { return y },
	symbol:     "exp",
	derivative: func(x expr) expr { return called("exp(", ")", x, math.Exp(x.value)) },
}

// exponent is exp, computed by the tape's Ops.
type exponent[F Float] struct{ elementwise[F] }

func (exponent[F]) forward(out *Value[F]) { out.ops().Exp(out.data, out.inputs[0].data) }

// Exp implements Ops, in float64.
func (*Plain[F]) Exp(dst, x []F) { applied(dst, x, exp) }
