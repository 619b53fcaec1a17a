package train

import (
	"math/rand/v2"

	"glassbox/core/nn"
	"glassbox/core/sample"
	"glassbox/core/tape"
)

// sampler lets the model write, token after token, between two steps of its training.
type sampler struct {
	net    *nn.GPT[float32]
	tape   *tape.Tape[float32]
	task   task
	seed   uint64
	random *rand.Rand // nil if nothing is being written
	pen    *nn.Pen[float32]
	ids    []int // so far
	read   int   // of them, by the pen
	scores []float64
}

// newSampler makes the model once more, without gradients, of the very weights of the one that learns.
func newSampler(tapes Tapes, s Settings, k task, from []*tape.Value[float32]) *sampler {
	t := tapes()
	return &sampler{net: sharing(t, s.config(k), from), tape: t, task: k, seed: s.Seed, scores: make([]float64, k.vocab())}
}

// sharing records a GPT that cannot learn, of the weights of another one.
func sharing(t *tape.Tape[float32], c nn.GPTConfig, from []*tape.Value[float32]) (net *nn.GPT[float32]) {
	t.Still(func() { t.Lend(from, func() { net = nn.NewGPT(t, c) }) })
	return net
}

// begin begins a sample. The same step begins with the same prompt.
func (w *sampler) begin(step int) {
	w.random = rand.New(rand.NewPCG(^w.seed, uint64(step)))
	w.pen = w.net.Pen(w.tape)
	w.ids, w.read = w.task.prompt(w.random), 0
}

// active reports whether a sample has begun and is not yet done.
func (w *sampler) active() bool { return w.random != nil }

// stop ends a sample before it is done, and reports whether there was one.
func (w *sampler) stop() bool {
	was := w.active()
	w.random, w.pen = nil, nil
	return was
}

// next does a piece of a sample, one token. With the last one the sample is done, and
// returned.
func (w *sampler) next() (sample string, done bool) {
	scores := w.pen.Next(w.ids[w.read])
	if w.read++; w.read < len(w.ids) {
		return "", false
	}
	w.ids = append(w.ids, w.choose(scores))
	if len(w.ids) <= w.task.length() {
		return "", false
	}
	w.stop()
	return w.task.write(w.ids), true
}

// choose returns a token by its scores.
func (w *sampler) choose(scores []float32) int {
	for id, score := range scores {
		if !finite(float64(score)) {
			return 0 // of a model that has overflowed
		}
		w.scores[id] = float64(score)
	}
	if !w.task.free() {
		return sample.Of(w.scores, sample.Options{}).Order[0]
	}
	return sample.Of(w.scores, sample.Options{Temperature: 1}).Draw(w.random.Float64())
}
