package nn

import (
	"math"
	"slices"

	"glassbox/core/tape"
)

// Embedding turns tokens, and where they stand, into vectors,
//
//	x = E[ids]·c + P[at]
//
// where c is 1 or √d, and P is learned, sinusoidal or missing.
// Source: Vaswani et al. 2017, sections 3.4 and 3.5.
type Embedding[F tape.Float] struct {
	Tokens    *tape.Value[F] // V×d, "E"
	Positions *tape.Value[F] // Context×d, "P"; nil unless they are learned

	config StackConfig
	drop   dropout
}

func newEmbedding[F tape.Float](t *tape.Tape[F], c StackConfig, d *tape.Dropout) *Embedding[F] {
	e := &Embedding[F]{Tokens: t.Param("E", c.Vocab, c.Width), config: c, drop: dropout{c.Dropout, d}}
	if c.Positions == LearnedPositions {
		e.Positions = t.Param("P", c.Context, c.Width)
	}
	return e
}

func (e *Embedding[F]) params() []*tape.Value[F] {
	if e.Positions == nil {
		return []*tape.Value[F]{e.Tokens}
	}
	return []*tape.Value[F]{e.Tokens, e.Positions}
}

// record records the vectors "x" of ids that stand at these positions, both of which are
// kept, not copied; and, before the first of them is used, what turns queries and keys
// instead, if positions are rotary.
func (e *Embedding[F]) record(t *tape.Tape[F], ids, at []int) (x *tape.Value[F], rotary *Rotary[F]) {
	c := e.config
	x = t.Rows(e.Tokens, ids)
	if c.Scaled {
		x = t.Scale(math.Sqrt(float64(c.Width)), x)
	}
	switch c.Positions {
	case LearnedPositions:
		x = t.Add(x, t.Rows(e.Positions, at))
	case SinusoidalPositions:
		x = t.Add(x, t.Rows(Sinusoidal(t, slices.Max(at)+1, c.Width, positionBase), at))
	case RotaryPositions:
		rotary = NewRotary(t, at, c.Heads, c.Width/c.Heads, positionBase)
	}
	return x.Named("x"), rotary
}
