package heads

import (
	"fmt"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	r, ok := film.ParseRef(item)
	switch {
	case ok && r.Name == "word":
		return m.inspectWord(item, r, step)
	case ok && r.Name == "head":
		return m.inspectHead(item, r, step)
	case ok && (r.Name == "arc" || r.Name == "back") && r.N == 2 && r.I < m.h && r.J < len(m.words):
		weight := film.At(numbered("a", r.I), m.focus, r.J)
		weight.Back = r.Name == "back"
		return m.InspectArc(item, weight, step)
	}
	return m.Inspect(item, step)
}

// inspectWord tells what every head of the focus word takes from a word.
func (m *model) inspectWord(item string, r film.Ref, step int) (lesson.Inspection, bool) {
	in, ok := m.InspectWord(item, r.I)
	if r.N != 1 || !ok {
		return in, false
	}
	in.Rows = append(in.Rows, lesson.Row{Name: say("noun.x"), Text: film.List(film.Line(m.layer.x, r.I))})
	for k := range m.h {
		if weight := film.At(numbered("a", k), m.focus, r.I); m.Known(weight, step) {
			in.From = append(in.From, weight.String())
			in.Rows = append(in.Rows, lesson.Row{Name: say("head", "n", k+1), Text: say("takes from it", "word", m.words[m.focus]),
				Result: number.Format(m.weights(k, m.focus)[r.I])})
		}
	}
	return in, true
}

// inspectHead tells what is measured of a head.
func (m *model) inspectHead(item string, r film.Ref, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= m.h {
		return lesson.Inspection{}, false
	}
	D := m.size()
	in := lesson.Inspection{ID: item, Symbol: say("head", "n", r.I+1), Label: say("from column to column", "from", r.I*D+1, "to", (r.I+1)*D),
		Origin: say("origin.random"), From: []string{}, Formula: fmt.Sprint("d / h = ", m.d, " / ", m.h, " = ", D)}
	row := func(name, text string, value float64) {
		in.Rows = append(in.Rows, lesson.Row{Name: name, Text: text, Result: number.Format(value)})
	}
	if !m.on[r.I] {
		in.Rows = append(in.Rows, lesson.Row{Name: say("noun.on"), Text: say("counts 0 times")})
	}
	if m.Complete("roles", step) {
		for _, l := range m.habits[r.I] {
			if l.known {
				row(l.label(), say("measured here"), l.value)
			}
		}
	}
	if m.Complete("without", step) {
		switched := say("switched." + m.other(r.I))
		row(switched, say("vector moves by"), m.turned()[r.I].moved)
		row(switched, say("loss becomes"), m.turned()[r.I].loss)
	}
	if in.Rows == nil {
		in.Rows = []lesson.Row{{Name: say("operation.roles"), Text: say("row.not yet")}}
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
