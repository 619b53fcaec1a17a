package film

import (
	"glassbox/core/matrix"
	"glassbox/core/tape"
)

// Tape is a recording that lives here, so that nothing is ever on its way: the values of a tape with their stages, and
// what a lesson makes of them.
type Tape[F tape.Float] struct {
	tape   *tape.Tape[F]
	loss   *tape.Value[F] // nil where nothing is differentiated
	values []Value
	from   []origin       // of values
	at     map[origin]int // the inverse, for values of the tape and their stages
}

// origin is where a value comes from: a place on the tape, a stage of it, or the lesson.
type origin struct {
	index int
	stage string
	made  *Made
}

// Made is a matrix that a lesson works out from a recording.
type Made struct {
	Name    string
	Cells   matrix.Matrix
	Explain func(i, j int) Explanation // nil for what only is what it is
}

// OnTape is the recording on a tape. The gradients are those of the last Backward; loss is what it began with, nil if there
// was none.
func OnTape[F tape.Float](t *tape.Tape[F], loss *tape.Value[F]) *Tape[F] {
	r := &Tape[F]{tape: t, loss: loss, at: map[origin]int{}}
	paths := t.Paths()
	for i, v := range t.Values() {
		stages := v.Stages()
		for _, s := range stages {
			r.stage(paths[i], s)
		}
		rows, cols := v.Dims()
		r.add(Value{Path: paths[i], Name: v.Name(), Scope: v.Scope(), Op: v.Op(), Rows: rows, Cols: cols,
			Inputs: r.inputs(v), Grad: loss != nil && v.NeedsGrad()}, origin{index: i})
		for _, s := range stages {
			k := r.at[origin{index: i, stage: s.Name()}]
			r.values[k].Inputs = []int{r.at[origin{index: i}]}
		}
	}
	return r
}

func (r *Tape[F]) inputs(v *tape.Value[F]) []int {
	in := make([]int, len(v.Inputs()))
	for k, u := range v.Inputs() {
		in[k] = r.at[origin{index: u.Index()}]
	}
	return in
}

// stage adds a stage of the value with the path. It is named after both.
func (r *Tape[F]) stage(path string, s tape.Stage[F]) {
	v := Value{Path: path + "." + s.Name(), Scope: s.Of().Scope(), Op: "stage", Back: s.Back()}
	if name := s.Of().Name(); name != "" {
		v.Name = name + "." + s.Name()
	}
	v.Rows, v.Cols = s.Dims()
	r.add(v, origin{index: s.Of().Index(), stage: s.Name()})
}

// Make adds a matrix of the lesson's own.
func (r *Tape[F]) Make(m Made) {
	rows, cols := m.Cells.Dims()
	r.add(Value{Path: m.Name, Name: m.Name, Op: "made", Rows: rows, Cols: cols}, origin{made: &m})
}

func (r *Tape[F]) add(v Value, o origin) {
	r.at[o] = len(r.values)
	r.values, r.from = append(r.values, v), append(r.from, o)
}

// Cell is cell (i,j) of a value on the tape, as the recording has it.
func (r *Tape[F]) Cell(v *tape.Value[F], i, j int) Cell {
	return Cell{Value: r.at[origin{index: v.Index()}], Row: i, Col: j}
}

// Values implements Recording.
func (r *Tape[F]) Values() []Value { return r.values }

// Cells implements Recording.
func (r *Tape[F]) Cells(value int, back bool) matrix.Matrix {
	o := r.from[value]
	switch {
	case o.made != nil:
		return o.made.Cells
	case o.stage != "":
		return r.staged(o)
	case back:
		return r.tape.Values()[o.index].Grad()
	}
	return r.tape.Values()[o.index]
}

func (r *Tape[F]) staged(o origin) tape.Stage[F] {
	for _, s := range r.tape.Values()[o.index].Stages() {
		if s.Name() == o.stage {
			return s
		}
	}
	panic("film: there is no stage " + o.stage)
}

// Explain implements Recording.
func (r *Tape[F]) Explain(c Cell) (e Explanation, ok bool) {
	o := r.from[c.Value]
	switch {
	case o.made != nil && o.made.Explain == nil:
		return e, false
	case o.made != nil:
		return o.made.Explain(c.Row, c.Col), true
	case o.stage != "":
		return r.explanation(r.staged(o).Explain(c.Row, c.Col)), true
	case c.Back:
		return r.explanation(r.tape.Values()[o.index].ExplainGrad(c.Row, c.Col)), true
	}
	return r.explanation(r.tape.Values()[o.index].Explain(c.Row, c.Col)), true
}

// explanation is one of the tape with the cells of the recording.
func (r *Tape[F]) explanation(e tape.Explanation) Explanation {
	from := make([]Cell, len(e.From))
	for k, c := range e.From {
		from[k] = Cell{r.at[origin{index: c.Index, stage: c.Stage}], c.Gradient, c.Row, c.Col}
	}
	return Explanation{e.Name, e.Symbols, e.Numbers, e.Value, from}
}

// Prove implements Recording.
func (r *Tape[F]) Prove(c Cell, epsilon float64) (p tape.Proof, ok bool) {
	if !r.values[c.Value].Grad {
		return p, false
	}
	return r.tape.Prove(r.loss, r.tape.Values()[r.from[c.Value].index], c.Row, c.Col, epsilon), true
}
