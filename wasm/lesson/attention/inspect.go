package attention

import (
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
	case ok && (r.Name == "arc" || r.Name == "back" || r.Name == "weight"):
		weight := film.At("weights", m.focus, r.I)
		weight.Back = r.Name == "back"
		return m.InspectArc(item, weight, step)
	case ok && r.Name == "row":
		in, ok := m.InspectRef(film.At("weights", r.I), step)
		in.ID = item
		return in, ok
	}
	return m.Inspect(item, step)
}

// inspectWord tells about a word: what it is made of here, and what the focus word takes from it.
func (m *model) inspectWord(item string, r film.Ref, step int) (lesson.Inspection, bool) {
	in, ok := m.InspectWord(item, r.I)
	if r.N != 1 || !ok {
		return in, false
	}
	for _, name := range []string{"x", "k", "v"} {
		if vector := film.At(name, r.I); m.Known(vector, step) {
			in.Rows = append(in.Rows, lesson.Row{Name: say("noun." + name), Text: film.List(film.Line(m.Matrix(vector), r.I))})
		}
	}
	if m.Known(film.At("weights", m.focus, r.I), step) {
		w := m.layer.Weights.At(m.focus, r.I)
		in.Value = &w
		in.Rows = append(in.Rows, lesson.Row{
			Name: say("noun.weights"), Text: say("takes from it", "word", m.words[m.focus]), Result: number.Format(w),
		})
	}
	return in, true
}
