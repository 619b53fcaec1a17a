package tape

// ReLU returns the rectified linear unit of each cell,
//
//	out = max(0, x)
//
// with derivative 1 for x > 0 and 0 elsewhere, also at 0. x and out have the same
// shape.
// Source: Nair and Hinton 2010.
func (t *Tape[F]) ReLU(x *Value[F]) *Value[F] { return t.each(relu, x) }

var relu = function{
	op:      "relu",
	apply:   func(x float64) float64 { return max(0, x) },
	slope:   func(x, _ float64) float64 { return step(x) },
	symbol:  "ReLU",
	numbers: func(x phrase) string { return "max(0, " + x.text + ")" },
	bent:    true,
}

// step is 1 for x > 0 and 0 elsewhere.
func step(x float64) float64 {
	if x > 0 {
		return 1
	}
	return 0
}
