package nn

import (
	"strconv"

	"glassbox/core/tape"
)

// AttentionBlock is the block in which positions take from others: from their own
// sequence, or from that of an encoder.
type AttentionBlock[F tape.Float] struct {
	Block[F]
	Heads *MultiHead[F]

	drop   dropout // of the weights
	factor float64 // by which the queries are multiplied, besides 1/√D; 0 stands for 1
}

// AttentionRun is a recorded AttentionBlock: B sequences of T rows look at B of S. The
// weights of head n, counted from 1, are in the scope "head1", "head2", …, those of the
// first sequence first.
type AttentionRun[F tape.Float] struct {
	BlockRun[F]
	Q       *tape.Value[F]   // BT×d, "q"; with rotary positions "qr", made of "q", and in a stack with a factor "qs"
	K       *tape.Value[F]   // BS×d, "k"; with rotary positions "kr", made of "k"
	V       *tape.Value[F]   // BS×d, "v"
	Weights []*tape.Value[F] // T×S each, "a1" … "ah", h for the first sequence, then for the next
	Concat  *tape.Value[F]   // BT×d, "concat": the heads' outputs side by side
	Apart   *Heads[F]        // of the layer that Stack.Apart names, else nil
}

// look is where an attention looks.
type look[F tape.Float] struct {
	context *tape.Value[F] // BS×d, nil for what the block itself reads
	sight   Sight
	rotary  *Rotary[F] // turns q and k, if not nil
	keep    keep[F]    // nil if keys and values are those of the context
	apart   bool       // the heads are recorded each by itself
}

// keep gives an attention its keys and values, where a decoder has kept some: those of the
// context, which keys records, or others.
type keep[F tape.Float] func(keys func() (k, v *tape.Value[F])) (k, v *tape.Value[F])

func newAttentionBlock[F tape.Float](t *tape.Tape[F], c LayerConfig, d *tape.Dropout) *AttentionBlock[F] {
	block, heads := newBlock(t, c, d), NewMultiHead(t, c.Width, c.Heads, c.Biases)
	return &AttentionBlock[F]{Block: block, Heads: heads, drop: dropout{c.AttentionDropout, d}}
}

func (a *AttentionBlock[F]) params() []*tape.Value[F] {
	return append(a.Norm.params(), a.Heads.Params()...)
}

// record records the block on x, BT×d.
func (a *AttentionBlock[F]) record(t *tape.Tape[F], x *tape.Value[F], l look[F]) *AttentionRun[F] {
	r := &AttentionRun[F]{}
	r.BlockRun = a.Block.record(t, x, func(in *tape.Value[F]) *tape.Value[F] {
		a.project(t, r, in, l)
		if l.apart {
			a.open(t, r, in, l)
		} else {
			a.blend(t, r, l.sight)
		}
		return project(t, r.Concat, a.Heads.WO, a.Heads.BO)
	})
	if l.apart {
		r.Apart.Out = r.Made
	}
	return r
}

// project records the queries, keys and values.
func (a *AttentionBlock[F]) project(t *tape.Tape[F], r *AttentionRun[F], in *tape.Value[F], l look[F]) {
	context := in
	if l.context != nil {
		context = l.context
	}
	r.Q = turn(t, project(t, in, a.Heads.WQ, a.Heads.BQ).Named("q"), l.rotary, "qr")
	if a.factor != 0 && a.factor != 1 {
		r.Q = t.Scale(a.factor, r.Q).Named("qs")
	}
	if l.keep != nil {
		r.K, r.V = l.keep(func() (k, v *tape.Value[F]) { return a.keys(t, context, l.rotary) })
		return
	}
	r.K, r.V = a.keys(t, context, l.rotary)
}

// keys records the keys and values of a context.
func (a *AttentionBlock[F]) keys(t *tape.Tape[F], context *tape.Value[F], rotary *Rotary[F]) (k, v *tape.Value[F]) {
	k = turn(t, project(t, context, a.Heads.WK, a.Heads.BK).Named("k"), rotary, "kr")
	return k, project(t, context, a.Heads.WV, a.Heads.BV).Named("v")
}

// turn records x turned by its positions, under a name, if positions are rotary.
func turn[F tape.Float](t *tape.Tape[F], x *tape.Value[F], rotary *Rotary[F], name string) *tape.Value[F] {
	if rotary == nil {
		return x
	}
	return rotary.Rotate(t, x).Named(name)
}

// blend records the heads, each on its own part of q, k and v.
func (a *AttentionBlock[F]) blend(t *tape.Tape[F], r *AttentionRun[F], s Sight) {
	_, d := r.Q.Dims()
	wide := d / a.Heads.N
	var blended []*tape.Value[F]
	for b, mask := range s.Masks {
		for n := range a.Heads.N {
			name, part := strconv.Itoa(n+1), tape.Part{Row: b * s.T, Rows: s.T, Key: b * s.S, Keys: s.S, Col: n * wide, Cols: wide}
			t.Scope("head"+name, func() {
				w := t.HeadWeights(r.Q, r.K, part, mask).Named("a" + name)
				r.Weights = append(r.Weights, w)
				blended = append(blended, drop(t, w, a.drop))
			})
		}
	}
	r.Concat = t.BlendHeads(r.V, blended...).Named("concat")
}

// open records the heads of one sequence each by itself, as MultiHead.Attend does; q and k are those that positions have turned.
func (a *AttentionBlock[F]) open(t *tape.Tape[F], r *AttentionRun[F], in *tape.Value[F], l look[F]) {
	if n := len(l.sight.Masks); n != 1 {
		panic(ShapeError{"apart", count("the number of sequences", n), "it must be 1"})
	}
	r.Apart = &Heads[F]{X: in, Context: in, Q: r.Q, K: r.K, V: r.V}
	if l.context != nil {
		r.Apart.Context = l.context
	}
	a.Heads.join(t, r.Apart, l.sight.Masks[0])
	for _, h := range r.Apart.Heads {
		r.Weights = append(r.Weights, h.Weights)
	}
	r.Concat = r.Apart.Concat
}
