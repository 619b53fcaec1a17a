package nn

import (
	"errors"
	"math"
	"slices"
	"strconv"

	"glassbox/core/tape"
)

// Part is what a term of a stream comes from.
type Part int

// The parts, in the order in which they are added.
const (
	TokenPart       Part = iota // the row of E
	PositionPart                // the row of P, or of PE
	HeadPart                    // a head, through its own rows of W_O
	BiasPart                    // b_O, which the heads of an attention share
	FeedForwardPart             // all that a feed-forward block adds
	ExchangedPart               // what numbers that were put in place of others are above those
	NormPart                    // the bias of the last norm: it is added behind the stream
)

// Term is one of the vectors that add up to what a position has come to before the last norm, and its share of a logit.
type Term[F tape.Float] struct {
	Part        Part
	Layer, Head int            // from 1; 0 where there is none
	X           *tape.Value[F] // 1×d, "term"; nil of the NormPart
	Share       *tape.Value[F] // 1×1, "share": X · Direction
}

// Attribution is a logit as a sum of what every part of the model gave to it. The last norm divides all parts by the same
// number, so while that is held fixed each has a share of its own,
//
//	logit − mean logit = Σ term · direction + bias·w
//	direction = (gain·w − mean(gain·w)) / √(σ² + ε),  w = E[token] − mean of E over all tokens
//
// It is above the mean, since softmax takes no notice of what all logits have in common.
// Source: nostalgebraist 2020; Elhage et al. 2021, "A mathematical framework for transformer circuits".
type Attribution[F tape.Float] struct {
	Terms     []Term[F]
	Direction *tape.Value[F] // 1×d, "direction": by what a number of the stream counts
	Logit     *tape.Value[F] // 1×1, "logit", above the mean. It alone has a gradient
}

// Attribute records the attribution of a token's logit in row at of a run, from 0 to BT−1, in the scope "terms". It belongs
// behind all that changes the run, whose dropouts are off. It panics if there is no such row or token. The error is a
// sentence: there is no such sum where norms stand behind the blocks.
func (g *GPT[F]) Attribute(t *tape.Tape[F], run *GPTRun[F], at, token int) (a *Attribution[F], err error) {
	if g.Norm == nil {
		return nil, errors.New("the norms of this model stand behind its blocks, and each divides all that came before:" +
			" what it ends with is no sum of what its parts have made")
	}
	rows, V := run.Logits.Dims()
	below("the row", at, rows)
	below("the token", token, V)
	a = &Attribution[F]{}
	t.Scope("terms", func() {
		scores := t.Rows(run.Logits, []int{at}).Named("scores")
		a.Logit = t.Sub(t.SliceCols(scores, token, token+1), t.Mean(scores)).Named("logit")
		t.Still(func() {
			w := g.above(t, token)
			a.Direction = g.direction(t, w, run.Layers[len(run.Layers)-1].Out, at)
			g.terms(summer[F]{t, a, at}, run)
			t.Scope("norm", func() {
				a.Terms = append(a.Terms, Term[F]{Part: NormPart, Share: t.MatMulT(g.Norm.Bias, w).Named("share")})
			})
		})
	})
	return a, nil
}

// below panics unless i, called so in the error, is one of n.
func below(what string, i, n int) {
	if i < 0 || i >= n {
		panic(ShapeError{"attribution", count(what, i), "it must be from 0 to " + strconv.Itoa(n-1)})
	}
}

// above records w: what the row of a token is above the mean of all.
func (g *GPT[F]) above(t *tape.Tape[F], token int) *tape.Value[F] {
	table := g.Embedding.Tokens
	if g.Head != nil {
		table = g.Head
	}
	V, _ := table.Dims()
	each := t.Input("each", 1, V, slices.Repeat([]F{1 / F(V)}, V)...)
	return t.Sub(t.Rows(table, []int{token}), t.MatMul(each, table).Named("average")).Named("w")
}

// direction records by what a number of the stream x, in row at, counts for the logit.
func (g *GPT[F]) direction(t *tape.Tape[F], w, x *tape.Value[F], at int) *tape.Value[F] {
	_, d := w.Dims()
	gained := t.Mul(g.Norm.Gain, w).Named("gained")
	ones := t.Input("ones", 1, d, slices.Repeat([]F{1}, d)...)
	mean := t.MatMul(t.Mean(gained).Named("mean"), ones)
	return t.Scale(1/deviation(x.Data()[at*d:(at+1)*d], g.Norm.epsilon), t.Sub(gained, mean)).Named("direction")
}

// deviation is √(σ² + ε).
func deviation[F tape.Float](x []F, epsilon float64) float64 {
	mean, variance := 0.0, 0.0
	for _, v := range x {
		mean += float64(v) / float64(len(x))
	}
	for _, v := range x {
		variance += (float64(v) - mean) * (float64(v) - mean) / float64(len(x))
	}
	return math.Sqrt(variance + epsilon)
}

// terms records the vectors of the stream, in the order in which they are added.
func (g *GPT[F]) terms(b summer[F], run *GPTRun[F]) {
	b.Scope("embedding", func() {
		token := computed(run.X)
		if p := g.Config.Positions; p == LearnedPositions || p == SinusoidalPositions {
			both := token.Inputs()
			b.add("token", Term[F]{Part: TokenPart}, func() *tape.Value[F] { return b.row(both[0]) })
			b.add("position", Term[F]{Part: PositionPart}, func() *tape.Value[F] { return b.row(both[1]) })
		} else {
			b.add("token", Term[F]{Part: TokenPart}, func() *tape.Value[F] { return b.row(token) })
		}
		b.exchanged(0, run.X)
	})
	for n, l := range run.Layers {
		b.Scope(strconv.Itoa(n+1), func() {
			b.Scope("self", func() { b.attention(n+1, g.Layers[n].Self.Heads, l.Self) })
			b.Scope("feedforward", func() {
				made := l.FeedForward.Made
				b.add("made", Term[F]{Part: FeedForwardPart, Layer: n + 1}, func() *tape.Value[F] { return b.row(made) })
				b.exchanged(n+1, l.FeedForward.Out)
			})
		})
	}
}

// computed is what was computed, where other numbers may have been put in its place.
func computed[F tape.Float](v *tape.Value[F]) *tape.Value[F] {
	if v.Op() == "replace" {
		return v.Inputs()[0]
	}
	return v
}

// summer records terms in row at.
type summer[F tape.Float] struct {
	*tape.Tape[F]
	a  *Attribution[F]
	at int
}

// row records the row of a matrix.
func (b summer[F]) row(v *tape.Value[F]) *tape.Value[F] { return b.Rows(v, []int{b.at}) }

// add records a term, which x computes, in a scope of its own.
func (b summer[F]) add(name string, term Term[F], x func() *tape.Value[F]) {
	b.Scope(name, func() {
		term.X = x().Named("term")
		term.Share = b.MatMulT(term.X, b.a.Direction).Named("share")
	})
	b.a.Terms = append(b.a.Terms, term)
}

// attention records what the heads of an attention add, each through its own rows of W_O, and what is added besides.
func (b summer[F]) attention(layer int, heads *MultiHead[F], run *AttentionRun[F]) {
	_, d := run.Concat.Dims()
	for n := range heads.N {
		own := make([]int, d/heads.N)
		for i := range own {
			own[i] = n*len(own) + i
		}
		b.add("head"+strconv.Itoa(n+1), Term[F]{Part: HeadPart, Layer: layer, Head: n + 1}, func() *tape.Value[F] {
			part := b.SliceCols(b.row(run.Concat), own[0], own[0]+len(own))
			return b.MatMul(part, b.Rows(heads.WO, own))
		})
	}
	if heads.BO != nil {
		b.add("bias", Term[F]{Part: BiasPart, Layer: layer}, func() *tape.Value[F] { return b.Rows(heads.BO, []int{0}) })
	}
	b.exchanged(layer, run.Made)
	b.exchanged(layer, run.Out)
}

// exchanged records by how much what was put in place of v in the row, if anything was, differs from that.
func (b summer[F]) exchanged(layer int, v *tape.Value[F]) {
	_, d := v.Dims()
	made, from := computed(v), b.at*d
	if !slices.Equal(v.Data()[from:from+d], made.Data()[from:from+d]) {
		b.add("exchanged", Term[F]{Part: ExchangedPart, Layer: layer}, func() *tape.Value[F] { return b.Sub(b.row(v), b.row(made)) })
	}
}
