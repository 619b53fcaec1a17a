package tape

// Add returns the sum of each pair of cells,
//
//	out = a + b
//
// with derivatives 1 and 1. b has the shape of a, or is a single row that is added
// to every row of a, such as a bias; its gradient is then the sum over the rows. Add
// panics for other shapes.
func (t *Tape[F]) Add(a, b *Value[F]) *Value[F] {
	if b.cols != a.cols || b.rows != a.rows && b.rows != 1 {
		panic(ShapeError{"add", a.is("a") + ", " + b.is("b"), "b must be " + dims(a.rows, a.cols) + " or " + dims(1, a.cols)})
	}
	return t.record(add[F]{}, a.rows, a.cols, a, b)
}

type add[F Float] struct{}

func (add[F]) name() string { return "add" }

func (add[F]) forward(out *Value[F]) {
	a, b := out.inputs[0], out.inputs[1]
	for start := 0; start < len(out.data); start += len(b.data) {
		part := out.data[start:][:len(b.data)]
		out.ops().ScaledAdd(part, a.data[start:][:len(part)], 1, b.data)
	}
}

func (add[F]) backward(out *Value[F]) {
	for _, in := range out.inputs {
		if !in.NeedsGrad() {
			continue
		}
		for start := 0; start < len(out.grad); start += len(in.grad) {
			out.ops().Axpy(1, out.grad[start:][:len(in.grad)], in.grad)
		}
	}
}

func (add[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	a, b := out.inputs[0], out.inputs[1]
	return sum(read(a, i, j), read(b, i%b.rows, j))
}

func (add[F]) partials(out *Value[F], k, i, j int, _ reader[F]) []partial {
	var ps []partial
	for row := i; row < out.rows; row += out.inputs[k].rows {
		ps = append(ps, partial{row, j, constant(1)})
	}
	return ps
}
