package attention

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	r, ok := words.ParseCell(item)
	if !ok {
		return lesson.Inspection{}, false
	}
	switch r.Name {
	case "word":
		return m.inspectWord(item, r, step)
	case "arc", "back", "weight":
		return m.inspectArc(item, r, step)
	case "row":
		return m.inspectVector(item, "weights", r.I, step)
	}
	if e, ok := m.explain(r); ok {
		return m.inspectCell(item, r, e, step), true
	}
	return m.inspectVector(item, r.Name, r.I, step)
}

// inspectCell writes the formula of one number, and of its gradient where that is known.
func (m *model) inspectCell(item string, r words.Cell, e explanation, step int) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: e.Name, Label: m.label(r), Origin: m.origin(r.Name), From: orNone(e.from)}
	if m.done(e.op, step) {
		in.Formula = e.Name + " = " + chain(e)
		value := e.Value
		if e.back {
			in.Gradient = &value
			if v, _ := m.onTape(r.Name[1:]); v != nil { // steps within an operation have no derivative of their own
				in.Provable = item
			}
			if base, ok := m.explain(words.Cell{Name: r.Name[1:], I: r.I, J: r.J, N: r.N}); ok {
				in.Value = &base.Value
			}
		} else {
			in.Value = &value
		}
		in.Rows = append(in.Rows, lesson.Row{Name: "formula", Text: e.Name + " = " + e.Symbols})
		if e.Numbers != e.Symbols {
			in.Rows = append(in.Rows, lesson.Row{Name: "in numbers", Text: e.Numbers, Result: number.Format(e.Value), Back: e.back})
		}
	} else {
		in.Rows = append(in.Rows, lesson.Row{Name: "formula", Text: e.Name + " = " + e.Symbols + ", not yet computed"})
	}
	if g, ok := m.explain(words.Cell{Name: "d" + r.Name, I: r.I, J: r.J, N: r.N}); ok && !e.back && m.done(g.op, step) {
		in.Gradient, in.Provable = &g.Value, words.CellID("d"+r.Name, indices(r)...)
		in.Rows = append(in.Rows, lesson.Row{Name: "gradient", Text: g.Name + " = " + chain(g), Result: number.Format(g.Value), Back: true})
	}
	return in
}

func orNone(ids []string) []string {
	if ids == nil {
		return []string{}
	}
	return ids
}

func indices(r words.Cell) []int { return []int{r.I, r.J}[:r.N] }

func chain(e explanation) string {
	if e.Symbols == e.Numbers {
		return e.Symbols
	}
	return e.Symbols + " = " + e.Numbers
}

// inspectVector tells about all numbers of a strip whose cells are too small to point at.
func (m *model) inspectVector(item, name string, i, step int) (lesson.Inspection, bool) {
	cells, op := m.vector(name, i)
	if cells == nil {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: name, Label: m.label(words.Cell{Name: name, I: i, N: 1}), Origin: m.origin(name), From: []string{}}
	if !m.done(op, step) {
		in.Formula = "not yet computed"
		in.Rows = []lesson.Row{{Name: "numbers", Text: "not yet computed"}}
		return in, true
	}
	length := math.Sqrt(dot(cells, cells))
	in.Formula = plural(len(cells), "number")
	in.Rows = []lesson.Row{{Name: "numbers", Text: list(cells)}, {Name: "length", Text: "square root of the sum of squares", Result: number.Format(length), Back: name[0] == 'd'}}
	return in, true
}

// list writes numbers with commas, at most two dozen of them.
func list(cells []float64) string {
	var parts []string
	for i, c := range cells {
		if i == 24 {
			parts = append(parts, "… ("+strconv.Itoa(len(cells)-i)+" more)")
			break
		}
		parts = append(parts, number.Short(c, 3))
	}
	return strings.Join(parts, ", ")
}

// vector is a row of a named matrix and the op that reveals it, nil if there is none.
func (m *model) vector(name string, i int) (cells []float64, op string) {
	k, ok := m.catalog[name]
	if all, isRows := k.value.([][]float64); ok && isRows && i < len(all) {
		return all[i], k.op
	}
	if name == "dtarget" {
		return nil, ""
	}
	return nil, ""
}

// inspectWord tells about a word: what it is made of here, and what the focus word takes from it.
func (m *model) inspectWord(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= len(m.words) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[r.I] + "”", Label: "word " + strconv.Itoa(r.I+1), Origin: "given", From: []string{}, Formula: "one of " + plural(len(m.words), "word")}
	for _, name := range []string{"x", "k", "v"} {
		if cells, op := m.vector(name, r.I); cells != nil && m.done(op, step) {
			in.Rows = append(in.Rows, lesson.Row{Name: names[name], Text: list(cells)})
		}
	}
	if m.done("weights", step) {
		w := m.row.weights[r.I]
		in.Value = &w
		in.Rows = append(in.Rows, lesson.Row{Name: "weight", Text: "what “" + m.words[m.focus] + "” takes from it", Result: number.Format(w)})
	}
	return in, true
}

// inspectArc tells about an arrow: the weight it stands for or, on the way back, the gradient of that.
func (m *model) inspectArc(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	name := "weights"
	if r.Name == "back" {
		name = "dweights"
	}
	cell := words.CellAt(name, m.focus, r.I)
	e, ok := m.explain(cell)
	if !ok {
		return lesson.Inspection{}, false
	}
	in := m.inspectCell(item, cell, e, step)
	if in.Provable == item {
		in.Provable = words.CellID(name, m.focus, r.I)
	}
	in.From = append([]string{words.CellID("weights", m.focus, r.I)}, in.From...)
	return in, true
}

// epsilon is the nudge of a proof.
const epsilon = 1e-5

// prove nudges one number by ±epsilon, replays what follows it on the tape and compares the slope.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	r, ok := words.ParseCell(name)
	bare, isGrad := strings.CutPrefix(r.Name, "d")
	v, op := m.onTape(bare)
	if !ok || !isGrad || v == nil || !v.NeedsGrad() || !inside(v, r) || !m.done(backOp(bare, op), step) {
		return lesson.Proof{}, false
	}
	p := lesson.Proof{Name: name, Symbol: v.Explain(r.I, r.J).Name, Epsilon: epsilon, Gradient: v.Grad().At(r.I, r.J)}
	if v == m.layer.loss {
		p.Plus, p.Minus = v.At(0, 0)+epsilon, v.At(0, 0)-epsilon
	} else {
		p.Plus, p.Minus = m.layer.t.Difference(m.layer.loss, v, r.I, r.J, epsilon)
	}
	p.Quotient = (p.Plus - p.Minus) / (2 * epsilon)
	p.Difference = math.Abs(p.Quotient - p.Gradient)
	return p, true
}
