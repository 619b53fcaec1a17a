package tape

// Mul returns the product of each pair of cells,
//
//	out = a·b
//
// with derivatives b and a. It panics if the shapes of a and b differ. The matrix
// product is MatMul.
func (t *Tape[F]) Mul(a, b *Value[F]) *Value[F] { return t.pairs(mul, a, b, "a", "b") }

var mul = pairing{
	op:    "mul",
	apply: func(a, b float64) float64 { return a * b },
	slopes: [2]func(a, b float64) float64{
		func(a, b float64) float64 { return b },
		func(a, b float64) float64 { return a },
	},
	written: func(a, b expr) expr { return product(a, b) },
	derived: [2]func(a, b expr) expr{
		func(a, b expr) expr { return b },
		func(a, b expr) expr { return a },
	},
}
