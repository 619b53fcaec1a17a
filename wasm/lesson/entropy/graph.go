package entropy

import (
	"math"
	"strconv"

	"glassbox/core/tape"
	"glassbox/wasm/picture"
)

type (
	value  = *tape.Value[float64]
	record = *tape.Tape[float64]
)

// cell is one number of the computation.
type cell struct {
	id, label, origin string // the origin is the name of a phrase
	v                 value  // on the tape, or nil for a limit
	col               int    // its column of v
	x                 float64
	why               string // where it comes from, if it is a limit
	drag              *picture.Drag
}

// gradient is the derivative of a loss by a cell.
type gradient struct {
	id       string
	of, loss *cell
	x        float64
	why      string
}

// graph is the computation on the tape, with names for its numbers.
type graph struct {
	t     record
	cells map[string]*cell
	grads map[string]*gradient
	order []*gradient
	place map[[2]int]*cell // by index on the tape and column
}

func newGraph() *graph {
	return &graph{t: tape.New[float64](), cells: map[string]*cell{}, grads: map[string]*gradient{}, place: map[[2]int]*cell{}}
}

// add names cell (0,col) of a value.
func (g *graph) add(id, label, origin string, v value, col int) *cell {
	c := &cell{id: id, label: label, origin: origin, v: v, col: col, x: v.At(0, col) + 0}
	g.cells[id], g.place[[2]int{v.Index(), col}] = c, c
	return c
}

// given reports whether a number is there from the start.
func (c *cell) given() bool { return c.origin != "computed" }

// limit is a number that no operation gives, such as 0 · ln 0 = 0.
func (g *graph) limit(id, label string, x float64, why string) *cell {
	c := &cell{id: id, label: label, origin: "computed", x: x, why: why}
	g.cells[id] = c
	return c
}

// scalar names a value of one cell; its name on the tape is as people write it.
func (g *graph) scalar(id, name, label, origin string, v value) *cell {
	return g.add(id, label, origin, v.Named(name), 0)
}

// grad asks for the gradient of a loss by a cell.
func (g *graph) grad(id string, of, loss *cell) *gradient {
	d := &gradient{id: id, of: of, loss: loss}
	g.grads[id] = d
	g.order = append(g.order, d)
	return d
}

// backward computes all gradients.
func (g *graph) backward() {
	for _, d := range g.order {
		if d.why != "" {
			continue
		}
		g.t.Backward(d.loss.v)
		d.x = d.of.v.Grad().At(0, d.of.col) + 0 // −0 becomes 0
	}
}

// surprise is −log x in the unit.
func (g *graph) surprise(x value, u unit) value { return g.t.Scale(-u.scale, g.t.Log(x)) }

// total is the sum of scalars.
func (g *graph) total(xs []value) value { return g.t.Sum(g.t.ConcatCols(xs...)) }

func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// numbered is an id or a name with the number of a row, counted from 1.
func numbered(name string, row int) string { return name + strconv.Itoa(row+1) }
