package nn

import (
	"slices"
	"strconv"

	"glassbox/core/tape"
)

// Pen lets a GPT write one token after another. What it has computed of earlier positions it keeps,
// so that each token costs no more than itself: of each layer the keys and values, which no later
// token changes, since those before never see it.
type Pen[F tape.Float] struct {
	tape  *tape.Tape[F]
	model *GPT[F]
	past  []past[F] // of each layer
	read  int       // tokens so far
}

// Pen begins an empty text on t, the tape of the model, which every Next leaves as it was.
func (g *GPT[F]) Pen(t *tape.Tape[F]) *Pen[F] {
	return &Pen[F]{tape: t, model: g, past: make([]past[F], len(g.Layers))}
}

// Next reads one more token, and returns the scores of each of V tokens to come behind it. It panics
// if there is no such token, or if more than Context are read.
func (p *Pen[F]) Next(id int) []F {
	if p.read == p.model.Config.Context {
		panic(ShapeError{"pen", count("the number of tokens", p.read+1), "it must be at most " + strconv.Itoa(p.read)})
	}
	defer p.tape.Rewind(p.tape.Len())
	alone := FullSight(1, 1, p.read+1)
	run := p.model.record(p.tape, []int{id}, Places(p.read, 1, 1), func(n int) (self, cross look[F]) {
		return look[F]{sight: alone, keep: func(keys func() (k, v *tape.Value[F])) (k, v *tape.Value[F]) {
			return p.past[n].and(p.tape, keys)
		}}, cross
	})
	p.read++
	return slices.Clone(p.model.score(p.tape, run.Out).Data())
}

// and adds the keys and values of the token that is read, and records all that there are, without copying them.
func (p *past[F]) and(t *tape.Tape[F], keys func() (k, v *tape.Value[F])) (k, v *tape.Value[F]) {
	k, v = keys()
	_, d := k.Dims()
	p.k, p.v = append(p.k, k.Data()...), append(p.v, v.Data()...)
	rows := len(p.k) / d
	return t.InputOver("k", rows, d, p.k), t.InputOver("v", rows, d, p.v)
}
