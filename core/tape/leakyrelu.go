package tape

import "glassbox/core/number"

// LeakyReLU returns a rectified linear unit that lets a little through below 0,
//
//	out = max(c·x, x)
//
// with derivative 1 for x > 0 and c elsewhere. x and out have the same shape. It
// panics unless 0 ≤ c ≤ 1.
// Source: Maas, Hannun and Ng 2013.
func (t *Tape[F]) LeakyReLU(x *Value[F], c float64) *Value[F] {
	if !(c >= 0 && c <= 1) {
		panic(UseError{"leakyrelu", "the slope is " + number.Full(c) + ", it must be from 0 to 1"})
	}
	return t.each(leakyReLU(c), x)
}

func leakyReLU(c float64) function {
	return function{
		op:      "leakyrelu",
		apply:   func(x float64) float64 { return max(c*x, x) },
		slope:   func(x, _ float64) float64 { return max(c, step(x)) },
		symbol:  "LeakyReLU",
		numbers: func(x phrase) string { return "max(" + x.scaled(c).text + ", " + x.text + ")" },
		bent:    true,
	}
}
