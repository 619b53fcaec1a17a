package tape

// MatMulT returns the matrix product with the second factor transposed,
//
//	out = a·bᵀ,  out[i,j] = Σₚ a[i,p]·b[j,p]
//
// where a is m×k, b is n×k and out is m×n: each cell is the dot product of a row of
// a and a row of b. Its gradients are da = dout·b and db = doutᵀ·a. It panics if a
// and b differ in their number of columns.
func (t *Tape[F]) MatMulT(a, b *Value[F]) *Value[F] {
	if a.cols != b.cols {
		panic(ShapeError{"matmult", a.is("a") + ", " + b.is("b"), "the columns of a must equal the columns of b"})
	}
	return t.record(matMulT[F]{}, a.rows, b.rows, a, b)
}

type matMulT[F Float] struct{}

func (matMulT[F]) name() string { return "matmult" }

func (matMulT[F]) forward(out *Value[F]) {
	a, b := out.inputs[0], out.inputs[1]
	out.ops().Gemm(false, true, a.rows, b.rows, a.cols, 1, a.data, a.cols, b.data, b.cols, 0, out.data, out.cols)
}

func (matMulT[F]) backward(out *Value[F]) {
	a, b := out.inputs[0], out.inputs[1]
	if a.NeedsGrad() {
		out.ops().Gemm(false, false, a.rows, a.cols, b.rows, 1, out.grad, out.cols, b.data, b.cols, 1, a.grad, a.cols)
	}
	if b.NeedsGrad() {
		out.ops().Gemm(true, false, b.rows, b.cols, a.rows, 1, out.grad, out.cols, a.data, a.cols, 1, b.grad, b.cols)
	}
}

func (matMulT[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	a, b := out.inputs[0], out.inputs[1]
	terms := make([]expr, a.cols)
	for p := range terms {
		terms[p] = product(read(a, i, p), read(b, j, p))
	}
	return sum(terms...)
}

func (matMulT[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	a, b := out.inputs[0], out.inputs[1]
	var ps []partial
	if k == 0 {
		for col := range out.cols {
			ps = append(ps, partial{i, col, read(b, col, j)})
		}
		return ps
	}
	for row := range out.rows {
		ps = append(ps, partial{row, i, read(a, row, j)})
	}
	return ps
}
