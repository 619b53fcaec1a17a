package train

import (
	"math"
	"math/rand/v2"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// sampler lets a copy of the model write, token after token, while the model itself may
// go on learning.
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

func newSampler(tapes Tapes, s Settings, k task) *sampler {
	t := tapes()
	w := &sampler{tape: t, net: nn.NewGPT(t, s.config(k)), task: k, seed: s.Seed, chance: make([]float64, k.vocab())}
	w.run = w.net.Read(t, make([]int, k.length()), k.length())
	return w
}

// begin begins a sample with the weights of the model as they are now. The same step
// begins with the same prompt.
func (w *sampler) begin(from []*tape.Value[float32], step int) {
	for i, p := range w.net.Params() {
		p.Set(from[i].Data()...)
	}
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
