package entropy

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/lesson"
)

// inspect tells where an item came from, as the tape explains it.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	name, _, _ := strings.Cut(item, "-") // q-2 is q in another plot
	if c, ok := m.cells[name]; ok {
		in := m.inspectCell(c, step)
		in.ID = item
		return in, true
	}
	if d, ok := m.grads[item]; ok {
		return m.inspectGradient(d, step), true
	}
	for i, r := range m.rows {
		if item == numbered("row", i) {
			in := lesson.Inspection{ID: item, Symbol: r.name, Label: r.label, Origin: say("origin.given"), From: []string{}, Formula: r.label}
			if r.set != nil {
				in.Rows = []lesson.Row{{Name: say("row.to press"), Text: say("pressing")}}
			}
			return in, true
		}
	}
	return lesson.Inspection{}, false
}

func (m *model) inspectCell(c *cell, step int) lesson.Inspection {
	in := lesson.Inspection{ID: c.id, Symbol: c.id, Label: c.label, Origin: say("origin." + c.origin), From: []string{}}
	has := m.known(c.id, step)
	if has && finite(c.x) {
		in.Value = new(c.x)
	}
	if c.why != "" {
		in.Symbol, in.Formula = m.symbol(c), c.why
		in.Rows = []lesson.Row{{Name: say("row.value"), Text: c.why, Result: show(c.x)}}
		return in
	}
	x := m.explain(c)
	in.Symbol = x.Name
	if c.origin == "computed" {
		in.From = m.sources(x)
		in.Rows = append(in.Rows, m.line("value", x, has, false))
	}
	in.Formula = sentence(x)
	if d := m.gradientOf(c); d != nil && m.known(d.id, step) {
		m.addGradient(&in, d)
	}
	return m.used(in, c, step)
}

// gradientOf is the gradient by a cell, if one was asked for.
func (m *model) gradientOf(c *cell) *gradient {
	for _, d := range m.order {
		if d.of == c {
			return d
		}
	}
	return nil
}

func (m *model) inspectGradient(d *gradient, step int) lesson.Inspection {
	in := lesson.Inspection{ID: d.id, Symbol: m.gradientName(d), Label: say("gradient by", "name", d.of.label), Origin: say("origin.computed")}
	if m.known(d.of.id, step) && finite(d.of.x) {
		in.Value = new(d.of.x)
	}
	x := m.explainGrad(d)
	in.Formula, in.From = sentence(x), m.sources(x)
	if m.known(d.id, step) {
		m.addGradient(&in, d)
	} else {
		in.Rows = append(in.Rows, m.line("gradient", x, false, true))
	}
	return in
}

// addGradient writes how a gradient came about, with what it is the same as.
func (m *model) addGradient(in *lesson.Inspection, d *gradient) {
	if finite(d.x) {
		in.Gradient = new(d.x)
	}
	in.Rows = append(in.Rows, m.line("gradient", m.explainGrad(d), true, true))
	if i, ok := m.rowOf(d.id, "ds"); ok {
		q, p := m.cells[numbered("q", i)].x, m.p[i]
		short := m.per("q − p", number.Format(q)+" − "+number.Format(p))
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.in short"), Text: short, Result: show(m.unit.scale * (q - p)), Back: true})
	}
	if d.why == "" && finite(d.x) {
		in.Provable = d.id
	}
}

// per writes something divided by ln base, unless the unit is natural.
func (m *model) per(symbols, numbers string) string {
	switch m.unit.id {
	case "bits":
		return "(" + symbols + ") / ln 2 = (" + numbers + ") / 0.6931"
	case "log10":
		return "(" + symbols + ") / ln 10 = (" + numbers + ") / 2.303"
	}
	return symbols + " = " + numbers
}

// rowOf reads the row from an id such as ds2.
func (m *model) rowOf(id, letters string) (row int, ok bool) {
	rest, ok := strings.CutPrefix(id, letters)
	k, err := strconv.Atoi(rest)
	return k - 1, ok && err == nil && k >= 1 && k <= len(m.rows)
}

// used lists the known numbers that are computed from a cell.
func (m *model) used(in lesson.Inspection, c *cell, step int) lesson.Inspection {
	for _, st := range m.stages[:step+1] {
		k, ok := m.cells[st.show]
		if !ok || k.why != "" {
			continue
		}
		x := m.explain(k)
		for _, id := range m.sources(x) {
			if id == c.id {
				in.Rows = append(in.Rows, m.line("used by", x, true, false))
			}
		}
	}
	return in
}

// explain is how a cell was computed, in the words of the lesson.
func (m *model) explain(c *cell) tape.Explanation {
	if c.why != "" {
		return tape.Explanation{Name: m.symbol(c), Symbols: c.why, Numbers: c.why, Value: c.x}
	}
	x := c.v.Explain(0, c.col)
	x.Value = c.x
	return m.worded(x)
}

func (m *model) explainGrad(d *gradient) tape.Explanation {
	if d.why != "" {
		return tape.Explanation{Name: m.gradientName(d), Symbols: d.why, Numbers: d.why, Value: d.x}
	}
	m.t.Backward(d.loss.v)
	x := m.worded(d.of.v.ExplainGrad(0, d.of.col))
	x.Value = d.x
	if x.Numbers == "∞" {
		x.Numbers = show(d.x)
	}
	if x.Symbols == "0" {
		x.Symbols = say("independent")
		x.Numbers = x.Symbols
	}
	if d.loss.id == "se" {
		x.Name, x.Symbols = strings.ReplaceAll(x.Name, "∂L", "∂S"), strings.ReplaceAll(x.Symbols, "∂L", "∂S")
	}
	return x
}

func (m *model) gradientName(d *gradient) string {
	name := "∂L/∂" + m.symbol(d.of)
	if d.of == d.loss {
		name = "∂L/∂L"
	}
	if d.loss.id == "se" {
		name = strings.ReplaceAll(name, "∂L", "∂S")
	}
	return name
}

// symbol is what a cell is called in formulas.
func (m *model) symbol(c *cell) string {
	if c.v == nil {
		return c.label
	}
	return m.worded(c.v.Explain(0, c.col)).Name
}

// worded writes classes instead of indices, the logarithm of the unit instead of a factor, and infinity.
func (m *model) worded(x tape.Explanation) tape.Explanation {
	pairs := []string{"overflow", "∞", "1.443 · ln(", "log₂(", "0.4343 · ln(", "log₁₀("}
	for i, name := range m.names {
		pairs = append(pairs, "["+strconv.Itoa(i)+"]", "("+name+")")
	}
	r := strings.NewReplacer(pairs...)
	x.Name, x.Symbols, x.Numbers = r.Replace(x.Name), r.Replace(x.Symbols), r.Replace(x.Numbers)
	return x
}

// line writes an explanation as a line of the inspector.
func (m *model) line(name string, x tape.Explanation, has, back bool) lesson.Row {
	if !has {
		return lesson.Row{Name: say("row." + name), Text: say("formula, not yet", "formula", x.Name+" = "+x.Symbols), Back: back}
	}
	return lesson.Row{Name: say("row." + name), Text: x.Name + " = " + x.Chain(), Result: show(x.Value), Back: back}
}

func sentence(x tape.Explanation) string { return x.Name + " = " + x.Chain() + " = " + show(x.Value) }

// sources are the ids of the items that an explanation reads.
func (m *model) sources(x tape.Explanation) []string {
	ids := []string{}
	for _, c := range x.From {
		k, ok := m.place[[2]int{c.Index, c.Col}]
		if !ok {
			continue
		}
		id := k.id
		if c.Gradient {
			d := m.gradientOf(k)
			if d == nil {
				continue
			}
			id = d.id
		}
		ids = append(ids, id)
	}
	return ids
}

// show writes a number as people read it, infinity included.
func show(x float64) string {
	if w, ok := word(x).(string); ok {
		return w
	}
	return number.Format(x)
}
