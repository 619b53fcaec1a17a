// Package fit trains the models that are shipped: on all processors there are, and to
// the same bits on each of them, however often it is interrupted. What trains while
// somebody watches is package train.
package fit

import (
	"math"
	"sync"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// Part is a share of a step's examples, on a tape of its own, so that several can be
// worked on at once.
type Part struct {
	Tape   *tape.Tape[float32]
	Loss   *tape.Value[float32]
	Params []*tape.Value[float32] // which share their cells with those of the model
}

// Model is what can be fitted.
type Model interface {
	// Params returns what is learned, always in the same order.
	Params() []*tape.Value[float32]

	// Draw puts the examples of a step, counted from 0, onto the tapes of its parts, and
	// returns these. Nothing but the step decides which examples that are, which parts
	// there are, and what these forget: a step can be taken again.
	Draw(step int) []*Part
}

// Fitter takes a model from step to step.
type Fitter struct {
	Optimizer *nn.AdamW[float32]
	Schedule  nn.Schedule
	Losses    []float32 // of every step so far: the mean of its parts, before the parameters moved

	model Model
}

// New returns a Fitter before its first step.
func New(m Model, s nn.Schedule) *Fitter {
	return &Fitter{Optimizer: nn.NewAdamW(m.Params()...), Schedule: s, model: m}
}

// Done reports whether all steps of the schedule are taken.
func (f *Fitter) Done() bool { return len(f.Losses) >= f.Schedule.Steps }

// Step takes one step. The parts run forward and backward at once; their gradients are
// then added up in the order in which the model returned them, so that it does not matter
// which was done first.
func (f *Fitter) Step() {
	parts := f.model.Draw(len(f.Losses))
	var all sync.WaitGroup
	for _, p := range parts {
		all.Go(func() {
			p.Tape.Forward()
			p.Tape.Backward(p.Loss)
		})
	}
	all.Wait()
	f.gather(parts)
	f.Optimizer.Step(f.Schedule.Rate(len(f.Losses)))
	loss := 0.0
	for _, p := range parts {
		loss += p.Loss.At(0, 0) / float64(len(parts))
	}
	f.Losses = append(f.Losses, float32(loss))
}

// gather sets the gradient of each parameter to the mean of those on the tapes of the parts.
func (f *Fitter) gather(parts []*Part) {
	share := 1 / float32(len(parts))
	for i, param := range f.model.Params() {
		grad := param.GradData()
		clear(grad)
		for _, p := range parts {
			param.Tape().Ops().Axpy(share, p.Params[i].GradData(), grad)
		}
	}
}

// Recent returns the mean loss of the last n steps, or of all if there are fewer; NaN if
// there are none.
func (f *Fitter) Recent(n int) float64 {
	last := f.Losses[max(0, len(f.Losses)-n):]
	sum := 0.0
	for _, loss := range last {
		sum += float64(loss)
	}
	if len(last) == 0 {
		return math.NaN()
	}
	return sum / float64(len(last))
}
