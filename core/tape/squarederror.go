package tape

// SquaredError returns the squared difference of each pair of cells,
//
//	out = (y − t)²
//
// with derivatives 2(y − t) and −2(y − t). It panics if the shapes of y and t
// differ. With Scale by ½ in front, the derivative by y is y − t.
func (t *Tape[F]) SquaredError(y, target *Value[F]) *Value[F] {
	return t.pairs(squaredError, y, target, "y", "t")
}

var squaredError = pairing{
	op:    "squarederror",
	apply: func(y, t float64) float64 { return (y - t) * (y - t) },
	slopes: [2]func(y, t float64) float64{
		func(y, t float64) float64 { return 2 * (y - t) },
		func(y, t float64) float64 { return -2 * (y - t) },
	},
	written: func(y, t expr) expr { return squared(difference(y, t)) },
	derived: [2]func(y, t expr) expr{
		func(y, t expr) expr { return product(constant(2), difference(y, t)) },
		func(y, t expr) expr { return product(constant(-2), difference(y, t)) },
	},
}
