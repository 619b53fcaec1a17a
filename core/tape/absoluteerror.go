package tape

import "math"

// AbsoluteError returns the absolute difference of each pair of cells,
//
//	out = |y − t|
//
// with derivatives sign(y − t) and −sign(y − t), 0 where y equals t. It panics if
// the shapes of y and t differ.
func (t *Tape[F]) AbsoluteError(y, target *Value[F]) *Value[F] {
	return t.pairs(absoluteError, y, target, "y", "t")
}

var absoluteError = pairing{
	op:    "absoluteerror",
	apply: func(y, t float64) float64 { return math.Abs(y - t) },
	slopes: [2]func(y, t float64) float64{
		func(y, t float64) float64 { return sign(y - t) },
		func(y, t float64) float64 { return -sign(y - t) },
	},
	written: func(y, t expr) expr { return called("|", "|", difference(y, t), math.Abs(y.value-t.value)) },
	derived: [2]func(y, t expr) expr{signOf, func(y, t expr) expr { return product(constant(-1), signOf(y, t)) }},
	bent:    true,
}

// signOf writes sign(y − t).
func signOf(y, t expr) expr {
	return called("sign(", ")", difference(y, t), sign(y.value-t.value))
}

// sign is 1 for x > 0, −1 for x < 0, and 0 for 0.
func sign(x float64) float64 { return step(x) - step(-x) }
