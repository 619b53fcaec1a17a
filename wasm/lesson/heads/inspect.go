package heads

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	r, ok := words.ParseCell(item)
	switch {
	case ok && r.Name == "word":
		return m.inspectWord(item, r, step)
	case ok && r.Name == "head":
		return m.inspectHead(item, r, step)
	case ok && (r.Name == "arc" || r.Name == "back"):
		return m.inspectArc(item, r, step)
	}
	return m.Inspect(item, step)
}

// inspectWord tells what every head of the focus word takes from a word.
func (m *model) inspectWord(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= len(m.words) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[r.I] + "”", Label: "word " + strconv.Itoa(r.I+1), Origin: "given", From: []string{}, Formula: "one of " + number.Plural(len(m.words), "word")}
	in.Rows = append(in.Rows, lesson.Row{Name: "embedding", Text: film.List(film.Line(m.layer.x, r.I))})
	for k := range m.h {
		if weight := film.At(numbered("a", k), m.focus, r.I); m.Known(weight, step) {
			in.From = append(in.From, weight.String())
			in.Rows = append(in.Rows, lesson.Row{Name: "head " + strconv.Itoa(k+1), Text: "what “" + m.words[m.focus] + "” takes from it", Result: number.Format(m.weights(k, m.focus)[r.I])})
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
	if m.Complete("roles", step) {
		for _, l := range m.habits[r.I].lines(len(m.words)) {
			if l.known {
				in.Rows = append(in.Rows, lesson.Row{Name: l.label, Text: "measured on this sentence, weights random", Result: number.Format(l.value)})
			}
		}
	}
	if m.Complete("without", step) {
		in.Rows = append(in.Rows, lesson.Row{Name: "switched " + m.other(r.I), Text: "the new vector moves by", Result: number.Format(m.turned()[r.I].moved)},
			lesson.Row{Name: "switched " + m.other(r.I), Text: "the loss becomes", Result: number.Format(m.turned()[r.I].loss)})
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
func (m *model) inspectArc(item string, r words.Cell, step int) (in lesson.Inspection, ok bool) {
	if r.N != 2 || r.I >= m.h || r.J >= len(m.words) {
		return in, false
	}
	weight := film.At(numbered("a", r.I), m.focus, r.J)
	if r.Name == "back" {
		in, ok = m.InspectRef(weight.Gradient(), step)
	} else {
		in, ok = m.InspectRef(weight, step)
	}
	in.ID, in.From = item, append([]string{weight.String()}, in.From...)
	return in, ok
}
