package tape

// Transpose returns x with rows and columns exchanged,
//
//	out[i,j] = x[j,i]
//
// where x is m×n and out is n×m.
func (t *Tape[F]) Transpose(x *Value[F]) *Value[F] {
	return t.record(transpose[F]{}, x.cols, x.rows, x)
}

type transpose[F Float] struct{}

func (transpose[F]) name() string { return "transpose" }

func (transpose[F]) forward(out *Value[F]) {
	x := out.inputs[0]
	for i, cell := range x.data {
		out.data[i%x.cols*x.rows+i/x.cols] = cell
	}
}

func (transpose[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i := range x.grad {
		x.grad[i] += out.grad[i%x.cols*x.rows+i/x.cols]
	}
}

func (transpose[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return read(out.inputs[0], j, i)
}

func (transpose[F]) partials(_ *Value[F], _, i, j int, _ reader[F]) []partial {
	return one(j, i, constant(1))
}
