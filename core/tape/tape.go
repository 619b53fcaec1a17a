// Package tape records each operation of a computation as it runs, with its name,
// inputs, output and gradient. The recording can then be replayed in place on new
// data, walked backward for the gradients, and asked how any cell was computed.
//
// All values are matrices; a scalar is 1×1 and a vector of n is 1×n. Each operation
// stands in a file of its own with its formula, its forward and backward pass, and
// its explanation.
package tape

import (
	"slices"
	"strconv"
)

// Float is the type of the cells: float64 where results must be exact, float32
// where they must be fast.
type Float interface{ float32 | float64 }

// Tape is a recording of operations, in the order in which they ran. A Tape must
// not be used by several goroutines at once.
type Tape[F Float] struct {
	ops    Ops[F]
	values []*Value[F]
	scope  string
	loss   *Value[F] // of the last Backward
	change func(v *Value[F]) (at []int, to []F)
	still  bool        // what is recorded has no gradient
	later  bool        // nor cells yet
	lent   []*Value[F] // whose cells the next parameters hold
}

// New returns an empty Tape that computes in plain Go.
func New[F Float]() *Tape[F] { return NewWith[F](&Plain[F]{}) }

// NewWith returns an empty Tape that computes with the given operations.
func NewWith[F Float](ops Ops[F]) *Tape[F] { return &Tape[F]{ops: ops} }

// Ops returns the operations that the tape computes with.
func (t *Tape[F]) Ops() Ops[F] { return t.ops }

// Input records a rows×cols leaf without gradient, such as an example or its
// target. The data are copied row by row; without data the cells are zero. Input
// panics if the data are not rows·cols numbers.
func (t *Tape[F]) Input(name string, rows, cols int, data ...F) *Value[F] {
	return t.leaf("input", name, rows, cols, data)
}

// InputOver is Input with the very cells that are given: what changes them changes the
// input. It panics if these are not rows·cols numbers.
func (t *Tape[F]) InputOver(name string, rows, cols int, cells []F) *Value[F] {
	if rows < 1 || cols < 1 || len(cells) != rows*cols {
		panic(ShapeError{"input", name + " is " + dims(rows, cols), "given are " + strconv.Itoa(len(cells)) + " numbers"})
	}
	return t.add(&Value[F]{name: name, rows: rows, cols: cols, data: cells})
}

// Param records a rows×cols leaf with gradient, unless the tape is still: something that is
// learned. The data are copied row by row; without data the cells are zero. Param panics if the
// data are not rows·cols numbers.
func (t *Tape[F]) Param(name string, rows, cols int, data ...F) *Value[F] {
	var v *Value[F]
	if len(t.lent) > 0 {
		v = t.borrow(name, rows, cols)
	} else {
		v = t.leaf("param", name, rows, cols, data)
	}
	v.learned = true
	if !t.still {
		v.grad = make([]F, rows*cols)
	}
	return v
}

// Lend has the parameters that body records hold the very cells of others, one after the
// other, as Share does, but without making any first; what they would begin with is
// ignored. It panics if the shapes differ, or there are not as many.
func (t *Tape[F]) Lend(of []*Value[F], body func()) {
	t.lent = of
	defer func() { t.lent = nil }()
	body()
	if n := len(t.lent); n > 0 {
		panic(UseError{"lend", strconv.Itoa(n) + " of " + strconv.Itoa(len(of)) + " parameters are left"})
	}
}

// borrow records a parameter with the next cells that are lent.
func (t *Tape[F]) borrow(name string, rows, cols int) *Value[F] {
	of := t.lent[0]
	v := &Value[F]{name: name, rows: rows, cols: cols, data: of.data}
	sameShape("lend", v, of, "the parameter", "the other")
	t.lent = t.lent[1:]
	return t.add(v)
}

// Still has nothing that body records get a gradient, for what only looks ahead. A network
// so recorded can be read and not trained, and takes less than half the memory.
func (t *Tape[F]) Still(body func()) {
	outer := t.still
	defer func() { t.still = outer }()
	t.still = true
	body()
}

// leaf records a value that no operation computes.
func (t *Tape[F]) leaf(kind, name string, rows, cols int, data []F) *Value[F] {
	if rows < 1 || cols < 1 {
		panic(ShapeError{kind, name + " is " + dims(rows, cols), "there must be a row and a column"})
	}
	v := t.add(&Value[F]{name: name, rows: rows, cols: cols})
	if len(data) > 0 && !t.later {
		v.Set(data...)
	}
	return v
}

// record runs an operation whose output is rows×cols and puts it on the tape. The
// output has a gradient if one of the inputs has, unless the tape is still.
func (t *Tape[F]) record(op operation[F], rows, cols int, inputs ...*Value[F]) *Value[F] {
	v := &Value[F]{rows: rows, cols: cols, op: op, inputs: inputs}
	for _, in := range inputs {
		if !t.holds(in) {
			panic(UseError{op.name(), "an input is not on this tape, or was forgotten by Rewind"})
		}
		if in.NeedsGrad() && v.grad == nil && !t.still {
			v.grad = make([]F, rows*cols)
		}
	}
	if t.add(v); !t.later {
		op.forward(v)
	}
	return v
}

// add gives v its place, its scope and, if it has none and the tape does not leave that for later, its cells.
func (t *Tape[F]) add(v *Value[F]) *Value[F] {
	v.tape, v.index, v.scope = t, len(t.values), t.scope
	if v.data == nil && !t.later {
		v.data = make([]F, v.rows*v.cols)
	}
	t.values = append(t.values, v)
	return v
}

// holds tells whether v is on the tape.
func (t *Tape[F]) holds(v *Value[F]) bool {
	return v.index < len(t.values) && t.values[v.index] == v
}

// Scope puts everything that body records into the named scope. Scopes nest: inside
// "decoder", the scope "cross" is "decoder.cross".
func (t *Tape[F]) Scope(name string, body func()) {
	outer := t.scope
	defer func() { t.scope = outer }()
	if outer != "" {
		name = outer + "." + name
	}
	t.scope = name
	body()
}

// Values returns everything on the tape in recorded order. The slice must not be
// modified.
func (t *Tape[F]) Values() []*Value[F] { return t.values }

// Len returns the number of values on the tape.
func (t *Tape[F]) Len() int { return len(t.values) }

// Rewind forgets everything recorded after the first n values. It panics if the
// tape holds fewer than n.
func (t *Tape[F]) Rewind(n int) {
	if n < 0 || n > len(t.values) {
		panic(UseError{"rewind", "cannot keep " + strconv.Itoa(n) + " of " + strconv.Itoa(len(t.values)) + " values"})
	}
	t.values = slices.Delete(t.values, n, len(t.values))
	if t.loss != nil && !t.holds(t.loss) {
		t.loss = nil
	}
}
