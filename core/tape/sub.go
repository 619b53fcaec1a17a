package tape

// Sub returns the difference of each pair of cells,
//
//	out = a − b
//
// with derivatives 1 and −1. It panics if the shapes of a and b differ.
func (t *Tape[F]) Sub(a, b *Value[F]) *Value[F] { return t.pairs(sub, a, b, "a", "b") }

var sub = pairing{
	op:    "sub",
	apply: func(a, b float64) float64 { return a - b },
	slopes: [2]func(a, b float64) float64{
		func(a, b float64) float64 { return 1 },
		func(a, b float64) float64 { return -1 },
	},
	written: difference,
	derived: [2]func(a, b expr) expr{
		func(a, b expr) expr { return constant(1) },
		func(a, b expr) expr { return constant(-1) },
	},
}
