package train

import "glassbox/core/tape"

// judge measures the model, between two steps of its training, on what it is never trained with.
type judge struct {
	*gpt
	chunk, chunks int // chunk is −1 if nothing is being measured
	pass          *tape.Pass[float32]
	loss          float64
	right, all    int
}

// newJudge makes the model once more, without gradients, of the very weights of the one that learns. It reads a few
// sequences at a time.
func newJudge(tapes Tapes, s Settings, k task, from []*tape.Value[float32]) *judge {
	few := 8
	if k.heldOut()%few != 0 {
		few = 1
	}
	t := tapes()
	j := &judge{gpt: newExamples(t, sharing(t, s.config(k), from), k, few), chunk: -1, chunks: k.heldOut() / few}
	j.pass = t.Pass(nil)
	return j
}

// begin begins to measure.
func (j *judge) begin() {
	j.chunk, j.loss, j.right, j.all = 0, 0, 0, 0
	j.pass = j.tape.Pass(nil)
	j.load()
}

// active reports whether something is being measured.
func (j *judge) active() bool { return j.chunk >= 0 }

// stop ends a measurement before it is done, and reports whether there was one.
func (j *judge) stop() bool {
	was := j.active()
	j.chunk = -1
	return was
}

// load puts the examples of the present chunk before the model.
func (j *judge) load() {
	few := len(j.next) / j.task.length()
	j.each(func(row int, ids, next []int) { j.task.held(j.chunk*few+row, ids, next) })
}

// work does a piece, one operation, and reports whether that was the last one. The loss and the share of the scored
// tokens that the model finds likeliest are then those of all that is held out.
func (j *judge) work() (done bool) {
	if j.pass.Next() {
		return false
	}
	j.loss += j.gpt.loss.At(0, 0) / float64(j.chunks)
	j.count()
	if j.chunk++; j.chunk < j.chunks {
		j.load()
		return false
	}
	j.chunk = -1
	return true
}

// count counts the tokens that the model finds likeliest.
func (j *judge) count() {
	V := j.task.vocab()
	for i, want := range j.wanted {
		row, best := j.scores.Data()[i*V:(i+1)*V], 0
		for id, score := range row {
			if score > row[best] {
				best = id
			}
		}
		if j.all++; best == want {
			j.right++
		}
	}
}
