package tape

import (
	"math"

	"glassbox/core/matrix"
)

// Value is a matrix on a Tape: a leaf, or what an operation computed. It satisfies
// matrix.Matrix, and so does its gradient.
type Value[F Float] struct {
	tape       *Tape[F]
	index      int
	name       string
	scope      string
	rows, cols int
	data       []F // rows×cols, row by row
	grad       []F // rows×cols, nil if the value needs no gradient
	kept       []F // what op's forward pass keeps for its backward pass

	op      operation[F] // nil for leaves
	learned bool         // it is a parameter
	inputs  []*Value[F]
	reaches bool // a path that needs gradients leads from here to the last loss
}

// Name returns the name given by Named, Input or Param, or "".
func (v *Value[F]) Name() string { return v.name }

// Named names v and returns it, or what goes on in its place: see Through. A named value
// appears by its name in the formulas of others; an unnamed one is written out in them.
func (v *Value[F]) Named(name string) *Value[F] {
	v.name = name
	return v.changed()
}

// Index returns the position of v on its tape.
func (v *Value[F]) Index() int { return v.index }

// Scope returns the scope v was recorded in, outermost first, joined by dots.
func (v *Value[F]) Scope() string { return v.scope }

// Inputs returns the values v was computed from. The slice must not be modified.
func (v *Value[F]) Inputs() []*Value[F] { return v.inputs }

// Tape returns the tape that v was recorded on.
func (v *Value[F]) Tape() *Tape[F] { return v.tape }

// Op returns the name of the operation that computed v, "param" or "input".
func (v *Value[F]) Op() string {
	switch {
	case v.op != nil:
		return v.op.name()
	case v.learned:
		return "param"
	}
	return "input"
}

// NeedsGrad tells whether v has a gradient: parameters do, and everything that is
// computed from one.
func (v *Value[F]) NeedsGrad() bool { return v.grad != nil }

// Dims returns the number of rows and columns.
func (v *Value[F]) Dims() (r, c int) { return v.rows, v.cols }

// At returns cell (i,j), counted from 0. It panics if there is no such cell.
func (v *Value[F]) At(i, j int) float64 { return float64(v.data[v.offset(i, j)]) }

// T returns the transpose, a view.
func (v *Value[F]) T() matrix.Matrix { return transposed{v} }

// Grad returns the gradient of the last Backward's loss by v, a view. Where none is
// computed, because v needs none, its cells are NaN.
func (v *Value[F]) Grad() matrix.Matrix { return gradient[F]{v} }

// Data returns the cells row by row. Changing them changes v.
func (v *Value[F]) Data() []F { return v.data }

// GradData returns the cells of the gradient row by row, nil if v needs none.
func (v *Value[F]) GradData() []F { return v.grad }

// Set copies data into v row by row. Nothing is computed anew before Forward or
// ForwardAfter. It panics if the data are not exactly as many as v has cells.
func (v *Value[F]) Set(data ...F) {
	if len(data) != len(v.data) {
		panic(countError("set", v, len(data), "numbers"))
	}
	copy(v.data, data)
}

// Share makes the leaf v hold the very cells of u, a value on any tape: what changes one
// changes the other. Gradients remain apart, so that several tapes can work on the same
// parameters at once. It panics if the shapes differ, or v is no leaf.
func (v *Value[F]) Share(u *Value[F]) {
	if v.op != nil {
		panic(UseError{"share", "the value is computed"})
	}
	sameShape("share", v, u, "the leaf", "the other")
	v.data = u.data
}

// ops are what v is computed with.
func (v *Value[F]) ops() Ops[F] { return v.tape.ops }

// offset returns the place of cell (i,j) in data and grad.
func (v *Value[F]) offset(i, j int) int {
	if uint(i) >= uint(v.rows) || uint(j) >= uint(v.cols) {
		panic(cellError(v, i, j))
	}
	return i*v.cols + j
}

// row returns row i of the given data or gradient of v.
func (v *Value[F]) row(cells []F, i int) []F { return rowOf(cells, i, v.cols) }

// rowOf returns row i of a matrix that is cols wide.
func rowOf[F Float](cells []F, i, cols int) []F { return cells[i*cols : (i+1)*cols] }

// keep returns n cells in which op keeps what its backward pass needs.
func (v *Value[F]) keep(n int) []F {
	if v.kept == nil {
		v.kept = make([]F, n)
	}
	return v.kept
}

// gradAt returns cell (i,j) of the gradient, NaN if there is none.
func (v *Value[F]) gradAt(i, j int) float64 {
	at := v.offset(i, j)
	if v.grad == nil {
		return math.NaN()
	}
	return float64(v.grad[at])
}

// gradient shows the gradient of a value as a matrix.
type gradient[F Float] struct{ v *Value[F] }

func (g gradient[F]) Dims() (r, c int)    { return g.v.Dims() }
func (g gradient[F]) At(i, j int) float64 { return g.v.gradAt(i, j) }
func (g gradient[F]) T() matrix.Matrix    { return transposed{g} }

// transposed shows a matrix with rows and columns exchanged. gonum has the same,
// but takes its whole linear algebra along into the WebAssembly file.
type transposed struct{ m matrix.Matrix }

func (t transposed) Dims() (r, c int) {
	c, r = t.m.Dims()
	return r, c
}
func (t transposed) At(i, j int) float64 { return t.m.At(j, i) }
func (t transposed) T() matrix.Matrix    { return t.m }
