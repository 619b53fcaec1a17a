package nn

import "glassbox/core/tape"

// Block is what a layer is made of: some work, whose result is added to what it was
// given, and a norm. Before the work, as is usual today, the norm leaves the sum alone,
//
//	out = x + work(norm(x))
//
// and behind it, as at first, it keeps the sum from growing:
//
//	out = norm(x + work(x))
//
// Either way the gradient of out reaches x past the work.
// Source: He et al. 2015, eq. 1; Vaswani et al. 2017, section 3.1; Xiong et al. 2020,
// figure 1.
type Block[F tape.Float] struct {
	Norm *Norm[F]
	Post bool // the norm stands behind the work

	drop dropout // of what the work made
}

// BlockRun is a recorded Block, of n rows in all.
type BlockRun[F tape.Float] struct {
	X    *tape.Value[F] // n×d, named by the caller
	In   *tape.Value[F] // n×d, what the work reads: "norm", or X itself if the norm stands behind
	Made *tape.Value[F] // n×d, "made": by the work
	Sum  *tape.Value[F] // n×d, "sum": X and Made, with the norm behind; otherwise it is Out
	Out  *tape.Value[F] // n×d, "out"
}

// dropout is how a model forgets while it learns.
type dropout struct {
	rate float64 // 0 for never, which records nothing
	how  *tape.Dropout
}

func newBlock[F tape.Float](t *tape.Tape[F], c LayerConfig, d *tape.Dropout) Block[F] {
	return Block[F]{newNorm(t, c), c.PostNorm, dropout{c.Dropout, d}}
}

// record records the block around work, which makes In of a run into Made.
func (b Block[F]) record(t *tape.Tape[F], x *tape.Value[F], work func(in *tape.Value[F]) *tape.Value[F]) BlockRun[F] {
	r := BlockRun[F]{X: x, In: x}
	if !b.Post {
		r.In = b.Norm.apply(t, x).Named("norm")
	}
	r.Made = work(r.In).Named("made")
	sum := t.Add(x, drop(t, r.Made, b.drop))
	if b.Post {
		r.Sum = sum.Named("sum")
		r.Out = b.Norm.apply(t, r.Sum).Named("out")
		return r
	}
	r.Sum = sum.Named("out")
	r.Out = r.Sum
	return r
}

// drop records a dropout, if there is one.
func drop[F tape.Float](t *tape.Tape[F], x *tape.Value[F], d dropout) *tape.Value[F] {
	if d.rate == 0 {
		return x
	}
	return t.Drop(x, d.rate, d.how)
}
