package train

import (
	"math"
	"math/rand/v2"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// sampler lets the model write, token after token, between two steps of its training.
type sampler struct {
	net    *nn.GPT[float32]
	tape   *tape.Tape[float32]
	run    *nn.GPTRun[float32]
	pass   *tape.Pass[float32]
	task   task
	seed   uint64
	random *rand.Rand
	length int // tokens so far
	chance []float64
}

// newSampler records the model once more, without gradients, with the very weights of the one that learns.
func newSampler(tapes Tapes, s Settings, k task, from []*tape.Value[float32]) *sampler {
	t := tapes()
	w := &sampler{tape: t, net: sharing(t, s.config(k), from), task: k, seed: s.Seed, chance: make([]float64, k.vocab())}
	w.run = w.net.Read(t, make([]int, k.length()), k.length())
	return w
}

// sharing records a GPT that cannot learn, of the weights of another one.
func sharing(t *tape.Tape[float32], c nn.GPTConfig, from []*tape.Value[float32]) (net *nn.GPT[float32]) {
	t.Still(func() { t.Lend(from, func() { net = nn.NewGPT(t, c) }) })
	return net
}

// begin begins a sample. The same step begins with the same prompt.
func (w *sampler) begin(step int) {
	w.random = rand.New(rand.NewPCG(^w.seed, uint64(step)))
	w.pass = w.tape.Pass(nil)
	clear(w.run.IDs)
	w.length = w.task.prompt(w.random, w.run.IDs)
}

// active reports whether a sample has begun and is not yet done.
func (w *sampler) active() bool { return w.random != nil }

// stop ends a sample before it is done, and reports whether there was one.
func (w *sampler) stop() bool {
	was := w.active()
	w.random = nil
	return was
}

// next does a piece of a sample, one operation. With the last one the sample is done, and
// returned.
func (w *sampler) next() (sample string, done bool) {
	if w.pass.Next() {
		return "", false
	}
	ids := w.run.IDs
	id := w.choose(w.length - 1)
	if w.length < len(ids) {
		ids[w.length] = id
		w.length++
		return "", false
	}
	w.random = nil
	return w.task.write(append(ids[:len(ids):len(ids)], id)), true
}

// choose returns a token to follow position i.
func (w *sampler) choose(i int) int {
	V := len(w.chance)
	scores := w.run.Logits.Data()[i*V : (i+1)*V]
	best := 0
	for id, score := range scores {
		if score > scores[best] {
			best = id
		}
	}
	if !w.task.free() {
		return best
	}
	total := 0.0
	for id, score := range scores {
		w.chance[id] = math.Exp(float64(score - scores[best]))
		total += w.chance[id]
	}
	x := w.random.Float64() * total
	for id, c := range w.chance {
		if x -= c; x < 0 {
			return id
		}
	}
	return best
}
