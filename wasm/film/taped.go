package film

import (
	"glassbox/core/matrix"
	"glassbox/core/tape"
)

// Tape is a recording that lives here, so that nothing is ever on its way.
type Tape[F tape.Float] struct {
	values []Value
	tape   *tape.Tape[F]
	loss   *tape.Value[F] // nil where nothing is differentiated
}

// OnTape is the recording on a tape. The gradients are those of the last Backward; loss is what it began with, nil if there
// was none.
func OnTape[F tape.Float](t *tape.Tape[F], loss *tape.Value[F]) *Tape[F] {
	r := &Tape[F]{tape: t, loss: loss}
	paths := t.Paths()
	for i, v := range t.Values() {
		rows, cols := v.Dims()
		in := make([]int, len(v.Inputs()))
		for k, u := range v.Inputs() {
			in[k] = u.Index()
		}
		r.values = append(r.values, Value{Path: paths[i], Name: v.Name(), Scope: v.Scope(), Op: v.Op(), Rows: rows, Cols: cols, Inputs: in, Grad: loss != nil && v.NeedsGrad()})
	}
	return r
}

// Values implements Recording.
func (r *Tape[F]) Values() []Value { return r.values }

// Cells implements Recording.
func (r *Tape[F]) Cells(value int, back bool) matrix.Matrix {
	v := r.tape.Values()[value]
	if back {
		return v.Grad()
	}
	return v
}

// Explain implements Recording.
func (r *Tape[F]) Explain(c Cell) (Explanation, bool) {
	v := r.tape.Values()[c.Value]
	e := v.Explain
	if c.Back {
		e = v.ExplainGrad
	}
	return r.explanation(e(c.Row, c.Col)), true
}

// explanation is one of the tape with the cells of the recording.
func (r *Tape[F]) explanation(e tape.Explanation) Explanation {
	from := make([]Cell, len(e.From))
	for k, c := range e.From {
		from[k] = Cell{c.Index, c.Gradient, c.Row, c.Col}
	}
	return Explanation{e.Name, e.Symbols, e.Numbers, e.Value, from}
}

// Prove implements Recording.
func (r *Tape[F]) Prove(c Cell, epsilon float64) (p tape.Proof, ok bool) {
	if r.loss == nil || !r.values[c.Value].Grad {
		return p, false
	}
	return r.tape.Prove(r.loss, r.tape.Values()[c.Value], c.Row, c.Col, epsilon), true
}
