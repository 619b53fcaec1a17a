package layers

import (
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Inspect tells about an item: a number of the film, a word, a head, or a place of the map.
func (m *Model) Inspect(item string, step int) (lesson.Inspection, bool) {
	in, ok := m.describe(item, step)
	if ok {
		m.offer(&in, item)
	}
	return in, ok
}

func (m *Model) describe(item string, step int) (lesson.Inspection, bool) {
	if in, ok := m.Film.Inspect(item, step); ok {
		return in, true
	}
	switch name, place, _ := strings.Cut(item, "-"); name {
	case "place", "crumb":
		return m.inspectPlace(item, place)
	case "map":
		return m.inspectPlace(item, Whole)
	}
	r, ok := film.ParseRef(item)
	switch {
	case !ok || r.N != 1:
		return lesson.Inspection{}, false
	case r.Name == "head" || r.Name == "switch":
		return m.inspectHead(item, r.I, step)
	case r.Name == "asked":
		r.Name = m.of(m.At).Item
		if Kind(m.At) == "cross" {
			r.Name = m.Stacks[0].Item
		}
	case r.Name == m.of("output").Item+"out" && r.I < len(m.Next):
		return m.inspectNext(item, r.I), true
	}
	in, ok := m.Inspected(r)
	in.ID = item
	return in, ok
}

// alias is the weight that an arrow of an entered attention stands for.
func (m *Model) alias(item film.Ref) (film.Ref, bool) {
	ok := item.Name == "arc" && item.N == 2 && attends(m.At) && item.I < m.Heads && item.J < len(m.asked(m.At))
	if !ok {
		return item, false
	}
	return film.At(m.HeadWeights(m.At, item.I), m.row(), item.J), true
}

// inspectPlace tells what a place has learned, and how much of the model that is.
func (m *Model) inspectPlace(item, place string) (lesson.Inspection, bool) {
	if !slices.Contains(m.Places(), place) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: short(place), Label: Title(place), Origin: m.Made, From: []string{}}
	n, all := m.parameters(place), m.parameters(Whole)
	in.Formula = say("weights of all", "n", n, "all", all)
	in.Rows = []lesson.Row{{Name: say("row.share"), Text: in.Formula, Result: figure.Percent(float64(n) / float64(all))}}
	if Kind(place) != "" {
		in.From = append(in.From, m.Out(place))
	}
	return in, true
}

// parameters is how many numbers a place has learned.
func (m *Model) parameters(place string) (n int) {
	if place == Whole {
		place = ""
	}
	for _, r := range m.Params(place) {
		rows, cols := m.Dims(r.Name)
		n += rows * cols
	}
	return n
}

// inspectHead tells where a head of the place looks from the word in focus.
func (m *Model) inspectHead(item string, h, step int) (in lesson.Inspection, ok bool) {
	if !attends(m.At) || h >= m.Heads {
		return in, false
	}
	d := m.D / m.Heads
	in = lesson.Inspection{ID: item, Symbol: say("head", "n", h+1), Label: say("columns", "from", h*d+1, "to", (h+1)*d), Origin: m.Made,
		From: []string{}, Formula: "d / h = " + number.Int(m.D) + " / " + number.Int(m.Heads) + " = " + number.Int(d)}
	r := film.At(m.HeadWeights(m.At, h), m.row())
	if !m.Known(r, step) {
		in.Rows = []lesson.Row{{Name: say("row.numbers"), Text: phrase.Say("not yet")}}
		return in, true
	}
	for j, w := range m.Line(r) {
		if w >= 0.05 {
			in.Rows = append(in.Rows, lesson.Row{Name: say("looks at"), Text: quoted(m.asked(m.At)[j]), Result: figure.Percent(w)})
		}
	}
	return in, true
}

func quoted(word string) string { return say("quoted", "word", word) }
