package tape

// Scale returns each cell times a constant,
//
//	out = c·x
//
// with derivative c. x and out have the same shape.
func (t *Tape[F]) Scale(c float64, x *Value[F]) *Value[F] {
	return t.record(scale[F]{F(c)}, x.rows, x.cols, x)
}

type scale[F Float] struct{ c F }

func (scale[F]) name() string { return "scale" }

func (s scale[F]) forward(out *Value[F]) {
	for i, x := range out.inputs[0].data {
		out.data[i] = s.c * x
	}
}

func (s scale[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i, g := range out.grad {
		x.grad[i] += F(g * s.c)
	}
}

func (s scale[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return product(constant(float64(s.c)), read(out.inputs[0], i, j))
}

func (s scale[F]) partials(_ *Value[F], _, i, j int, _ reader[F]) []partial {
	return one(i, j, constant(float64(s.c)))
}
