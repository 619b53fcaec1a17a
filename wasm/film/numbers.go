package film

import (
	"slices"
	"strings"

	"glassbox/core/matrix"
	"glassbox/core/order"
)

// Number is a number or a word that prose and captions speak of, beside the named matrices. Of several with one name, such
// as sums that grow, it is the last that is known.
type Number struct {
	Name string
	Of   Ref        // the cell that makes it known, and that it is; or
	Each string     // what it is a row of, once all of that is known: q# is q1, q2, …; or
	When string     // the id of the beat that makes it known, empty for the start
	Make func() any // what it is, where it is no cell: a float64, a string or a [][]float64; nil for nothing any more
}

// Tell adds numbers and words, names and what they are in turn, that are known when the beat with the id is complete, or
// from the start where it is empty. What is a func() any is made when somebody asks for it.
func (p *Plan) Tell(when string, pairs ...any) {
	for i := 0; i < len(pairs); i += 2 {
		n := Number{Name: pairs[i].(string), When: when, Make: func() any { return pairs[i+1] }}
		if late, ok := pairs[i+1].(func() any); ok {
			n.Make = late
		}
		p.Numbers = append(p.Numbers, n)
	}
}

// Cells adds cells that all have these indices: pairs is a list, as Names reads it, of the names that prose has for them, each
// with that of a value behind it, as in "first=out,best=weights".
func (p *Plan) Cells(pairs string, indices ...int) {
	for _, pair := range Names(pairs) {
		name, of, _ := strings.Cut(pair, "=")
		p.Numbers = append(p.Numbers, Number{Name: name, Of: At(of, indices...)})
	}
}

// Gradients is Cells for the gradients of the values.
func (p *Plan) Gradients(pairs string, indices ...int) {
	first := len(p.Numbers)
	p.Cells(pairs, indices...)
	for i := range p.Numbers[first:] {
		p.Numbers[first+i].Of.Back = true
	}
}

// Numbers are the named numbers known when a step is done: of all of them or, if any names are given, of those alone.
func (f *Film) Numbers(step int, names ...string) map[string]any {
	known := map[string]any{}
	if wanted := len(names) > 0; !wanted {
		names = f.all()
	}
	for _, name := range names {
		if v := f.number(name, step); v != nil {
			known[name] = v
		}
	}
	return known
}

// all are the names of the numbers that a lesson tells without being asked: of stages and windows, flat windows alone.
func (f *Film) all() []string {
	var names []string
	for _, n := range f.Plan.Numbers {
		names = append(names, n.Name)
	}
	put := func(name string) {
		if f.Plan.Told == nil || f.Plan.Told(name) {
			names = append(names, name)
		}
	}
	for name, w := range f.names {
		v := f.Values()[w.value]
		if !w.flat && (v.Stage() || !w.whole) {
			continue
		}
		if !w.back {
			put(name)
		}
		if w.back || v.Grad {
			put("d" + name)
		}
	}
	order.Sort(names)
	return slices.Compact(names)
}

// number is what a name stands for, nil if it is not known yet, or at all.
func (f *Film) number(name string, step int) any {
	planned := false
	for _, n := range slices.Backward(f.Plan.Numbers) {
		if n.Name != name {
			continue
		}
		if told, known := f.made(n, step); known {
			return told
		}
		planned = true
	}
	if planned {
		return nil
	}
	r, ok := f.Lookup(name)
	if !ok || !f.Known(r, step) {
		return nil
	}
	told, ok := f.told[r]
	if !ok {
		if told = f.numbers(f.Matrix(r)); told != nil {
			f.told[r] = told
		}
	}
	return told
}

// made is what a number of the plan tells, and whether it is known.
func (f *Film) made(n Number, step int) (any, bool) {
	switch {
	case n.Of.Name != "" && !f.Known(n.Of, step), n.When != "" && !f.Complete(n.When, step):
		return nil, false
	case n.Make != nil:
		return n.Make(), true
	case n.Each != "":
		return f.row(f.Named(n.Each), step)
	}
	if told, ok := f.told[n.Of]; ok {
		return told, true
	}
	c, _, _ := f.Cell(n.Of)
	m := f.Cells(c.Value, c.Back)
	if m == nil {
		return nil, false
	}
	told := word(m.At(c.Row, c.Col))
	f.told[n.Of] = told
	return told, true
}

// row is single numbers in a row, and whether all are known and finite.
func (f *Film) row(all []Ref, step int) (any, bool) {
	line := make([]float64, len(all))
	for i, r := range all {
		x, ok := f.number(r.String(), step).(float64)
		if !ok {
			return nil, false
		}
		line[i] = x
	}
	return [][]float64{line}, len(all) > 0
}

// numbers are the cells of a matrix, or as many of them as the plan allows.
func (f *Film) numbers(m matrix.Matrix) any {
	if m == nil {
		return nil
	}
	rows, cols := m.Dims()
	switch {
	case rows*cols == 1:
		return word(m.At(0, 0))
	case f.Plan.Whole == 0 || rows*cols <= f.Plan.Whole:
		return Lines(m)
	case f.Plan.Large != nil:
		return f.Plan.Large(m)
	}
	return nil
}

// Lines are the rows of a matrix.
func Lines(m matrix.Matrix) [][]float64 {
	rows, _ := m.Dims()
	lines := make([][]float64, rows)
	for i := range lines {
		lines[i] = Line(m, i)
	}
	return lines
}
