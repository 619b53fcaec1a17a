package film

import (
	"strings"

	"glassbox/core/matrix"
)

// Window is a part of a value that has a name of its own, such as one head's columns of a projection.
type Window struct {
	Value      string // the name of the value
	Back       bool   // of its gradient alone
	Row, Col   int    // where it begins
	Rows, Cols int    // 0 for all that is left from there
	// Flat is for one row that goes by the window's name wherever it appears. Its cells have one index, and a single cell
	// has none.
	Flat bool
}

// window is a Window that was found in the recording, or the whole of a value.
type window struct {
	value                int
	back                 bool
	row, col, rows, cols int
	flat, whole          bool
}

// names are what the values are called: each by its own name where no other has the same, else by its path; empty for
// what has no name.
func names(values []Value) []string {
	times := map[string]int{}
	for _, v := range values {
		times[v.Name]++
	}
	all := make([]string, len(values))
	for i, v := range values {
		switch {
		case v.Name == "":
		case times[v.Name] > 1:
			all[i] = v.Path
		default:
			all[i] = v.Name
		}
	}
	return all
}

// name gives every value its name, and then every window.
func (f *Film) name() {
	f.ids = names(f.Values())
	for i, v := range f.Values() {
		if f.ids[i] != "" {
			f.names[f.ids[i]] = window{value: i, back: v.Back, rows: v.Rows, cols: v.Cols, whole: true}
		}
	}
	for name, w := range f.Plan.Windows {
		f.frame(name, w)
	}
}

// frame gives a part of a value its name.
func (f *Film) frame(name string, w Window) {
	of, ok := f.names[w.Value]
	if !ok {
		return
	}
	in := window{value: of.value, back: w.Back || of.back, flat: w.Flat}
	in.row, in.col, in.rows, in.cols = w.Row, w.Col, w.Rows, w.Cols
	if in.rows == 0 {
		in.rows = of.rows - w.Row
	}
	if in.cols == 0 {
		in.cols = of.cols - w.Col
	}
	if f.names[name] = in; w.Flat {
		f.flat[row{whole{in.value, in.back}, in.row}] = name
	}
}

// Lookup is what a name stands for, with a d in front for its gradient; ok is false for unknown names.
func (f *Film) Lookup(name string) (r Ref, ok bool) {
	if w, ok := f.names[name]; ok && !w.back {
		return Ref{Name: name}, true
	}
	bare, back := strings.CutPrefix(name, "d")
	w, ok := f.names[bare]
	ok = ok && back && (w.back || f.Values()[w.value].Grad)
	return Ref{Name: bare, Back: true}, ok
}

// Name is what a value is called in links and items: its own name where no other has the same, else its path; empty
// where it has none.
func (f *Film) Name(value int) string { return f.ids[value] }

// Value is the value that a name stands for, or a window is a part of, and its place in Values; ok is false for unknown
// names.
func (f *Film) Value(name string) (v Value, index int, ok bool) {
	w, ok := f.names[name]
	if !ok {
		return v, -1, false
	}
	return f.Values()[w.value], w.value, true
}

// Dims are the rows and columns of what a name stands for; of a flat window, one column for each cell.
func (f *Film) Dims(name string) (rows, cols int) {
	w := f.names[name]
	return w.rows, w.cols
}

// Flat reports whether a name is that of one row, whose cells have one index.
func (f *Film) Flat(name string) bool { return f.names[name].flat }

// Ref is how a cell is called, the inverse of Cell; its Name is empty for cells of what has no name.
func (f *Film) Ref(c Cell) Ref {
	if name, ok := f.flat[row{whole{c.Value, c.Back}, c.Row}]; ok {
		r := At(name, c.Col-f.names[name].col)
		r.Back = c.Back
		return r
	}
	r := At(f.ids[c.Value], c.Row, c.Col)
	r.Back = c.Back
	return r
}

// Cell is the cell that r is, or the last one of the row or whole that it is; single reports whether r is one cell, and ok
// whether there is any.
func (f *Film) Cell(r Ref) (c Cell, single, ok bool) {
	w, ok := f.names[r.Name]
	if !ok || r.Back != w.back && (w.back || !f.Values()[w.value].Grad) {
		return c, false, false
	}
	i, j, n := r.I, r.J, r.N
	if w.flat {
		i, j, n = 0, r.I, r.N+1
	}
	if single = n == 2 || w.rows*w.cols == 1 && r.N == 0; n < 2 {
		j = w.cols - 1
	}
	if n < 1 {
		i = w.rows - 1
	}
	return Cell{w.value, r.Back, w.row + i, w.col + j}, single, n <= 2 && i < w.rows && j < w.cols
}

// ID is r in links and items. Parse reads it. The one cell of a value that has no other goes by the name alone.
func (f *Film) ID(r Ref) string {
	if w := f.names[r.Name]; w.rows*w.cols == 1 {
		r.I, r.J, r.N = 0, 0, 0
	}
	return r.String()
}

// Parse reads an id, or what goes by another name; ok is false for what the recording does not have, and for what never arrives.
func (f *Film) Parse(id string) (r Ref, ok bool) {
	r, ok = ParseRef(id)
	if !ok {
		return r, false
	}
	if of, other := f.alias(r); other {
		r = of
	} else if found, ok := f.Lookup(r.Name); ok {
		r.Name, r.Back = found.Name, found.Back
	}
	c, _, ok := f.Cell(r)
	if ok {
		_, ok = f.beatOf(c)
	}
	return r, ok
}

func (f *Film) alias(item Ref) (r Ref, ok bool) {
	if f.Plan.Alias == nil {
		return item, false
	}
	return f.Plan.Alias(item)
}

// part is a window's part of a matrix.
type part struct {
	matrix.Matrix
	window
}

func (p part) Dims() (r, c int)    { return p.rows, p.cols }
func (p part) At(i, j int) float64 { return p.Matrix.At(p.row+i, p.col+j) }
func (p part) T() matrix.Matrix    { panic("film: a part of a matrix is not transposed") }
