package attention

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
	case ok && (r.Name == "arc" || r.Name == "back" || r.Name == "weight"):
		return m.inspectArc(item, r, step)
	case ok && r.Name == "row":
		in, ok := m.InspectRef(film.At("weights", r.I), step)
		in.ID = item
		return in, ok
	}
	return m.Inspect(item, step)
}

// inspectWord tells about a word: what it is made of here, and what the focus word takes from it.
func (m *model) inspectWord(item string, r words.Cell, step int) (lesson.Inspection, bool) {
	if r.N != 1 || r.I >= len(m.words) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: "“" + m.words[r.I] + "”", Label: "word " + strconv.Itoa(r.I+1), Origin: "given", From: []string{}, Formula: "one of " + number.Plural(len(m.words), "word")}
	for _, name := range []string{"x", "k", "v"} {
		if vector := film.At(name, r.I); m.Known(vector, step) {
			in.Rows = append(in.Rows, lesson.Row{Name: names[name], Text: film.List(film.Line(m.Matrix(vector), r.I))})
		}
	}
	if m.Known(film.At("weights", m.focus, r.I), step) {
		w := m.layer.Weights.At(m.focus, r.I)
		in.Value = &w
		in.Rows = append(in.Rows, lesson.Row{Name: "weight", Text: "what “" + m.words[m.focus] + "” takes from it", Result: number.Format(w)})
	}
	return in, true
}

// inspectArc tells about an arrow: the weight it stands for or, on the way back, the gradient of that.
func (m *model) inspectArc(item string, r words.Cell, step int) (in lesson.Inspection, ok bool) {
	weight := film.At("weights", m.focus, r.I)
	if r.Name == "back" {
		in, ok = m.InspectRef(weight.Gradient(), step)
	} else {
		in, ok = m.InspectRef(weight, step)
	}
	in.ID, in.From = item, append([]string{weight.String()}, in.From...)
	return in, ok
}
