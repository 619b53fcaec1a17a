package entropy

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// inspect tells where an item came from: the name of a row, or a number, as the film has it.
func (m *model) inspect(item string, step int) (in lesson.Inspection, ok bool) {
	if i, ok := m.rowOf(item, "row"); ok {
		return m.inspectRow(item, m.rows[i]), true
	}
	if in, ok = m.Inspect(item, step); !ok {
		return in, false
	}
	if i, ok := m.rowOf(m.ref(item).Name, "s"); ok && in.Gradient != nil {
		at := 1 + slices.IndexFunc(in.Rows, func(r lesson.Row) bool { return r.Back })
		in.Rows = slices.Insert(in.Rows, at, m.inShort(i))
	}
	return in, true
}

func (m *model) inspectRow(item string, r row) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: r.name, Label: r.label, Origin: say("origin.given"), From: []string{}, Formula: r.label}
	if r.set != nil {
		in.Rows = []lesson.Row{{Name: say("row.to press"), Text: say("pressing")}}
	}
	return in
}

// inShort is what the gradient through softmax and logarithm comes to: divided by ln base, unless the unit is natural.
func (m *model) inShort(i int) lesson.Row {
	q, p := m.of(numbered("q", i)).X, m.p[i]
	text, numbers := "q − p", number.Format(q)+" − "+number.Format(p)
	if m.unit.base != "" {
		text, numbers = "("+text+") / ln "+m.unit.base, "("+numbers+") / "+number.Format(1/m.unit.scale)
	}
	return lesson.Row{Name: say("row.in short"), Text: text + " = " + numbers, Result: film.Written(m.unit.scale * (q - p)), Back: true}
}

// rowOf reads the row from an id such as ds2.
func (m *model) rowOf(id, letters string) (row int, ok bool) {
	rest, ok := strings.CutPrefix(id, letters)
	k, err := strconv.Atoi(rest)
	return k - 1, ok && err == nil && k >= 1 && k <= len(m.rows)
}

// prove says too why a nudge was small.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	p, ok := m.Prove(name, step)
	if ok && p.Epsilon < 1e-6 {
		p.Note = say("small nudge")
	}
	return p, ok
}
