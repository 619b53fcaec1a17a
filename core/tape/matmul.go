package tape

// MatMul returns the matrix product,
//
//	out = a·b,  out[i,j] = Σₚ a[i,p]·b[p,j]
//
// where a is m×k, b is k×n and out is m×n. Its gradients are da = dout·bᵀ and
// db = aᵀ·dout. It panics if the columns of a are not as many as the rows of b.
func (t *Tape[F]) MatMul(a, b *Value[F]) *Value[F] {
	if a.cols != b.rows {
		panic(ShapeError{"matmul", a.is("a") + ", " + b.is("b"), "the columns of a must equal the rows of b"})
	}
	return t.record(matMul[F]{}, a.rows, b.cols, a, b)
}

type matMul[F Float] struct{}

func (matMul[F]) name() string { return "matmul" }

func (matMul[F]) forward(out *Value[F]) {
	a, b := out.inputs[0], out.inputs[1]
	out.ops().Gemm(false, false, a.rows, b.cols, a.cols, 1, a.data, a.cols, b.data, b.cols, 0, out.data, out.cols)
}

func (matMul[F]) backward(out *Value[F]) {
	a, b := out.inputs[0], out.inputs[1]
	if a.NeedsGrad() {
		out.ops().Gemm(false, true, a.rows, a.cols, b.cols, 1, out.grad, out.cols, b.data, b.cols, 1, a.grad, a.cols)
	}
	if b.NeedsGrad() {
		out.ops().Gemm(true, false, b.rows, b.cols, a.rows, 1, a.data, a.cols, out.grad, out.cols, 1, b.grad, b.cols)
	}
}

func (matMul[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	a, b := out.inputs[0], out.inputs[1]
	terms := make([]expr, a.cols)
	for p := range terms {
		terms[p] = product(read(a, i, p), read(b, p, j))
	}
	return sum(terms...)
}

func (matMul[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	a, b := out.inputs[0], out.inputs[1]
	var ps []partial
	if k == 0 {
		for col := range out.cols {
			ps = append(ps, partial{i, col, read(b, j, col)})
		}
		return ps
	}
	for row := range out.rows {
		ps = append(ps, partial{row, j, read(a, row, i)})
	}
	return ps
}
