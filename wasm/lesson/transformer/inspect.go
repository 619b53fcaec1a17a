package transformer

import (
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// inspect tells about an item: a number of the film, a word, or a place of the map.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	in, ok := m.describe(item, step)
	if ok {
		m.offer(&in, item)
	}
	return in, ok
}

func (m *model) describe(item string, step int) (lesson.Inspection, bool) {
	if in, ok := m.Inspect(item, step); ok {
		return in, true
	}
	if place, ok := strings.CutPrefix(item, "place-"); ok {
		return m.inspectPlace(item, place)
	}
	if place, ok := strings.CutPrefix(item, "crumb-"); ok {
		return m.inspectPlace(item, place)
	}
	r, ok := film.ParseRef(item)
	if !ok || r.N != 1 {
		return lesson.Inspection{}, false
	}
	switch r.Name {
	case "asked":
		if zone(m.at) == "encoder" || kindOf(m.at) == "cross" {
			return m.inspectWord(item, m.source, r.I)
		}
		return m.inspectWritten(item, r.I)
	case "head", "switch":
		return m.inspectHead(item, r.I, step)
	case "english":
		return m.inspectWord(item, m.source, r.I)
	case "french":
		return m.inspectWritten(item, r.I)
	case "frenchout":
		return m.inspectNext(item, r.I)
	}
	return lesson.Inspection{}, false
}

// alias is the weight that an arrow of an entered attention stands for.
func (m *model) alias(item film.Ref) (film.Ref, bool) {
	ok := item.Name == "arc" && item.N == 2 && attends(m.at) && item.I < m.Config.Heads && item.J < len(m.asked(m.at))
	if !ok {
		return item, false
	}
	return film.At(m.weights(m.at, item.I), min(m.focus, len(m.words(m.at))-1), item.J), true
}

// inspectPlace tells what a place has learned, and how much of the model that is.
func (m *model) inspectPlace(item, place string) (lesson.Inspection, bool) {
	if !slices.Contains(places(), place) {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: short(place), Label: title(place), Origin: m.origin(film.At(m.anyParameter())), From: []string{}}
	n, all := m.parameters(place), m.parameters(whole)
	in.Formula = say("weights of", "n", n, "all", all)
	in.Rows = []lesson.Row{{Name: say("row.share"), Text: say("weights of", "n", n, "all", all), Result: percent(float64(n) / float64(all))}}
	if kindOf(place) != "" {
		in.From = append(in.From, m.out(place))
	}
	return in, true
}

// parameters is how many numbers a place has learned.
func (m *model) parameters(place string) (n int) {
	if place == whole {
		place = ""
	}
	for _, r := range m.Params(place) {
		rows, cols := m.Dims(r.Name)
		n += rows * cols
	}
	return n
}

// anyParameter is the name of a weight, since all of them are of one origin.
func (m *model) anyParameter() string { return "encoder.embedding.E" }

// inspectWord tells about a word of the English sentence.
func (m *model) inspectWord(item string, s side, i int) (in lesson.Inspection, ok bool) {
	if i >= len(s.words) {
		return in, false
	}
	in = lesson.Inspection{ID: item, Symbol: quoted(s.words[i]), Label: say("english word", "n", i+1), Origin: say("origin.given"),
		From:    []string{},
		Formula: say("word of vocabulary", "n", s.ids[i]+1, "all", m.Config.Source)}
	if !s.known[i] {
		in.Formula = say("unknown", "word", s.words[i])
	}
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: in.Formula}}
	return in, true
}

// inspectWritten tells about a word that the decoder reads.
func (m *model) inspectWritten(item string, i int) (in lesson.Inspection, ok bool) {
	words := m.written()
	if i >= len(words) {
		return in, false
	}
	in = lesson.Inspection{ID: item, Symbol: quoted(words[i]), Label: say("french word", "n", i+1), Origin: say("origin.given"),
		From:    []string{},
		Formula: say("reads", "word", words[i], "next", m.target.words[i])}
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: in.Formula}}
	return in, true
}

// inspectNext tells what comes after a word of the decoder, and what it costs.
func (m *model) inspectNext(item string, i int) (in lesson.Inspection, ok bool) {
	if i >= len(m.target.words) {
		return in, false
	}
	in = lesson.Inspection{ID: item, Symbol: quoted(m.target.words[i]), Label: say("target word", "n", i+1), Origin: say("origin.computed"),
		From:    []string{m.ID(film.At("p", i, m.target.ids[i]))},
		Formula: "−ln p = −ln(" + number.Format(m.p.At(i, m.target.ids[i])) + ") = " + number.Format(m.surprise(i))}
	in.Rows = []lesson.Row{{Name: say("row.loss"), Text: "−ln p", Result: number.Format(m.surprise(i))}}
	return in, true
}

func quoted(word string) string { return phrase.Say("quoted", "word", word) }

// inspectHead tells where a head of the place looks from the word in focus.
func (m *model) inspectHead(item string, h, step int) (in lesson.Inspection, ok bool) {
	if !attends(m.at) || h >= m.Config.Heads {
		return in, false
	}
	d := m.Config.Width / m.Config.Heads
	in = lesson.Inspection{ID: item, Symbol: say("head", "n", h+1), Label: say("columns", "from", h*d+1, "to", (h+1)*d),
		Origin: m.origin(film.At(m.anyParameter())),
		From:   []string{}, Formula: "d / h = " + number.Format(float64(m.Config.Width)) + " / " +
			number.Format(float64(m.Config.Heads)) + " = " + number.Format(float64(d))}
	r := film.At(m.weights(m.at, h), min(m.focus, len(m.words(m.at))-1))
	if !m.Known(r, step) {
		in.Rows = []lesson.Row{{Name: phrase.Say("row.numbers"), Text: phrase.Say("not yet")}}
		return in, true
	}
	for j, w := range film.Line(m.Matrix(film.At(r.Name)), r.I) {
		if w >= 0.05 {
			in.Rows = append(in.Rows, lesson.Row{Name: say("looks at"), Text: quoted(m.asked(m.at)[j]), Result: percent(w)})
		}
	}
	return in, true
}
