package nn

import (
	"math"
	"math/rand/v2"

	"glassbox/core/tape"
)

// GPTConfig is the size and the kind of a GPT. GPT-2 has four times as many hidden
// columns as others, and biases.
type GPTConfig = StackConfig

// GPT is a language model that reads left to right: at each position it scores every
// token by how likely it comes next,
//
//	x₀ = E[ids] + P[positions],  xₗ = layerₗ(xₗ₋₁)
//	logits = norm(x_L) Eᵀ
//
// The table E of tokens is also the one that the scores are made with, unless they have
// one of their own.
// Source: Radford et al. 2018 and 2019.
type GPT[F tape.Float] struct {
	*Stack[F]              // in the scope "decoder"
	Dropout   tape.Dropout // switches its dropouts, and is off at first
}

// NewGPT records the parameters of a GPT; all but the gains are zero. It panics if a
// size is below 1 or the heads do not divide the width.
func NewGPT[F tape.Float](t *tape.Tape[F], c GPTConfig) *GPT[F] {
	g := &GPT[F]{}
	g.Stack = newStack(t, "decoder", c, false, &g.Dropout)
	return g
}

// Init fills the weights with random numbers of the given standard deviation (GPT-2 has
// 0.02); those of the 2L matrices that add to x have 1/√(2L) of it, so that x does not
// grow with the number of layers. Biases and gains remain as they are.
// Source: Radford et al. 2019, section 2.3.
func (g *GPT[F]) Init(r *rand.Rand, deviation float64) {
	Normal(r, deviation, g.Embedding.params()...)
	if g.Head != nil {
		Normal(r, deviation, g.Head)
	}
	for _, l := range g.Layers {
		l.init(r, deviation, deviation/math.Sqrt(float64(2*len(g.Layers))))
	}
}

// GPTRun is a recorded GPT that has read B sequences of T tokens, one under another.
type GPTRun[F tape.Float] struct {
	*StackRun[F]
	T      int            // tokens of a sequence
	IDs    []int          // BT tokens. Changing them in place and replaying reads others
	Logits *tape.Value[F] // BT×V, "logits", in the scope "output": the scores of what comes next
}

// Read records the model on sequences of T tokens, one behind another in ids, which are
// kept, not copied. It panics unless T is from 1 to Context and divides the number of
// ids, which must not be 0, and, also on replay, if an id is not from 0 to V−1.
func (g *GPT[F]) Read(t *tape.Tape[F], ids []int, T int) *GPTRun[F] {
	B := g.sequences(ids, T)
	before := look[F]{sight: CausalSight(B, T)}
	s := g.record(t, ids, Places(0, T, B), func(int) (self, cross look[F]) { return before, look[F]{} })
	return &GPTRun[F]{s, T, ids, g.score(t, s.Out)}
}

// score records the scores of every token, by how much its row of a table is like x.
func (s *Stack[F]) score(t *tape.Tape[F], x *tape.Value[F]) (logits *tape.Value[F]) {
	t.Scope("output", func() { logits = t.MatMulT(x, s.table()).Named("logits") })
	return logits
}

// table is the one that makes the scores.
func (s *Stack[F]) table() *tape.Value[F] {
	if s.Head != nil {
		return s.Head
	}
	return s.Embedding.Tokens
}

// Lens records the scores that x, BT×d, would get if it were what the last layer made: through
// the final norm, "out", if there is one, and the table. Of what a layer in between made they tell what
// the model would say if it ended there.
// Source: nostalgebraist 2020, "interpreting GPT: the logit lens".
func (g *GPT[F]) Lens(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	if g.Norm != nil {
		x = g.Norm.apply(t, x).Named("out")
	}
	return t.MatMulT(x, g.table())
}
