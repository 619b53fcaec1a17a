package film

import (
	"glassbox/core/matrix"
	"glassbox/core/tape"
)

// Recording is a computation that was recorded: its structure, which is known at once, and its numbers, which are
// asked for one by one. It may live here, as Tape does, or elsewhere, such as in a worker; then an answer may still be
// on its way. Whoever owns the recording has the figure drawn again when something has arrived.
type Recording interface {
	// Values are what was recorded, in the order in which it was computed. The slice never changes.
	Values() []Value
	// Cells are the numbers of a value or, on the way back, of its gradient; nil while they are on their way, and where
	// there are none.
	Cells(value int, back bool) matrix.Matrix
	// Explain tells how a cell, or its gradient, was computed; ok is false while that is on its way, and where there is
	// no such cell.
	Explain(c Cell) (e Explanation, ok bool)
	// Prove measures the gradient of a cell by nudging it by ±epsilon; ok is false as for Explain, and where there is no
	// gradient.
	Prove(c Cell, epsilon float64) (p tape.Proof, ok bool)
}

// Value is one value of a recording, without its numbers.
type Value struct {
	Path       string // unique in the recording: scopes from outside in and the name, joined by dots
	Name       string // given by whoever recorded it; what has none is written out in the formulas of others
	Scope      string // the scopes alone
	Op         string // what computed it, "param" or "input"; "stage" for what an operation works out on its way
	Rows, Cols int
	Inputs     []int // the values that it was computed from; of a stage, the one whose stage it is
	Grad       bool  // it has a gradient
	Back       bool  // it is a stage of the way back: its numbers are derivatives, and there are no others
}

// Given reports whether nothing computes the value.
func (v Value) Given() bool { return v.Op == "param" || v.Op == "input" }

// Stage reports whether the value is a stage: worked out on the way to another value, the only one of its Inputs.
func (v Value) Stage() bool { return v.Op == "stage" }

// Cell is one cell of a recording.
type Cell struct {
	Value    int  // of Values
	Back     bool // its gradient is meant
	Row, Col int
}

// Explanation is how one cell was computed, for a person to read; as tape.Explanation.
type Explanation struct {
	Name    string  // z₁
	Symbols string  // w₁ · x + b₁
	Numbers string  // 2 · 2 − 3
	Value   float64 // 1
	From    []Cell  // what stands in the formula, each once
}

// Rule is the name and the formula in symbols.
func (e Explanation) Rule() string {
	e.Numbers = e.Symbols
	return e.Chain()
}

// Chain is that of tape.Explanation.
func (e Explanation) Chain(more ...string) string {
	return tape.Explanation{Name: e.Name, Symbols: e.Symbols, Numbers: e.Numbers}.Chain(more...)
}
