package tape

// Mean returns the mean of all cells,
//
//	out = Σ x[i,j] / n
//
// with derivative 1/n, where n is the number of cells. x has any shape and out is
// 1×1.
func (t *Tape[F]) Mean(x *Value[F]) *Value[F] { return t.record(mean[F]{}, 1, 1, x) }

type mean[F Float] struct{}

func (mean[F]) name() string { return "mean" }

func (mean[F]) forward(out *Value[F]) {
	x := out.inputs[0].data
	out.data[0] = added(x) / F(len(x))
}

func (mean[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	share := out.grad[0] / F(len(x.grad))
	for i := range x.grad {
		x.grad[i] += share
	}
}

func (mean[F]) formula(out *Value[F], _, _ int, read reader[F]) expr {
	x := out.inputs[0]
	return divided(sum(cells(x, read)...), len(x.data))
}

func (mean[F]) partials(out *Value[F], _, _, _ int, _ reader[F]) []partial {
	return one(0, 0, reciprocal(len(out.inputs[0].data)))
}

// divided is e / n, or e if n is 1.
func divided(e expr, n int) expr {
	if n == 1 {
		return e
	}
	return ratio(e, constant(float64(n)))
}

// reciprocal is 1/n as a factor, left out if n is 1.
func reciprocal(n int) expr {
	if n == 1 {
		return constant(1)
	}
	return inverse(constant(float64(n)))
}
