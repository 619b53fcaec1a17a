package heads

import (
	"strconv"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/words"
)

// numbered is the name of a value of head k, counted from 0.
func numbered(name string, k int) string { return name + strconv.Itoa(k+1) }

// part is a matrix that can be shown, with where it comes from.
type part struct {
	value  value // on the tape
	back   bool  // its gradient is meant
	r0, c0 int   // where it begins in the value
	matrix.Matrix
	op string // that reveals it
}

// slice is a block of a matrix.
type slice struct {
	matrix.Matrix
	r0, c0, rows, cols int
}

func (s slice) Dims() (r, c int)    { return s.rows, s.cols }
func (s slice) At(i, j int) float64 { return s.Matrix.At(s.r0+i, s.c0+j) }
func (s slice) T() matrix.Matrix    { panic("heads: a slice is not transposed") }

// part finds a matrix by its name: a value on the tape, with a d in front its gradient, or a head's part of a
// projection, such as "W_Q2", its columns, and "W_O2", its rows.
func (m *model) part(name string) (p part, ok bool) {
	bare := name
	if p.value, ok = m.values[name]; !ok {
		if bare, p.back = strings.CutPrefix(name, "d"); p.back {
			p.value, ok = m.values[bare]
		}
	}
	kind, head := split(bare)
	if !ok && strings.HasPrefix(kind, "W_") && head >= 0 && head < m.h {
		p.value, ok = m.values[kind]
	}
	if !ok || p.back && !p.value.NeedsGrad() {
		return p, false
	}
	p.Matrix, p.op = matrix.Matrix(p.value), opOf(bare)
	if p.back {
		p.Matrix, p.op = p.value.Grad(), backOp(bare)
	}
	if strings.HasPrefix(kind, "W_") && head >= 0 {
		D := m.size()
		if kind == "W_O" {
			p.r0 = head * D
			p.Matrix = slice{p.Matrix, p.r0, 0, D, m.d}
		} else {
			p.c0 = head * D
			p.Matrix = slice{p.Matrix, 0, p.c0, m.d, D}
		}
	}
	return p, true
}

// tapeName is the name that a cell of a part has on the tape, as its id begins.
func (p part) tapeName() string {
	if p.back {
		return "d" + p.value.Name()
	}
	return p.value.Name()
}

// explanation is how a cell came about, and when.
type explanation struct {
	tape.Explanation
	from []string // the ids of its sources
	op   string   // the op that computes it
	back bool     // a derivative of the loss
}

// explain tells how a cell came about; ok is false where there is no such cell.
func (m *model) explain(r words.Cell) (e explanation, ok bool) {
	p, ok := m.part(r.Name)
	if !ok {
		return e, false
	}
	rows, cols := p.Dims()
	if r.I >= rows || r.J >= cols || r.N != 2 && !(rows*cols == 1 && r.N == 0) || p.op == "" || !m.has(p.op) {
		return e, false
	}
	e.op, e.back = p.op, p.back
	if p.back {
		e.Explanation = p.value.ExplainGrad(p.r0+r.I, p.c0+r.J)
	} else {
		e.Explanation = p.value.Explain(p.r0+r.I, p.c0+r.J)
	}
	e.from = m.sources(e.From)
	return e, true
}

// sources are the ids of cells.
func (m *model) sources(cells []tape.Cell) []string {
	ids := []string{}
	for _, c := range cells {
		v := m.layer.t.Values()[c.Index]
		name := v.Name()
		if c.Gradient {
			name = "d" + name
		}
		if rows, cols := v.Dims(); rows*cols == 1 {
			ids = append(ids, name)
		} else {
			ids = append(ids, words.CellID(name, c.Row, c.Col))
		}
	}
	return ids
}
