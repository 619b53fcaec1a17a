package nn

import (
	"math"
	"math/rand/v2"
	"strconv"

	"glassbox/core/tape"
)

// GPTConfig is the size of a GPT.
type GPTConfig struct {
	Vocab   int  // V, how many tokens there are
	Context int  // how many positions it knows, at most
	Width   int  // d, the numbers that stand for a position
	Heads   int  // h, which divide d
	Hidden  int  // H, the hidden columns of a layer; GPT-2 has 4d
	Layers  int  // L
	Biases  bool // of q, k, v and the heads' output, as in GPT-2
}

// GPT is a language model that reads left to right: at each position it scores every
// token by how likely it comes next,
//
//	x₀ = E[ids] + P[positions],  xₗ = decoderₗ(xₗ₋₁)
//	logits = norm(x_L) Eᵀ
//
// The table E of tokens is also the one that the scores are made with.
// Source: Radford et al. 2018 and 2019.
type GPT[F tape.Float] struct {
	Config    GPTConfig
	Tokens    *tape.Value[F] // V×d, "E"
	Positions *tape.Value[F] // Context×d, "P"
	Layers    []*Decoder[F]  // in the scopes "layer1", "layer2", …
	Norm      *Norm[F]
}

// NewGPT records the parameters of a GPT; all but the gains are zero. It panics if a
// size is below 1 or the heads do not divide the width.
func NewGPT[F tape.Float](t *tape.Tape[F], c GPTConfig) *GPT[F] {
	positive("gpt", "Vocab", c.Vocab)
	positive("gpt", "Context", c.Context)
	positive("gpt", "Width", c.Width)
	positive("gpt", "Layers", c.Layers)
	g := &GPT[F]{Config: c, Tokens: t.Param("E", c.Vocab, c.Width), Positions: t.Param("P", c.Context, c.Width)}
	for n := range c.Layers {
		inLayer(t, n, func() { g.Layers = append(g.Layers, NewDecoder(t, c.Width, c.Heads, c.Hidden, c.Biases)) })
	}
	g.Norm = newNorm(t, c.Width)
	return g
}

// inLayer records into the scope of layer n, counted from 0.
func inLayer[F tape.Float](t *tape.Tape[F], n int, body func()) {
	t.Scope("layer"+strconv.Itoa(n+1), body)
}

// Params returns all parameters, always in the same order.
func (g *GPT[F]) Params() []*tape.Value[F] {
	all := []*tape.Value[F]{g.Tokens, g.Positions}
	for _, l := range g.Layers {
		all = append(all, l.Params()...)
	}
	return append(all, g.Norm.Gain, g.Norm.Bias)
}

// Init fills the weights with random numbers of the given standard deviation (GPT-2 has
// 0.02); those of the 2L matrices that add to x have 1/√(2L) of it, so that x does not
// grow with the number of layers. Biases and gains remain as they are.
// Source: Radford et al. 2019, section 2.3.
func (g *GPT[F]) Init(r *rand.Rand, deviation float64) {
	Normal(r, deviation, g.Tokens, g.Positions)
	for _, l := range g.Layers {
		l.init(r, deviation, deviation/math.Sqrt(float64(2*len(g.Layers))))
	}
}

// GPTRun is a recorded GPT that has read B sequences of T tokens, one under another.
type GPTRun[F tape.Float] struct {
	T      int            // tokens of a sequence
	IDs    []int          // BT tokens. Changing them in place and replaying reads others
	X      *tape.Value[F] // BT×d, "x"
	Layers []*Decoded[F]
	Norm   *tape.Value[F] // BT×d, "norm"
	Logits *tape.Value[F] // BT×V, "logits": the scores of what comes next
}

// Read records the model on sequences of T tokens, one behind another in ids, which are
// kept, not copied. It panics unless T is from 1 to Context and divides the number of
// ids, which must not be 0, and, also on replay, if an id is not from 0 to V−1.
func (g *GPT[F]) Read(t *tape.Tape[F], ids []int, T int) *GPTRun[F] {
	if T < 1 || T > g.Config.Context {
		panic(ShapeError{"gpt", count("T", T), "it must be from 1 to " + strconv.Itoa(g.Config.Context)})
	}
	if len(ids) == 0 || len(ids)%T != 0 {
		panic(ShapeError{"gpt", count("the number of ids", len(ids)), "it must be a multiple of " + strconv.Itoa(T)})
	}
	at := make([]int, len(ids))
	for i := range at {
		at[i] = i % T
	}
	r := &GPTRun[F]{T: T, IDs: ids, X: t.Add(t.Rows(g.Tokens, ids), t.Rows(g.Positions, at)).Named("x")}
	x := r.X
	for n, l := range g.Layers {
		inLayer(t, n, func() { r.Layers = append(r.Layers, l.Decode(t, x, T)) })
		x = r.Layers[n].Out
	}
	r.Norm = g.Norm.apply(t, x).Named("norm")
	r.Logits = t.MatMulT(r.Norm, g.Tokens).Named("logits")
	return r
}
