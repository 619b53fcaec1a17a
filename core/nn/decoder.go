package nn

import (
	"math/rand/v2"
	"strconv"

	"glassbox/core/tape"
)

// Decoder is one layer of a GPT: each position takes from those before it, and is then
// worked on by itself,
//
//	y = x + heads(norm₁(x))
//	out = y + GELU(norm₂(y) W₁ + b₁) W₂ + b₂
//
// with the norms before the work and not behind it.
// Source: Radford et al. 2019, section 2.3; Xiong et al. 2020, figure 1.
type Decoder[F tape.Float] struct {
	Norm1  *Norm[F]
	Heads  *MultiHead[F]
	Norm2  *Norm[F]
	W1, B1 *tape.Value[F] // d×H, 1×H: "W_1", "b_1"
	W2, B2 *tape.Value[F] // H×d, 1×d: "W_2", "b_2"
}

// Norm holds what a layer norm learns. Source: Ba, Kiros and Hinton 2016.
type Norm[F tape.Float] struct {
	Gain, Bias *tape.Value[F] // 1×d, "gain", "bias"
}

// normEps is added to the variances. Source: github.com/openai/gpt-2, src/model.py.
const normEps = 1e-5

// newNorm records a norm that changes nothing yet: gains of 1, biases of 0.
func newNorm[F tape.Float](t *tape.Tape[F], d int) *Norm[F] {
	n := &Norm[F]{t.Param("gain", 1, d), t.Param("bias", 1, d)}
	fill(n.Gain.Data(), 1)
	return n
}

func (n *Norm[F]) apply(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	return t.LayerNorm(x, n.Gain, n.Bias, normEps)
}

// NewDecoder records the parameters of a layer of d columns, h heads, with biases if
// asked to, and H hidden columns; all but the gains are zero. It panics unless h divides
// d, and if H is below 1.
func NewDecoder[F tape.Float](t *tape.Tape[F], d, h, H int, biases bool) *Decoder[F] {
	positive("decoder", "H", H)
	l := &Decoder[F]{Norm1: newNorm(t, d), Heads: NewMultiHead(t, d, h, biases), Norm2: newNorm(t, d)}
	l.W1, l.B1 = t.Param("W_1", d, H), t.Param("b_1", 1, H)
	l.W2, l.B2 = t.Param("W_2", H, d), t.Param("b_2", 1, d)
	return l
}

// Params returns all parameters.
func (l *Decoder[F]) Params() []*tape.Value[F] {
	all := append([]*tape.Value[F]{l.Norm1.Gain, l.Norm1.Bias}, l.Heads.Params()...)
	return append(all, l.Norm2.Gain, l.Norm2.Bias, l.W1, l.B1, l.W2, l.B2)
}

// init fills the weights with random numbers of the given deviation; those of the last
// matrix of each half, which adds to x, have another one.
func (l *Decoder[F]) init(r *rand.Rand, deviation, last float64) {
	Normal(r, deviation, l.Heads.WQ, l.Heads.WK, l.Heads.WV, l.W1)
	Normal(r, last, l.Heads.WO, l.W2)
}

// Decoded is a recorded Decoder. B sequences of T positions stand one under another: all
// but the weights have BT rows. The weights of head n, counted from 1, are in the scope
// "head1", "head2", …, those of the first sequence first.
type Decoded[F tape.Float] struct {
	X       *tape.Value[F]   // BT×d, named by the caller
	Norm1   *tape.Value[F]   // BT×d, "norm1"
	Q, K, V *tape.Value[F]   // BT×d, "q", "k", "v"
	Weights []*tape.Value[F] // T×T each, "a1" … "ah", h for the first sequence, then for the next
	Concat  *tape.Value[F]   // BT×d, "concat": the heads' outputs side by side
	Taken   *tape.Value[F]   // BT×d, "taken": what the heads add to x
	Y       *tape.Value[F]   // BT×d, "y"
	Norm2   *tape.Value[F]   // BT×d, "norm2"
	Hidden  *tape.Value[F]   // BT×H, "hidden": after the GELU
	Made    *tape.Value[F]   // BT×d, "made": what the hidden layer adds to y
	Out     *tape.Value[F]   // BT×d, "out"
}

// Decode records the layer. x is BT×d: sequences of T rows one under another. It panics
// for other shapes.
func (l *Decoder[F]) Decode(t *tape.Tape[F], x *tape.Value[F], T int) *Decoded[F] {
	d, _ := l.Heads.WQ.Dims()
	wide("decoder", "x", x, d)
	positive("decoder", "T", T)
	if rows, _ := x.Dims(); rows%T != 0 {
		panic(ShapeError{"decoder", is("x", x) + ", " + count("T", T), "the rows must be a multiple of T"})
	}
	r := &Decoded[F]{X: x, Norm1: l.Norm1.apply(t, x).Named("norm1")}
	l.attend(t, r, T)
	r.Y = t.Add(x, r.Taken).Named("y")
	r.Norm2 = l.Norm2.apply(t, r.Y).Named("norm2")
	r.Hidden = t.GELUTanh(project(t, r.Norm2, l.W1, l.B1)).Named("hidden")
	r.Made = project(t, r.Hidden, l.W2, l.B2).Named("made")
	r.Out = t.Add(r.Y, r.Made).Named("out")
	return r
}

// attend records the heads, each on its own part of q, k and v.
func (l *Decoder[F]) attend(t *tape.Tape[F], r *Decoded[F], T int) {
	m := l.Heads
	r.Q = project(t, r.Norm1, m.WQ, m.BQ).Named("q")
	r.K = project(t, r.Norm1, m.WK, m.BK).Named("k")
	r.V = project(t, r.Norm1, m.WV, m.BV).Named("v")
	rows, d := r.X.Dims()
	causal := Causal(T)
	for row := 0; row < rows; row += T {
		for n := range m.N {
			s, part := strconv.Itoa(n+1), tape.Part{Row: row, Rows: T, Key: row, Keys: T, Col: n * d / m.N, Cols: d / m.N}
			t.Scope("head"+s, func() { r.Weights = append(r.Weights, t.HeadWeights(r.Q, r.K, part, causal).Named("a"+s)) })
		}
	}
	r.Concat = t.BlendHeads(r.V, r.Weights...).Named("concat")
	r.Taken = project(t, r.Concat, m.WO, m.BO).Named("taken")
}
