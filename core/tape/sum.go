package tape

// Sum returns the sum of all cells,
//
//	out = Σ x[i,j]
//
// with derivative 1. x has any shape and out is 1×1.
func (t *Tape[F]) Sum(x *Value[F]) *Value[F] { return t.record(total[F]{}, 1, 1, x) }

type total[F Float] struct{}

func (total[F]) name() string { return "sum" }

func (total[F]) forward(out *Value[F]) { out.data[0] = added(out.inputs[0].data) }

func (total[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i := range x.grad {
		x.grad[i] += out.grad[0]
	}
}

func (total[F]) formula(out *Value[F], _, _ int, read reader[F]) expr {
	return sum(cells(out.inputs[0], read)...)
}

func (total[F]) partials(*Value[F], int, int, int, reader[F]) []partial {
	return one(0, 0, constant(1))
}

// added returns the sum of the cells, from the first to the last.
func added[F Float](cells []F) F {
	var s F
	for _, x := range cells {
		s += x
	}
	return s
}

// cells writes every cell of x, row by row.
func cells[F Float](x *Value[F], read reader[F]) []expr {
	es := make([]expr, len(x.data))
	for at := range es {
		es[at] = read(x, at/x.cols, at%x.cols)
	}
	return es
}
