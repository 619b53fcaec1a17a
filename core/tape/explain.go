package tape

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
)

// unfolding bounds how many cells of unnamed values one formula writes out. What
// lies behind them appears under the operation's name.
const unfolding = 100

// Explanation is how one cell was computed, for a person to read.
type Explanation struct {
	Name    string  // z₁, or q₁₃ for what the code counts as row 0 and column 2
	Symbols string  // w₁ · x + b₁
	Numbers string  // 2 · 2 − 3
	Value   float64 // 1
	From    []Cell  // the cells in the formula, each once, in its order
}

// Chain is the name, the formula in symbols and in numbers and what is given beyond them,
// with a sign of equality between those that differ.
func (e Explanation) Chain(more ...string) string {
	return strings.Join(slices.Compact(append([]string{e.Name, e.Symbols, e.Numbers}, more...)), " = ")
}

// Cell is one cell of a value on the tape, of its gradient, or of one of its stages.
type Cell struct {
	Index    int    // of the value on the tape
	Stage    string // the name of the stage, empty for the value itself
	Name     string // as in Explanation
	Row, Col int
	Gradient bool
	Value    float64
}

// Contribution is one of the terms that add up to a gradient: the gradient of a cell
// computed from the one asked about, times the derivative of that computation.
type Contribution struct {
	Through  Cell
	Incoming float64
	Local    float64
}

// Explain tells how cell (i,j) of v was computed. Named values appear by name and
// unnamed ones are written out. It panics if there is no such cell.
func (v *Value[F]) Explain(i, j int) Explanation {
	cell := v.cell(i, j)
	if v.op == nil {
		return v.leafExplanation(cell)
	}
	return explanation(cell, v.formula(i, j, new(unfolding)))
}

// leafExplanation says of a leaf what it is.
func (v *Value[F]) leafExplanation(cell Cell) Explanation {
	return Explanation{Name: cell.Name, Symbols: cell.Name, Numbers: number.Format(cell.Value), Value: cell.Value}
}

// ExplainGrad tells how the gradient of cell (i,j) of v, by the last Backward, came
// from the gradients of the values computed from v. Of a value that needs no
// gradient it only says the name, and the Value is NaN. It panics if there is no
// such cell.
func (v *Value[F]) ExplainGrad(i, j int) Explanation {
	cell := v.gradCell(i, j)
	if !v.NeedsGrad() {
		return Explanation{Name: cell.Name, Value: cell.Value}
	}
	return explanation(cell, v.gradFormula(i, j, new(unfolding)))
}

// Contributions lists the terms of the gradient of cell (i,j) of v by the last
// Backward, one for each cell computed from it: Σ Incoming·Local is the gradient.
// The loss itself has none, nor has a value that needs no gradient. It panics if
// there is no such cell.
func (v *Value[F]) Contributions(i, j int) []Contribution {
	v.offset(i, j)
	var cs []Contribution
	if !v.NeedsGrad() {
		return cs
	}
	for _, u := range v.uses(i, j, (*Value[F]).leafExpr) {
		through := u.by.gradCell(u.row, u.col)
		cs = append(cs, Contribution{through, through.Value, u.slope.value})
	}
	return cs
}

// explanation puts an expression into words.
func explanation(cell Cell, e expr) Explanation {
	return Explanation{
		Name:    cell.Name,
		Symbols: e.texts[0].scaled(e.coef).leading(),
		Numbers: e.texts[1].scaled(e.coef).leading(),
		Value:   cell.Value,
		From:    distinct(e.from),
	}
}

// distinct drops all but the first of equal cells.
func distinct(cells []Cell) []Cell {
	type key struct {
		index, row, col int
		gradient        bool
		stage           string
	}
	seen := make(map[key]bool, len(cells))
	var kept []Cell
	for _, c := range cells {
		k := key{c.Index, c.Row, c.Col, c.Gradient, c.Stage}
		if !seen[k] {
			seen[k] = true
			kept = append(kept, c)
		}
	}
	return kept
}

// cell describes cell (i,j) of v.
func (v *Value[F]) cell(i, j int) Cell {
	return Cell{Index: v.index, Name: v.cellOf(v.symbol(false), i, j), Row: i, Col: j, Value: v.At(i, j)}
}

// gradCell describes cell (i,j) of the gradient of v.
func (v *Value[F]) gradCell(i, j int) Cell {
	name := v.cellOf(v.symbol(true), i, j)
	if v == v.tape.loss {
		name = "∂L/∂L"
	}
	return Cell{Index: v.index, Name: name, Row: i, Col: j, Gradient: true, Value: v.gradAt(i, j)}
}

// symbol writes all of v, or of its gradient, in symbols.
func (v *Value[F]) symbol(back bool) string {
	if back {
		return number.Gradient(v.title())
	}
	return number.Symbol(v.title())
}

// title is the name of v or, where it has none, its operation and index.
func (v *Value[F]) title() string {
	if v.name != "" {
		return v.name
	}
	return v.Op() + strconv.Itoa(v.index)
}

// cellOf writes cell (i,j) of what is as large as v: without indices if that is a scalar, with one if it is a vector.
func (v *Value[F]) cellOf(symbol string, i, j int) string {
	switch {
	case v.size() == 1:
		return symbol
	case v.rows == 1:
		return number.Cell(symbol, j)
	case v.cols == 1:
		return number.Cell(symbol, i)
	}
	return number.Cell(symbol, i, j)
}
