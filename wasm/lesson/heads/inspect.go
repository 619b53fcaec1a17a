package heads

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
	case "head":
		return m.inspectHead(item, r, step)
	case "arc", "back":
		return m.inspectArc(item, r, step)
	}
	if e, ok := m.explain(r); ok {
		return m.inspectCell(item, r, e, step), true
	}
	return m.inspectPart(item, r, step)
}

// inspectCell writes the formula of one number, and of its gradient where that is known.
func (m *model) inspectCell(item string, r words.Cell, e explanation, step int) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: e.Name, Label: m.label(r), Origin: m.origin(r.Name), From: e.from}
	if m.done(e.op, step) {
		in.Formula = e.Name + " = " + chain(e)
		if e.back {
			in.Gradient, in.Provable = &e.Value, item
			if base, ok := m.explain(words.Cell{Name: r.Name[1:], I: r.I, J: r.J, N: r.N}); ok {
				in.Value = &base.Value
			}
		} else {
			in.Value = &e.Value
		}
		in.Rows = append(in.Rows, lesson.Row{Name: "formula", Text: e.Name + " = " + e.Symbols})
		if e.Numbers != e.Symbols {
			in.Rows = append(in.Rows, lesson.Row{Name: "in numbers", Text: e.Numbers, Result: number.Format(e.Value), Back: e.back})
		}
	} else {
		in.Rows = append(in.Rows, lesson.Row{Name: "formula", Text: e.Name + " = " + e.Symbols + ", not yet computed"})
	}
	if g, ok := m.explain(words.Cell{Name: "d" + r.Name, I: r.I, J: r.J, N: r.N}); ok && !e.back && m.done(g.op, step) {
		in.Gradient, in.Provable = &g.Value, words.CellID("d"+r.Name, []int{r.I, r.J}[:r.N]...)
		in.Rows = append(in.Rows, lesson.Row{Name: "gradient", Text: g.Name + " = " + chain(g), Result: number.Format(g.Value), Back: true})
	}
	return in
}

func chain(e explanation) string {
	if e.Symbols == e.Numbers {
		return e.Symbols
	}
	return e.Symbols + " = " + e.Numbers
}

// inspectPart tells about a row, or about a whole matrix, whose cells are too small to point at.
func (m *model) inspectPart(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	p, ok := m.part(r.Name)
	if !ok {
		return lesson.Inspection{}, false
	}
	rows, cols := p.Dims()
	if r.N > 1 || r.I >= rows {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: r.Name, Label: m.label(r), Origin: m.origin(r.Name), From: []string{}}
	if !m.done(p.op, step) {
		in.Formula = "not yet computed"
		in.Rows = []lesson.Row{{Name: "numbers", Text: "not yet computed"}}
		return in, true
	}
	if r.N == 0 {
		in.Formula = strconv.Itoa(rows) + " × " + plural(cols, "number")
		in.Rows = []lesson.Row{{Name: "largest", Text: "the largest magnitude in it", Result: say(m.scale(r.Name)), Back: p.back}}
		return in, true
	}
	row := copied(p.Matrix, r.I, r.I+1)[0]
	sum := 0.0
	for _, v := range row {
		sum += v * v
	}
	in.Formula = plural(cols, "number")
	in.Rows = []lesson.Row{{Name: "numbers", Text: list(row)}, {Name: "length", Text: "square root of the sum of squares", Result: say(math.Sqrt(sum)), Back: p.back}}
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

// inspectWord tells what every head of the focus word takes from a word.
func (m *model) inspectWord(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= len(m.words) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[r.I] + "”", Label: "word " + strconv.Itoa(r.I+1), Origin: "given", From: []string{}, Formula: "one of " + plural(len(m.words), "word")}
	in.Rows = append(in.Rows, lesson.Row{Name: "embedding", Text: list(copied(m.layer.x, r.I, r.I+1)[0])})
	if m.done("weights", step) {
		for k := range m.h {
			in.From = append(in.From, words.CellID(numbered("a", k), m.focus, r.I))
			in.Rows = append(in.Rows, lesson.Row{Name: "head " + strconv.Itoa(k+1), Text: "what “" + m.words[m.focus] + "” takes from it", Result: say(m.weights(k, m.focus)[r.I])})
		}
	}
	return in, true
}

// inspectHead tells what is measured of a head.
func (m *model) inspectHead(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= m.h {
		return lesson.Inspection{}, false
	}
	D := m.size()
	in := lesson.Inspection{ID: item, Symbol: "head " + strconv.Itoa(r.I+1), Label: "columns " + strconv.Itoa(r.I*D+1) + " to " + strconv.Itoa((r.I+1)*D), Origin: "random, untrained", From: []string{}, Formula: "d_head = " + strconv.Itoa(m.d) + " / " + strconv.Itoa(m.h) + " = " + strconv.Itoa(D)}
	if !m.on[r.I] {
		in.Rows = append(in.Rows, lesson.Row{Name: "switch", Text: "off: its output counts 0 times"})
	}
	if m.done("roles", step) {
		for _, l := range m.habits[r.I].lines(len(m.words)) {
			if l.known {
				in.Rows = append(in.Rows, lesson.Row{Name: l.label, Text: "measured on this sentence, weights random", Result: say(l.value)})
			}
		}
	}
	if m.done("without", step) {
		in.Rows = append(in.Rows, lesson.Row{Name: "switched " + m.other(r.I), Text: "the new vector moves by", Result: say(m.turned()[r.I].moved)},
			lesson.Row{Name: "switched " + m.other(r.I), Text: "the loss becomes", Result: say(m.turned()[r.I].loss)})
	}
	if in.Rows == nil {
		in.Rows = []lesson.Row{{Name: "measured", Text: "not yet"}}
	}
	return in, true
}

// other is what the switch of a head is turned to.
func (m *model) other(k int) string {
	if m.on[k] {
		return "off"
	}
	return "on"
}

// inspectArc tells about an arrow: the weight it stands for or, on the way back, the gradient of that.
func (m *model) inspectArc(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 2 || r.I >= m.h || r.J >= len(m.words) {
		return lesson.Inspection{}, false
	}
	name := numbered("a", r.I)
	if r.Name == "back" {
		name = "d" + name
	}
	cell := words.CellAt(name, m.focus, r.J)
	e, ok := m.explain(cell)
	if !ok {
		return lesson.Inspection{}, false
	}
	in := m.inspectCell(item, cell, e, step)
	if in.Provable == item {
		in.Provable = words.CellID(name, m.focus, r.J)
	}
	in.From = append([]string{words.CellID(numbered("a", r.I), m.focus, r.J)}, in.From...)
	return in, true
}

// epsilon is the nudge of a proof.
const epsilon = 1e-5

// prove nudges one number by ±epsilon, replays what follows it on the tape and compares the slope.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	r, ok := words.ParseCell(name)
	e, found := m.explain(r)
	if !ok || !found || !e.back || !m.done(e.op, step) {
		return lesson.Proof{}, false
	}
	part, _ := m.part(r.Name)
	v, i, j := part.value, part.r0+r.I, part.c0+r.J
	p := lesson.Proof{Name: name, Symbol: v.Explain(i, j).Name, Epsilon: epsilon, Gradient: v.Grad().At(i, j)}
	if v == m.layer.loss {
		p.Plus, p.Minus = v.At(0, 0)+epsilon, v.At(0, 0)-epsilon
	} else {
		p.Plus, p.Minus = m.layer.t.Difference(m.layer.loss, v, i, j, epsilon)
	}
	p.Quotient = (p.Plus - p.Minus) / (2 * epsilon)
	p.Difference = math.Abs(p.Quotient - p.Gradient)
	return p, true
}
