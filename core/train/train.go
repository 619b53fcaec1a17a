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

	// Draw puts the examples of a step, counted from 0, into the model. They depend on
	// nothing but the step, so that a step can be taken again.
	Draw(step int)
}

// Trainer takes a model from step to step. The same model and settings give the same
// bits, however the work is cut into pieces, and also when part of it is done again.
type Trainer struct {
	Optimizer *nn.AdamW[float32]

	model    Model
	schedule nn.Schedule
	pass     *tape.Pass[float32]
	history  *History
	phase    phase
	step     int     // steps taken
	loss     float64 // of the last one, on its examples, before the parameters moved
}

// phase is what comes next within a step.
type phase int

const (
	drawing phase = iota
	passing
	moving
)

// NewTrainer returns a trainer before the first step. Of the memory given, in bytes, the
// history takes what it can get.
func NewTrainer(m Model, s nn.Schedule, memory int) *Trainer {
	t := &Trainer{Optimizer: nn.NewAdamW(m.Params()...), model: m, schedule: s, pass: m.Tape().Pass(m.Loss()), loss: math.NaN()}
	t.history = NewHistory(0, t.Size(), memory)
	t.remember()
	return t
}

// Step returns how many steps have been taken.
func (t *Trainer) Step() int { return t.step }

// Loss returns the loss of the last step, NaN before the first one, and after Restore or
// Seek until another one is taken.
func (t *Trainer) Loss() float64 { return t.loss }

// Rate returns the learning rate of the next step.
func (t *Trainer) Rate() float64 { return t.schedule.Rate(t.step) }

// Next does a piece of a step, one operation or one parameter, and reports whether that
// finished the step. It allocates nothing, but for the history while that grows.
func (t *Trainer) Next() (finished bool) {
	switch t.phase {
	case drawing:
		t.model.Draw(t.step)
		t.phase = passing
	case passing:
		if !t.pass.Next() {
			t.Optimizer.Begin(t.Rate())
			t.phase = moving
		}
	case moving:
		if !t.Optimizer.Next() {
			t.finish()
			return true
		}
	}
	return false
}

func (t *Trainer) finish() {
	t.step++
	t.loss = t.model.Loss().At(0, 0)
	t.phase = drawing
	t.remember()
}

// remember lets the history have the state if it wants this step.
func (t *Trainer) remember() {
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

// restore drops what was begun of a step.
func (t *Trainer) restore(step int, state []float32) {
	for i, p := range t.model.Params() {
		for _, cells := range [][]float32{p.Data(), t.Optimizer.M[i], t.Optimizer.V[i]} {
			state = state[copy(cells, state):]
		}
	}
	t.step, t.Optimizer.Steps = step, step
	t.loss, t.phase = math.NaN(), drawing
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
func (t *Trainer) Between() bool { return t.phase == drawing }
