package heads

import (
	"fmt"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	switch r, ok := film.ParseRef(item); {
	case ok && r.Name == "word":
		var weights []film.Ref
		for k := range m.h {
			weights = append(weights, film.At(numbered("a", k), m.Focus, r.I))
		}
		return m.InspectWord(m.Film, item, r, step, "x", weights...)
	case ok && r.Name == "head":
		return m.inspectHead(item, r, step)
	}
	return m.Inspect(item, step)
}

// alias is the weight of the focus word, or its gradient, that an arrow of a head stands for.
func (m *model) alias(item film.Ref) (weight film.Ref, ok bool) {
	weight = film.At(numbered("a", item.I), m.Focus, item.J)
	weight.Back = item.Name == "back"
	return weight, item.N == 2 && (weight.Back || item.Name == "arc")
}

// inspectHead tells what is measured of a head.
func (m *model) inspectHead(item string, r film.Ref, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= m.h {
		return lesson.Inspection{}, false
	}
	D := m.size()
	in := lesson.Inspection{ID: item, Symbol: say("head", "n", r.I+1), Label: say("from column to column", "from", r.I*D+1, "to", (r.I+1)*D),
		Origin: say("origin.random"), From: []string{}, Formula: fmt.Sprint("d / h = ", m.D, " / ", m.h, " = ", D)}
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
