package tape

// ConcatCols returns the values side by side,
//
//	out = [x₀ x₁ …]
//
// where each xₖ is m×nₖ and out is m×Σnₖ: how attention heads are joined. It panics
// without values, and if they differ in their number of rows.
func (t *Tape[F]) ConcatCols(xs ...*Value[F]) *Value[F] {
	if len(xs) == 0 {
		panic(UseError{"concatcols", "there is nothing to join"})
	}
	cols := 0
	for _, x := range xs {
		if x.rows != xs[0].rows {
			panic(ShapeError{"concatcols", xs[0].is("the first") + ", " + x.is("another"), "the rows must be equally many"})
		}
		cols += x.cols
	}
	return t.record(concatCols[F]{}, xs[0].rows, cols, xs...)
}

type concatCols[F Float] struct{}

func (concatCols[F]) name() string { return "concatcols" }

func (concatCols[F]) forward(out *Value[F]) {
	for i := range out.rows {
		row := out.row(out.data, i)
		for _, x := range out.inputs {
			row = row[copy(row, x.row(x.data, i)):]
		}
	}
}

func (concatCols[F]) backward(out *Value[F]) {
	for i := range out.rows {
		row := out.row(out.grad, i)
		for _, x := range out.inputs {
			if x.NeedsGrad() {
				accumulate(x.row(x.grad, i), row)
			}
			row = row[x.cols:]
		}
	}
}

func (concatCols[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	k := 0
	for ; j >= out.inputs[k].cols; k++ {
		j -= out.inputs[k].cols
	}
	return read(out.inputs[k], i, j)
}

func (concatCols[F]) partials(out *Value[F], k, i, j int, _ reader[F]) []partial {
	for _, x := range out.inputs[:k] {
		j += x.cols
	}
	return one(i, j, constant(1))
}

// accumulate adds to each cell of dst the one of src in the same place. src may be
// longer.
func accumulate[F Float](dst, src []F) {
	for i := range dst {
		dst[i] += src[i]
	}
}
