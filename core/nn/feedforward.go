package nn

import "glassbox/core/tape"

// FeedForward is the block in which each position is worked on by itself,
//
//	work(x) = f(x W₁ + b₁) W₂ + b₂
//
// where f is the activation.
// Source: Vaswani et al. 2017, section 3.3; Radford et al. 2018, section 4.1.
type FeedForward[F tape.Float] struct {
	Block[F]
	W1, B1     *tape.Value[F] // d×H, 1×H: "W_1", "b_1"
	W2, B2     *tape.Value[F] // H×d, 1×d: "W_2", "b_2"
	Activation Activation
}

// FeedForwardRun is a recorded FeedForward.
type FeedForwardRun[F tape.Float] struct {
	BlockRun[F]
	Hidden *tape.Value[F] // n×H, "hidden": after f
}

func newFeedForward[F tape.Float](t *tape.Tape[F], c LayerConfig, d *tape.Dropout) *FeedForward[F] {
	return &FeedForward[F]{
		Block: newBlock(t, c, d), Activation: c.Activation,
		W1: t.Param("W_1", c.Width, c.Hidden), B1: t.Param("b_1", 1, c.Hidden),
		W2: t.Param("W_2", c.Hidden, c.Width), B2: t.Param("b_2", 1, c.Width),
	}
}

func (f *FeedForward[F]) params() []*tape.Value[F] {
	return append(f.Norm.params(), f.W1, f.B1, f.W2, f.B2)
}

// record records the block on x, n×d.
func (f *FeedForward[F]) record(t *tape.Tape[F], x *tape.Value[F]) *FeedForwardRun[F] {
	r := &FeedForwardRun[F]{}
	r.BlockRun = f.Block.record(t, x, func(in *tape.Value[F]) *tape.Value[F] {
		r.Hidden = bend(t, f.Activation, project(t, in, f.W1, f.B1)).Named("hidden")
		return project(t, r.Hidden, f.W2, f.B2)
	})
	return r
}
