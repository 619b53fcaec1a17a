package tape

import "strconv"

// SliceCols returns the columns from..to-1 of x,
//
//	out[i,j] = x[i, from+j]
//
// where x is m×n and out is m×(to−from): how attention heads are split. It panics
// unless 0 ≤ from < to ≤ n.
func (t *Tape[F]) SliceCols(x *Value[F], from, to int) *Value[F] {
	if from < 0 || from >= to || to > x.cols {
		columns := strconv.Itoa(from) + " to " + strconv.Itoa(to)
		panic(ShapeError{"slicecols", x.is("x"), "it must have the columns " + columns})
	}
	return t.record(sliceCols[F]{from}, x.rows, to-from, x)
}

type sliceCols[F Float] struct{ from int }

func (sliceCols[F]) name() string { return "slicecols" }

func (s sliceCols[F]) forward(out *Value[F]) {
	x := out.inputs[0]
	for i := range out.rows {
		copy(out.row(out.data, i), x.row(x.data, i)[s.from:])
	}
}

func (s sliceCols[F]) backward(out *Value[F]) {
	x := out.inputs[0]
	for i := range out.rows {
		accumulate(x.row(x.grad, i)[s.from:s.from+out.cols], out.row(out.grad, i))
	}
}

func (s sliceCols[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	return read(out.inputs[0], i, s.from+j)
}

func (s sliceCols[F]) partials(out *Value[F], _, i, j int, _ reader[F]) []partial {
	if j < s.from || j >= s.from+out.cols {
		return nil
	}
	return one(i, j-s.from, constant(1))
}
