package tape

import "strconv"

// BlendHeads returns, for each head of each sequence, the rows of v blended by its
// weights,
//
//	out[bT+i, nD+j] = Σₖ weights[bN+n][i,k]·v[bS+k, nD+j]
//
// where v holds sequences of S rows one under another and heads of D columns side by
// side, weights are T×S each, first the N heads of the first sequence, and out, as wide
// as v, has T rows for each sequence: the heads come out joined. The gradients are
// dweights = dout·vᵀ and dv = weightsᵀ·dout, each at its place. It panics unless v
// divides so.
// Source: Vaswani et al. 2017, section 3.2.2.
func (t *Tape[F]) BlendHeads(v *Value[F], weights ...*Value[F]) *Value[F] {
	if len(weights) == 0 {
		panic(UseError{"blendheads", "there are no weights"})
	}
	T, S := weights[0].Dims()
	for _, w := range weights {
		if w.rows != T || w.cols != S {
			panic(ShapeError{"blendheads", w.is("a head's weight"), "it must be " + dims(T, S)})
		}
	}
	sequences := v.rows / S
	if v.rows%S != 0 || sequences == 0 || len(weights)%sequences != 0 || v.cols%(len(weights)/sequences) != 0 {
		have := v.is("v") + ", given are " + strconv.Itoa(len(weights)) + " weights of " + dims(T, S)
		panic(ShapeError{"blendheads", have, "there must be as many for each sequence, and columns for each"})
	}
	op := blendHeads[F]{T, S, len(weights) / sequences}
	return t.record(op, sequences*T, v.cols, append([]*Value[F]{v}, weights...)...)
}

// blendHeads has v as its first input and the weights behind it.
type blendHeads[F Float] struct{ rows, keys, heads int }

func (blendHeads[F]) name() string { return "blendheads" }

// part is what weights n, counted from 0, work on: rows of out, keys of v.
func (b blendHeads[F]) part(out *Value[F], n int) Part {
	d, sequence := out.cols/b.heads, n/b.heads
	return Part{sequence * b.rows, b.rows, sequence * b.keys, b.keys, n % b.heads * d, d}
}

func (b blendHeads[F]) forward(out *Value[F]) {
	v := out.inputs[0]
	for n, w := range out.inputs[1:] {
		p := b.part(out, n)
		blended, cells := out.from(out.data, p.Row, p.Col), v.from(v.data, p.Key, p.Col)
		out.ops().Gemm(false, false, p.Rows, p.Cols, p.Keys, 1, w.data, w.cols, cells, v.cols, 0, blended, out.cols)
	}
}

func (b blendHeads[F]) backward(out *Value[F]) {
	v := out.inputs[0]
	for n, w := range out.inputs[1:] {
		p := b.part(out, n)
		dout := out.from(out.grad, p.Row, p.Col)
		if w.NeedsGrad() {
			out.ops().Gemm(false, true, p.Rows, p.Keys, p.Cols, 1, dout, out.cols, v.from(v.data, p.Key, p.Col), v.cols, 1, w.grad, w.cols)
		}
		if v.NeedsGrad() {
			out.ops().Gemm(true, false, p.Keys, p.Cols, p.Rows, 1, w.data, w.cols, dout, out.cols, 1, v.from(v.grad, p.Key, p.Col), v.cols)
		}
	}
}

func (b blendHeads[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	n := i/b.rows*b.heads + j/(out.cols/b.heads)
	p := b.part(out, n)
	terms := make([]expr, p.Keys)
	for k := range terms {
		terms[k] = product(read(out.inputs[1+n], i-p.Row, k), read(out.inputs[0], p.Key+k, j))
	}
	return sum(terms...)
}

func (b blendHeads[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	var ps []partial
	if k == 0 {
		n := i/b.keys*b.heads + j/(out.cols/b.heads)
		p := b.part(out, n)
		for row := range p.Rows {
			ps = append(ps, partial{p.Row + row, j, read(out.inputs[1+n], row, i-p.Key)})
		}
		return ps
	}
	p := b.part(out, k-1)
	for col := p.Col; col < p.Col+p.Cols; col++ {
		ps = append(ps, partial{p.Row + i, col, read(out.inputs[0], p.Key+j, col)})
	}
	return ps
}
