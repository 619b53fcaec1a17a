// Package reading records what a language model does with a text, as figures tell it: what each block would say next, and
// how the next token is weighed. All of it may stand on one tape, or each part on a tape by itself as it is asked for; by
// their names the values are the same.
package reading

import (
	"math"
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/sample"
	"glassbox/core/tape"
)

// Said is the name of what the model would say behind so many blocks; behind all of them that is what it says.
func Said(blocks int) string { return "p" + strconv.Itoa(blocks) }

// Looks is the name of where a head looks; both count from 0.
func Looks(layer, head int) string {
	h := strconv.Itoa(head + 1)
	return "decoder." + strconv.Itoa(layer+1) + ".self.head" + h + ".a" + h
}

// Lines are the embedding and what each block makes of it, 2L + 1 values of T×d.
func Lines[F tape.Float](run *nn.GPTRun[F]) []*tape.Value[F] {
	all := []*tape.Value[F]{run.X}
	for _, l := range run.Layers {
		all = append(all, l.Self.Out, l.Out)
	}
	return all
}

// Lens records what the model would say behind so many blocks, T×V: softmax of the logit lens or, behind the last, of its own
// scores.
func Lens[F tape.Float](t *tape.Tape[F], net *nn.GPT[F], run *nn.GPTRun[F], blocks int) (p *tape.Value[F]) {
	if lines := Lines(run); blocks < len(lines)-1 {
		n := strconv.Itoa(blocks)
		t.Scope("lens"+n, func() { p = t.Softmax(net.Lens(t, lines[blocks]).Named("z"+n), nil).Named(Said(blocks)) })
		return p
	}
	t.Scope("output", func() { p = t.Softmax(run.Logits, nil).Named(Said(blocks)) })
	return p
}

// Choice records how the token behind position at is chosen, of V each a row: the scores, “scores”, the shares that the
// temperature makes of them, “warm”, and what cuts leave of those, “kept”. Where the scores have no numbers yet, nothing is cut.
func Choice[F tape.Float](t *tape.Tape[F], run *nn.GPTRun[F], at int, o sample.Options) (scores *tape.Value[F]) {
	t.Scope("output", func() {
		scores = t.Rows(run.Logits, []int{at}).Named("scores")
		warmed := t.Scale(1/o.Temperature, scores).Named("warmed")
		t.Softmax(warmed, nil).Named("warm")
		t.Softmax(warmed, kept(scores.Data(), o)).Named("kept")
	})
	return scores
}

// kept are the tokens that cuts leave, all where nil.
func kept[F tape.Float](scores []F, o sample.Options) (mask []bool) {
	if scores == nil {
		return nil
	}
	choice := sample.Of(Wide(scores), o)
	mask = make([]bool, len(scores))
	for _, k := range choice.Order[:choice.Kept] {
		mask[k] = true
	}
	return mask
}

// Wide are numbers as float64.
func Wide[F tape.Float](x []F) []float64 {
	all := make([]float64, len(x))
	for i, x := range x {
		all[i] = float64(x)
	}
	return all
}

// Costs are −ln of probabilities.
func Costs(p []float64) []float64 {
	all := make([]float64, len(p))
	for i, p := range p {
		all[i] = -math.Log(max(p, math.SmallestNonzeroFloat64))
	}
	return all
}

// Whole records all of it on one tape: the network on ids, what every block would say, and how the token behind position at
// is chosen. own is what the model says, T×V, and scores are those behind that position.
func Whole[F tape.Float](t *tape.Tape[F], net *nn.GPT[F], ids []int, at int, o sample.Options) (own, scores *tape.Value[F]) {
	run := net.Read(t, ids, len(ids))
	for k := range 2*len(net.Layers) + 1 {
		own = Lens(t, net, run, k)
	}
	return own, Choice(t, run, at, o)
}

// GoOn writes at most n tokens behind others with a pen that has read nothing yet, and none behind the token that ends a
// text, −1 for none.
func GoOn[F tape.Float](pen *nn.Pen[F], ids []int, n, end int, o sample.Options, seed int) (written []int, ended bool) {
	var scores []F
	for _, id := range ids {
		scores = pen.Next(id)
	}
	for len(written) < n {
		id := Draw(scores, len(ids)+len(written), o, seed)
		if id == end {
			return written, true
		}
		if written = append(written, id); len(written) < n {
			scores = pen.Next(id)
		}
	}
	return written, false
}

// Draw is the token that a seed takes by the scores of what comes behind so many.
func Draw[F tape.Float](scores []F, length int, o sample.Options, seed int) int {
	return sample.Of(Wide(scores), o).Draw(sample.Uniform(seed, length))
}
