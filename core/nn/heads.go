package nn

import (
	"strconv"

	"glassbox/core/tape"
)

// MultiHead is a layer of h attention heads beside each other,
//
//	out = [out₁ … outₕ] W_O + b_O
//	outₙ = Attention(qₙ, kₙ, vₙ)
//
// where qₙ, kₙ and vₙ are the n-th D = d/h columns of q = x W_Q + b_Q,
// k = context W_K + b_K and v = context W_V + b_V.
// Source: Vaswani et al. 2017, section 3.2.2.
type MultiHead[F tape.Float] struct {
	N              int            // heads
	WQ, WK, WV, WO *tape.Value[F] // d×d, "W_Q", "W_K", "W_V", "W_O"
	BQ, BK, BV, BO *tape.Value[F] // 1×d, "b_Q", "b_K", "b_V", "b_O"; nil without biases
	Rotary         *Rotary[F]     // turns qₙ and kₙ by their position, if not nil
}

// Heads is a recorded MultiHead: T positions of x look at S positions of the context.
// The values of head n, counted from 1, are in the scope "head1", "head2", …
type Heads[F tape.Float] struct {
	X, Context *tape.Value[F] // T×d, S×d, named by the caller; the same for self-attention
	Q, K, V    *tape.Value[F] // T×d, S×d, S×d, "q", "k", "v"
	Heads      []*Head[F]     // of D = d/h columns each
	On         *tape.Value[F] // T×d, "on": 1 in the columns of a head, 0 if it is switched off
	Concat     *tape.Value[F] // T×d, "concat": the heads' outputs side by side, times on
	Out        *tape.Value[F] // T×d, "out"
}

// NewMultiHead records the parameters of h heads in d columns, all zero. It panics
// unless h divides d.
func NewMultiHead[F tape.Float](t *tape.Tape[F], d, h int, biases bool) *MultiHead[F] {
	positive("multihead", "d", d)
	positive("multihead", "h", h)
	if d%h != 0 {
		panic(ShapeError{"multihead", count("d", d) + ", " + count("h", h), "d must be a multiple of h"})
	}
	m := &MultiHead[F]{N: h}
	m.WQ, m.WK = t.Param("W_Q", d, d), t.Param("W_K", d, d)
	m.WV, m.WO = t.Param("W_V", d, d), t.Param("W_O", d, d)
	if biases {
		m.BQ, m.BK = t.Param("b_Q", 1, d), t.Param("b_K", 1, d)
		m.BV, m.BO = t.Param("b_V", 1, d), t.Param("b_O", 1, d)
	}
	return m
}

// Weights returns W_Q, W_K, W_V and W_O.
func (m *MultiHead[F]) Weights() []*tape.Value[F] { return []*tape.Value[F]{m.WQ, m.WK, m.WV, m.WO} }

// Params returns all parameters: the weights and, if there are any, the biases.
func (m *MultiHead[F]) Params() []*tape.Value[F] {
	if m.BQ == nil {
		return m.Weights()
	}
	return append(m.Weights(), m.BQ, m.BK, m.BV, m.BO)
}

// Attend records the layer. x is T×d and context is S×d; for self-attention they are
// the same value. mask is T×S, or nil, and serves all heads. All heads are switched
// on. It panics for other shapes.
func (m *MultiHead[F]) Attend(t *tape.Tape[F], x, context *tape.Value[F], mask []bool) *Heads[F] {
	d, _ := m.WQ.Dims()
	wide("multihead", "x", x, d)
	wide("multihead", "the context", context, d)
	r := &Heads[F]{X: x, Context: context}
	r.Q = project(t, x, m.WQ, m.BQ).Named("q")
	r.K = project(t, context, m.WK, m.BK).Named("k")
	r.V = project(t, context, m.WV, m.BV).Named("v")
	m.join(t, r, mask)
	r.Out = project(t, r.Concat, m.WO, m.BO).Named("out")
	return r
}

// join records the heads of r, from its queries, keys and values, and joins what they make.
func (m *MultiHead[F]) join(t *tape.Tape[F], r *Heads[F], mask []bool) {
	outs := make([]*tape.Value[F], m.N)
	for n := range m.N {
		t.Scope("head"+strconv.Itoa(n+1), func() { r.Heads = append(r.Heads, m.head(t, r, n, mask)) })
		outs[n] = r.Heads[n].Out
	}
	rows, d := r.Q.Dims()
	r.On = t.Input("on", rows, d)
	fill(r.On.Data(), 1)
	r.Concat = t.Mul(t.ConcatCols(outs...), r.On).Named("concat")
}

// head records head n, counted from 0.
func (m *MultiHead[F]) head(t *tape.Tape[F], r *Heads[F], n int, mask []bool) *Head[F] {
	part := func(name string, whole *tape.Value[F]) *tape.Value[F] {
		_, d := whole.Dims()
		return t.SliceCols(whole, n*d/m.N, (n+1)*d/m.N).Named(name + strconv.Itoa(n+1))
	}
	plainQ, plainK, v := part("q", r.Q), part("k", r.K), part("v", r.V)
	q, k := plainQ, plainK
	if m.Rotary != nil {
		q = m.Rotary.Rotate(t, plainQ).Named("qr" + strconv.Itoa(n+1))
		k = m.Rotary.Rotate(t, plainK).Named("kr" + strconv.Itoa(n+1))
	}
	h := attention(t, q, k, v, mask, headNames(n+1))
	h.PlainQ, h.PlainK = plainQ, plainK
	return h
}

// Switch switches head n, counted from 0, on or off: what it hands on is multiplied by
// 1 or 0. It shows with the next Forward, or ForwardAfter(r.On). Switch panics if there
// is no such head.
func (r *Heads[F]) Switch(n int, on bool) {
	if uint(n) >= uint(len(r.Heads)) {
		panic(ShapeError{"switch", count("the head", n), "it must be from 0 to " + strconv.Itoa(len(r.Heads)-1)})
	}
	var factor F
	if on {
		factor = 1
	}
	cells := r.On.Data()
	_, d := r.On.Dims()
	width := d / len(r.Heads)
	for start := n * width; start < len(cells); start += d {
		fill(cells[start:start+width], factor)
	}
}

// project is x·w + b, or x·w if b is nil.
func project[F tape.Float](t *tape.Tape[F], x, w, b *tape.Value[F]) *tape.Value[F] {
	if b == nil {
		return t.MatMul(x, w)
	}
	return t.Add(t.MatMul(x, w), b)
}

// fill sets every cell to x.
func fill[F tape.Float](cells []F, x F) {
	for i := range cells {
		cells[i] = x
	}
}
