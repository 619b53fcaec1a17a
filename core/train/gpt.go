package train

import (
	"errors"
	"math/rand/v2"
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Tapes makes empty tapes, which decides what they compute with.
type Tapes func() *tape.Tape[float32]

// deviation is that of a new model's weights: for models as narrow as these training
// begins faster than with the 0.02 of GPT-2.
const deviation = 0.08

// gpt is a GPT with examples of a task before it.
type gpt struct {
	tape *tape.Tape[float32]
	net  *nn.GPT[float32]
	run  *nn.GPTRun[float32]
	loss *tape.Value[float32]

	task   task
	next   []int // the token behind each of run.IDs
	rows   []int // of the logits that the loss is about, nil for all
	wanted []int // next in these rows
	scores *tape.Value[float32]

	seed   uint64
	shards int // of a step
	source rand.PCG
	random *rand.Rand
}

// newGPT records the model of the settings, with its first weights, for a shard of a step.
func newGPT(tapes Tapes, s Settings, k task) *gpt {
	t, shards := tapes(), s.shards(k)
	g := newExamples(t, nn.NewGPT(t, s.config(k)), k, s.Batch/shards)
	g.net.Init(nn.Random(s.Seed), deviation)
	g.seed, g.shards, g.random = s.Seed, shards, rand.New(&g.source)
	return g
}

// newExamples records a model on so many sequences of a task.
func newExamples(t *tape.Tape[float32], net *nn.GPT[float32], k task, sequences int) *gpt {
	n := sequences * k.length()
	g := &gpt{tape: t, net: net, task: k, next: make([]int, n)}
	g.run = g.net.Read(t, make([]int, n), k.length())
	g.scores, g.wanted = g.run.Logits, g.next
	if at := k.scored(); at != nil {
		for row := 0; row < n; row += k.length() {
			for _, i := range at {
				g.rows = append(g.rows, row+i)
			}
		}
		g.wanted = make([]int, len(g.rows))
		g.scores = t.Rows(g.run.Logits, g.rows)
	}
	g.loss = t.CrossEntropyClasses(g.scores, g.wanted)
	return g
}

// config is the size of the model for a task.
func (s Settings) config(k task) nn.GPTConfig {
	return nn.GPTConfig{
		LayerConfig: nn.LayerConfig{Width: s.Width, Heads: s.Heads, Hidden: s.Hidden},
		Vocab:       k.vocab(), Context: k.length(), Layers: s.Layers,
	}
}

func (g *gpt) Tape() *tape.Tape[float32]      { return g.tape }
func (g *gpt) Loss() *tape.Value[float32]     { return g.loss }
func (g *gpt) Params() []*tape.Value[float32] { return g.net.Params() }

// Draw implements Model. The random numbers are those of the seed, the step and the shard.
func (g *gpt) Draw(step, shard int) {
	g.source.Seed(g.seed, uint64(step*g.shards+shard)+1)
	g.each(func(_ int, ids, next []int) { g.task.draw(g.random, ids, next) })
}

// each lets f write all sequences.
func (g *gpt) each(f func(sequence int, ids, next []int)) {
	T := g.task.length()
	for at := 0; at < len(g.next); at += T {
		f(at/T, g.run.IDs[at:at+T], g.next[at:at+T])
	}
	for i, row := range g.rows {
		g.wanted[i] = g.next[row]
	}
}

// check says why the settings cannot be trained with, if so.
func (s Settings) check(k task) error {
	c := s.config(k)
	switch {
	case c.Width%c.Heads != 0:
		return errors.New("The width is " + strconv.Itoa(c.Width) + ", which " + strconv.Itoa(c.Heads) + " heads cannot share evenly.")
	case s.Floor > s.Rate:
		return errors.New("The setting “floor” must not be above “rate”.")
	case s.Warmup >= s.Steps:
		return errors.New("The setting “warmup” must be below “steps”.")
	case s.Workers&(s.Workers-1) != 0:
		return errors.New("There are 1, 2, 4 or 8 workers.")
	case s.Rank >= s.Workers:
		return errors.New("The setting “rank” must be below “workers”.")
	}
	if bytes := s.bytes(k); bytes > mostBytes {
		return errors.New("Training a model of this size takes " + megabytes(bytes) + " of memory, and " + megabytes(mostBytes) +
			" is the most; a smaller width, context, batch or vocabulary, or fewer layers, take less.")
	}
	return nil
}
