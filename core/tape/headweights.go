package tape

import (
	"math"
	"strconv"
)

// Part is what one head of attention works on where the rows of several sequences
// stand one under another and the columns of several heads side by side: the queries
// are Rows rows from Row on, the keys Keys rows from Key on, and the head is Cols
// columns of both from Col on.
type Part struct{ Row, Rows, Key, Keys, Col, Cols int }

// HeadWeights returns how much each of T positions attends to each of S in one head,
//
//	out[i,j] = e^s[i,j] / Σₖ e^s[i,k]
//	s = q kᵀ / √D
//
// where q and k, equally wide, are read in place at the Part p alone, of T rows, S keys
// and D columns, and out is T×S. mask is T×S row by row, as in Softmax: what it hides
// has weight 0, and it is kept, not copied. With
// z[i,j] = out[i,j]·(dout[i,j] − Σₖ out[i,k]·dout[i,k]) the gradients are dq = z·k/√D
// and dk = zᵀ·q/√D. It panics if there is no such part, and for a mask of another size.
// Source: Vaswani et al. 2017, eq. 1.
func (t *Tape[F]) HeadWeights(q, k *Value[F], p Part, mask []bool) *Value[F] {
	if q.cols != k.cols {
		panic(ShapeError{"headweights", q.is("q") + ", " + k.is("k"), "the columns must be equally many"})
	}
	if p.Col < 0 || p.Cols < 1 || p.Col+p.Cols > q.cols {
		panic(ShapeError{"headweights", q.is("q"), "it must have the columns " + span(p.Col, p.Cols)})
	}
	checkRows(q, "q", p.Row, p.Rows)
	checkRows(k, "k", p.Key, p.Keys)
	if mask != nil && len(mask) != p.Rows*p.Keys {
		have := "the mask has " + strconv.Itoa(len(mask)) + " cells"
		panic(ShapeError{"headweights", have, "it must be nil or " + dims(p.Rows, p.Keys)})
	}
	return t.record(headWeights[F]{p, mask}, p.Rows, p.Keys, q, k)
}

// checkRows panics unless v, called so in the error, has n rows from the given one on.
func checkRows[F Float](v *Value[F], name string, from, n int) {
	if from < 0 || n < 1 || from+n > v.rows {
		panic(ShapeError{"headweights", v.is(name), "it must have the rows " + span(from, n)})
	}
}

// span writes n numbers from the given one on.
func span(from, n int) string { return strconv.Itoa(from) + " to " + strconv.Itoa(from+n-1) }

type headWeights[F Float] struct {
	Part
	mask []bool
}

func (headWeights[F]) name() string { return "headweights" }

// scale is 1/√D.
func (h headWeights[F]) scale() float64 { return 1 / math.Sqrt(float64(h.Cols)) }

// from returns the given data or gradient of v from cell (row,col) on.
func (v *Value[F]) from(cells []F, row, col int) []F { return cells[row*v.cols+col:] }

// query and key return the given data or gradient of q and k from the first cell of the part on.
func (h headWeights[F]) query(q *Value[F], cells []F) []F { return q.from(cells, h.Row, h.Col) }
func (h headWeights[F]) key(k *Value[F], cells []F) []F   { return k.from(cells, h.Key, h.Col) }

func (h headWeights[F]) forward(out *Value[F]) {
	q, k, ops := out.inputs[0], out.inputs[1], out.ops()
	ops.Gemm(false, true, h.Rows, h.Keys, h.Cols, F(h.scale()), h.query(q, q.data), q.cols, h.key(k, k.data), k.cols, 0, out.data, out.cols)
	ops.Softmax(out.data, out.data, h.mask, out.cols)
}

// backward keeps z.
func (h headWeights[F]) backward(out *Value[F]) {
	q, k, ops := out.inputs[0], out.inputs[1], out.ops()
	z, scale := out.keep(len(out.data)), F(h.scale())
	clear(z)
	ops.SoftmaxGrad(z, out.grad, out.data, out.cols)
	if q.NeedsGrad() {
		ops.Gemm(false, false, h.Rows, h.Cols, h.Keys, scale, z, out.cols, h.key(k, k.data), k.cols, 1, h.query(q, q.grad), q.cols)
	}
	if k.NeedsGrad() {
		ops.Gemm(true, false, h.Keys, h.Cols, h.Rows, scale, z, out.cols, h.query(q, q.data), q.cols, 1, h.key(k, k.grad), k.cols)
	}
}

// seen lists the keys that row i sees.
func (h headWeights[F]) seen(i int) (keys []int) {
	for j := range h.Keys {
		if h.mask == nil || h.mask[i*h.Keys+j] {
			keys = append(keys, j)
		}
	}
	return keys
}

// score writes s[i,j].
func (h headWeights[F]) score(out *Value[F], i, j int, read reader[F]) expr {
	q, k := out.inputs[0], out.inputs[1]
	terms := make([]expr, h.Cols)
	for d := range terms {
		terms[d] = product(read(q, h.Row+i, h.Col+d), read(k, h.Key+j, h.Col+d))
	}
	return product(constant(h.scale()), sum(terms...))
}

// scoreAt is s[i,j].
func (h headWeights[F]) scoreAt(out *Value[F], i, j int) float64 {
	q, k := out.inputs[0], out.inputs[1]
	sum := 0.0
	for d := range h.Cols {
		sum += q.At(h.Row+i, h.Col+d) * k.At(h.Key+j, h.Col+d)
	}
	return sum * h.scale()
}

// formula takes the highest score off in numbers, as it is computed.
func (h headWeights[F]) formula(out *Value[F], i, j int, read reader[F]) expr {
	if h.mask != nil && !h.mask[i*h.Keys+j] {
		return constant(0)
	}
	var scores []expr
	var chosen expr
	highest := math.Inf(-1)
	for _, k := range h.seen(i) {
		score := h.score(out, i, k, read)
		scores, highest = append(scores, score), max(highest, score.value)
		if k == j {
			chosen = score
		}
	}
	power := func(score expr) expr {
		shifted := difference(score, quantity("max", highest))
		return exponential(shifted, math.Exp(shifted.value))
	}
	powers := make([]expr, len(scores))
	for k, score := range scores {
		powers[k] = power(score)
	}
	e := ratio(power(chosen), sum(powers...))
	e.texts[0] = over(exponential(chosen, 0).texts[0], phrase{"Σ exp(…)", atom})
	return e
}

func (h headWeights[F]) partials(out *Value[F], k, i, j int, read reader[F]) []partial {
	first, n := h.Row, h.Rows
	if k == 1 {
		first, n = h.Key, h.Keys
	}
	i, j = i-first, j-h.Col
	switch {
	case i < 0 || i >= n || j < 0 || j >= h.Cols:
		return nil
	case k == 0:
		return h.queryPartials(out, i, j, read)
	}
	return h.keyPartials(out, i, j, read)
}

// queryPartials lists how each weight of row i changes with the query at d: by the
// weight, times by how much the key at d is above its mean over the row.
func (h headWeights[F]) queryPartials(out *Value[F], i, d int, read reader[F]) []partial {
	key := func(j int) expr { return read(out.inputs[1], h.Key+j, h.Col+d) }
	var terms []expr
	for _, j := range h.seen(i) {
		terms = append(terms, product(out.leafExpr(i, j), key(j)))
	}
	var ps []partial
	for _, j := range h.seen(i) {
		above := difference(key(j), sum(terms...))
		ps = append(ps, partial{i, j, product(constant(h.scale()), out.leafExpr(i, j), above)})
	}
	return ps
}

// keyPartials lists how the weights of the rows that see key k change with it at d.
func (h headWeights[F]) keyPartials(out *Value[F], k, d int, read reader[F]) []partial {
	var ps []partial
	for i := range h.Rows {
		if h.mask != nil && !h.mask[i*h.Keys+k] {
			continue
		}
		query := product(constant(h.scale()), read(out.inputs[0], h.Row+i, h.Col+d))
		for _, j := range h.seen(i) {
			slope := product(constant(-1), out.leafExpr(i, k))
			if j == k {
				slope = difference(constant(1), out.leafExpr(i, k))
			}
			ps = append(ps, partial{i, j, product(query, out.leafExpr(i, j), slope)})
		}
	}
	return ps
}
