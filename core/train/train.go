// Package train trains networks step by step, remembers the way so that it can be gone
// back to any step, and does all of that by messages, in pieces as short as the caller
// wants them. It runs in a Web Worker beside the page, or between two frames of it.
package train

import (
	"math"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Model is what can be trained: anything recorded on a tape that has parameters, a loss
// and examples.
type Model interface {
	Tape() *tape.Tape[float32]
	Loss() *tape.Value[float32]     // 1×1
	Params() []*tape.Value[float32] // always in the same order

	// Draw puts the examples of a shard of a step, both counted from 0, into the model.
	// They depend on nothing else, so that a step can be taken again, and elsewhere.
	Draw(step, shard int)
}

// Trainer takes a model from step to step. The same model and settings give the same
// bits, however the work is cut into pieces, also when part of it is done again, and
// however many workers share it.
type Trainer struct {
	Optimizer *nn.AdamW[float32]

	model    Model
	schedule nn.Schedule
	split    Split
	pass     *tape.Pass[float32]
	sum      *sum     // nil if there is a single shard
	swap     *swap    // nil if there is a single worker
	history  *History // nil where another worker has it
	phase    phase
	step     int     // steps taken
	shard    int     // of the step under way, shards done here
	loss     float64 // as Loss says
}

// phase is what comes next within a step.
type phase int

const (
	drawing phase = iota
	passing
	swapping
	moving
)

// NewTrainer returns a trainer before the first step. Of the memory given, in bytes, the
// history takes what it can get. With several workers only the one with the rank 0 has
// a history, and where it goes the others follow; peers reach them.
func NewTrainer(m Model, s nn.Schedule, memory int, split Split, peers Peers) *Trainer {
	t := &Trainer{
		Optimizer: nn.NewAdamW(m.Params()...), model: m, schedule: s, split: split, pass: m.Tape().Pass(m.Loss()), loss: math.NaN(),
	}
	if split.Shards > 1 {
		t.sum = newSum(m.Params(), split.own())
	}
	if split.Workers > 1 {
		t.swap = newSwap(split, peers, t.Cells()+1)
	}
	if split.Rank == 0 {
		t.history = NewHistory(0, t.Size(), memory)
		t.remember()
	}
	return t
}

// Step returns how many steps have been taken.
func (t *Trainer) Step() int { return t.step }

// Loss returns the loss of the last step on its examples, before the parameters moved; NaN
// before the first one, and after Restore or Seek until another one is taken.
func (t *Trainer) Loss() float64 { return t.loss }

// Rate returns the learning rate of the next step.
func (t *Trainer) Rate() float64 { return t.schedule.Rate(t.step) }

// Next does a piece of a step, one operation or one parameter, and reports whether that
// finished the step. It allocates nothing, but for the history while that grows. While
// the trainer is Waiting there is nothing to do.
func (t *Trainer) Next() (finished bool) {
	switch t.phase {
	case drawing:
		t.model.Draw(t.step, t.split.first()+t.shard)
		t.phase = passing
	case passing:
		if !t.pass.Next() {
			t.passed()
		}
	case moving:
		if !t.Optimizer.Next() {
			t.finish()
			return true
		}
	}
	return false
}

// Waiting reports whether nothing can be done before another worker's sum has come.
func (t *Trainer) Waiting() bool { return t.phase == swapping }

// passed sees to the gradients of a shard.
func (t *Trainer) passed() {
	if t.sum != nil {
		t.sum.add(t.model.Loss().Data()[0])
	}
	t.shard++
	switch {
	case t.shard < t.split.own():
		t.phase = drawing
	case t.swap != nil:
		t.phase, t.swap.round = swapping, 0
		t.swap.send(t.step, t.sum.all())
		t.swapped()
	default:
		t.move()
	}
}

// swapped adds what has come from other workers. That is done at once, so that the place of a round is free again
// before its partner can be so far in the next step as to fill it.
func (t *Trainer) swapped() {
	for t.phase == swapping && t.swap.here(t.step) {
		t.sum.join(t.sum.all(), t.swap.received())
		if t.swap.round < len(t.swap.inbox) {
			t.swap.send(t.step, t.sum.all())
		} else {
			t.move()
		}
	}
}

// move begins to move the parameters.
func (t *Trainer) move() {
	t.loss = t.model.Loss().At(0, 0)
	if t.sum != nil {
		t.loss = t.sum.settle(t.split.Shards)
	}
	t.Optimizer.Begin(t.Rate())
	t.phase = moving
}

func (t *Trainer) finish() {
	t.step++
	t.begin()
	t.remember()
}

// begin is before a step.
func (t *Trainer) begin() {
	t.phase, t.shard = drawing, 0
	if t.sum != nil {
		t.sum.n = 0
	}
}

// remember lets the history have the state if it wants this step.
func (t *Trainer) remember() {
	if t.history == nil {
		return
	}
	if state := t.history.Room(t.step); state != nil {
		t.Save(state)
	}
}

// Seek goes to the last remembered state at or before a step, unless it is nearer where
// it is: the steps that are then missing lead to the very bits that were there. It reports
// whether there is such a state.
func (t *Trainer) Seek(step int) bool {
	from, state := t.history.Nearest(step)
	begun := t.step == step && !t.Between()
	if state != nil && (t.step > step || t.step < from || begun) {
		t.restore(from, state)
	}
	return state != nil
}

// Restore goes to a state that Save has written after so many steps, and forgets all
// others. It reports whether the state is one of this model, by its size.
func (t *Trainer) Restore(step int, state []float32) bool {
	if len(state) != t.Size() {
		return false
	}
	t.restore(step, state)
	t.history = NewHistory(step, t.Size(), t.history.memory)
	t.remember()
	return true
}

// restore drops what was begun of a step, here and with all other workers.
func (t *Trainer) restore(step int, state []float32) {
	t.enter(step, state)
	if t.swap == nil {
		return
	}
	t.swap.epoch++
	for to := range t.split.Workers {
		if to != t.split.Rank {
			t.swap.peers.State(to, Mark{Epoch: t.swap.epoch, Step: step}, state)
		}
	}
}

// Join goes to the state that another worker has gone to, and reports whether it is one
// of this model, by its size.
func (t *Trainer) Join(at Mark, state []float32) bool {
	if len(state) != t.Size() || t.swap == nil {
		return false
	}
	t.enter(at.Step, state)
	t.swap.epoch = at.Epoch
	return true
}

// Take keeps the sum of another worker until it is its turn, and reports whether it is
// one of this model.
func (t *Trainer) Take(at Mark, n int, numbers func(into []float32)) bool {
	if t.swap == nil || n != t.Cells()+1 || at.Round < 0 || at.Round >= len(t.swap.inbox) {
		return false
	}
	t.swap.take(at, numbers)
	t.swapped()
	return true
}

func (t *Trainer) enter(step int, state []float32) {
	for i, p := range t.model.Params() {
		for _, cells := range [][]float32{p.Data(), t.Optimizer.M[i], t.Optimizer.V[i]} {
			state = state[copy(cells, state):]
		}
	}
	t.step, t.Optimizer.Steps = step, step
	t.loss = math.NaN()
	t.begin()
	t.pass = t.model.Tape().Pass(t.model.Loss())
}

// Save writes the state, Size numbers: of each parameter its cells and both moments. It
// may be called only between two steps.
func (t *Trainer) Save(state []float32) {
	for i, p := range t.model.Params() {
		for _, cells := range [][]float32{p.Data(), t.Optimizer.M[i], t.Optimizer.V[i]} {
			state = state[copy(state, cells):]
		}
	}
}

// Size returns how many numbers a state has.
func (t *Trainer) Size() int { return 3 * t.Cells() }

// Cells returns how many numbers the parameters are.
func (t *Trainer) Cells() (n int) {
	for _, p := range t.model.Params() {
		n += len(p.Data())
	}
	return n
}

// Weights copies all parameters behind one another.
func (t *Trainer) Weights(into []float32) {
	for _, p := range t.model.Params() {
		into = into[copy(into, p.Data()):]
	}
}

// Between reports whether no step is under way.
func (t *Trainer) Between() bool { return t.phase == drawing && t.shard == 0 }
