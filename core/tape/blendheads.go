package tape

import "strconv"

// BlendHeads returns, for each head of each sequence, the rows of v blended by its
// weights,
//
//	out[bT+i, nD+j] = Σₖ weights[bN+n][i,k]·v[bT+k, nD+j]
//
// where v holds sequences of T rows one under another and heads of D columns side by
// side, weights are T×T each, first the N heads of the first sequence, and out has the
// shape of v: the heads come out joined. The gradients are dweights = dout·vᵀ and
// dv = weightsᵀ·dout, each at its place. It panics unless v divides so.
// Source: Vaswani et al. 2017, section 3.2.2.
func (t *Tape[F]) BlendHeads(v *Value[F], weights ...*Value[F]) *Value[F] {
	if len(weights) == 0 {
		panic(UseError{"blendheads", "there are no weights"})
	}
	T := weights[0].rows
	for _, w := range weights {
		if w.rows != T || w.cols != T {
			panic(ShapeError{"blendheads", w.is("a head's weight"), "it must be " + dims(T, T)})
		}
	}
	sequences := v.rows / T
	if v.rows%T != 0 || len(weights)%sequences != 0 || v.cols%(len(weights)/sequences) != 0 {
		have := v.is("v") + ", given are " + strconv.Itoa(len(weights)) + " weights of " + dims(T, T)
		panic(ShapeError{"blendheads", have, "there must be as many for each sequence, and columns for each"})
	}
	return t.record(blendHeads[F]{T, len(weights) / sequences}, v.rows, v.cols, append([]*Value[F]{v}, weights...)...)
}

// blendHeads has v as its first input and the weights behind it.
type blendHeads[F Float] struct{ rows, heads int }

func (blendHeads[F]) name() string { return "blendheads" }

// part is what weights n, counted from 0, work on.
func (b blendHeads[F]) part(out *Value[F], n int) Part {
	d := out.cols / b.heads
	return Part{n / b.heads * b.rows, b.rows, n % b.heads * d, d}
}

func (b blendHeads[F]) forward(out *Value[F]) {
	v := out.inputs[0]
	for n, w := range out.inputs[1:] {
		p := b.part(out, n)
		out.ops().Gemm(false, false, p.Rows, p.Cols, p.Rows, 1, w.data, w.cols, v.within(v.data, p), v.cols, 0, out.within(out.data, p), out.cols)
	}
}

func (b blendHeads[F]) backward(out *Value[F]) {
	v := out.inputs[0]
	for n, w := range out.inputs[1:] {
		p := b.part(out, n)
		dout := out.within(out.grad, p)
		if w.NeedsGrad() {
			out.ops().Gemm(false, true, p.Rows, p.Rows, p.Cols, 1, dout, out.cols, v.within(v.data, p), v.cols, 1, w.grad, w.cols)
		}
		if v.NeedsGrad() {
			out.ops().Gemm(true, false, p.Rows, p.Cols, p.Rows, 1, w.data, w.cols, dout, out.cols, 1, v.within(v.grad, p), v.cols)
		}
	}
}

// at returns which weights cell (i,j) of v or out belongs to, and its part.
func (b blendHeads[F]) at(out *Value[F], i, j int) (n int, p Part) {
	n = i/b.rows*b.heads + j/(out.cols/b.heads)
	return n, b.part(out, n)
}

func (b blendHeads[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	n, p := b.at(out, i, j)
	terms := make([]expr, p.Rows)
	for k := range terms {
		terms[k] = product(read(out.inputs[1+n], i-p.Row, k), read(out.inputs[0], p.Row+k, j))
	}
	return sum(terms...)
}

func (b blendHeads[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	var ps []partial
	if k == 0 {
		n, p := b.at(out, i, j)
		for row := range p.Rows {
			ps = append(ps, partial{p.Row + row, j, read(out.inputs[1+n], row, i-p.Row)})
		}
		return ps
	}
	p := b.part(out, k-1)
	for col := p.Col; col < p.Col+p.Cols; col++ {
		ps = append(ps, partial{p.Row + i, col, read(out.inputs[0], p.Row+j, col)})
	}
	return ps
}
