package tape

import (
	"strconv"

	"glassbox/core/matrix"
	"glassbox/core/number"
)

// Stage is something that an operation works out on its way to a value, or on the way
// back from it, and that is no value itself: the powers of e that a softmax divides by
// their sum, the mean that a layer norm takes off. It satisfies matrix.Matrix and is
// explained as a Value is. A Stage reads what the tape holds when it is asked; nothing
// is recorded, replayed or kept for it.
//
// A stage belongs to a row: its cell (i,j) is worked out from row i of an input. Its
// formulas leave that row out, so that s₃₄ is s₄ in them.
type Stage[F Float] struct {
	of *Value[F]
	stage
}

// stage is a Stage as its operation describes it.
type stage struct {
	name       string // in English, as film and programs call it
	symbol     string // as formulas write it
	back       bool   // worked out on the way back
	rows, cols int
	at         func(i, j int) float64
	formula    func(i, j int) expr
}

// staged is an operation that has stages. Those of the way back are left out where out
// needs no gradient.
type staged[F Float] interface {
	operation[F]
	stages(out *Value[F]) []stage
}

// Stages returns the stages of the operation that computed v, in the order in which it
// works them out: none for most operations.
func (v *Value[F]) Stages() []Stage[F] {
	op, ok := v.op.(staged[F])
	if !ok {
		return nil
	}
	var all []Stage[F]
	for _, s := range op.stages(v) {
		if !s.back || v.NeedsGrad() {
			all = append(all, Stage[F]{v, s})
		}
	}
	return all
}

// Of returns the value that the stage leads to.
func (s Stage[F]) Of() *Value[F] { return s.of }

// Name returns what the stage is: max, exp, sum, …
func (s Stage[F]) Name() string { return s.name }

// Back tells whether the stage is of the way back from the last loss.
func (s Stage[F]) Back() bool { return s.back }

// Dims returns the number of rows and columns.
func (s Stage[F]) Dims() (r, c int) { return s.rows, s.cols }

// At returns cell (i,j). It panics if there is no such cell.
func (s Stage[F]) At(i, j int) float64 {
	s.check(i, j)
	return s.at(i, j)
}

// T returns the transpose, a view.
func (s Stage[F]) T() matrix.Matrix { return transposed{s} }

// Explain tells how cell (i,j) is worked out. It panics if there is no such cell.
func (s Stage[F]) Explain(i, j int) Explanation {
	s.check(i, j)
	return explanation(s.cell(i, j), s.formula(i, j))
}

func (s Stage[F]) check(i, j int) {
	if uint(i) >= uint(s.rows) || uint(j) >= uint(s.cols) {
		have := "the stage " + s.name + " is " + dims(s.rows, s.cols)
		panic(ShapeError{"cell", have, "there is no cell (" + strconv.Itoa(i) + "," + strconv.Itoa(j) + ")"})
	}
}

// cell describes cell (i,j).
func (s Stage[F]) cell(i, j int) Cell {
	return Cell{Index: s.of.index, Stage: s.name, Name: s.written(j), Row: i, Col: j, Gradient: s.back, Value: s.at(i, j)}
}

// written is how formulas write cell (·,j) of a stage.
func (s stage) written(j int) string {
	if s.cols == 1 {
		return s.symbol
	}
	return number.Cell(s.symbol, j)
}

// stageExpr writes cell (i,j) of a stage of v by its name.
func (v *Value[F]) stageExpr(s stage, i, j int) expr {
	cell := Stage[F]{v, s}.cell(i, j)
	e := quantity(cell.Name, cell.Value)
	e.from = []Cell{cell}
	return e
}

// rowExpr writes cell (i,j) of v, or of its gradient, by its name without the row.
func (v *Value[F]) rowExpr(i, j int, back bool) expr {
	cell := v.cell(i, j)
	if back {
		cell = v.gradCell(i, j)
	}
	e := quantity(number.Cell(v.symbol(back), j), cell.Value)
	e.from = []Cell{cell}
	return e
}
