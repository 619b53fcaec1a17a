package heads

import (
	"fmt"
	"strconv"
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
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
		Origin: m.origin(film.At("W_Q")), From: []string{}, Formula: fmt.Sprint("d / h = ", m.D, " / ", m.h, " = ", D)}
	if !m.on[r.I] {
		in.Rows = append(in.Rows, lesson.Row{Name: say("noun.on"), Text: say("counts 0 times")})
	}
	for _, beat := range []string{"roles", "without"} {
		if m.Complete(beat, step) {
			for _, f := range m.facts(beat, r.I) {
				in.Rows = append(in.Rows, lesson.Row{Name: f.name, Text: f.on, Result: f.text})
			}
		}
	}
	if in.Rows == nil {
		in.Rows = []lesson.Row{{Name: say("operation.roles"), Text: say("row.not yet")}}
	}
	return in, true
}

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r film.Ref) string {
	kind, head := split(r.Name)
	noun := kind
	switch {
	case kind == "out" && head >= 0:
		noun = "mixed"
	case kind == "x" && m.trained():
		noun = "read"
	}
	name := say("noun." + noun)
	if head >= 0 {
		name = say("of head", "name", name, "n", head+1)
	}
	if r.Back {
		name = say("gradient of", "name", name)
	}
	return m.Label(kind, name, r, true)
}

// origin says whether a number was given or computed, where it is not as the film thinks.
func (m *model) origin(r film.Ref) string {
	switch origin := words.Origin(r); {
	case r.Name == "on":
		return say("origin.by hand")
	case !m.trained() || origin == "":
		return origin
	case r.Name == "x":
		return say("origin.computed")
	}
	return say("origin.trained")
}

// numbered is the name of a value of head k, counted from 0.
func numbered(name string, k int) string { return name + strconv.Itoa(k+1) }

// split takes the number of a head off a name: "q2" is the q of head 1, counted from 0. Names without one are of
// head −1.
func split(name string) (kind string, head int) {
	kind = strings.TrimRight(name, "0123456789")
	n, err := strconv.Atoi(name[len(kind):])
	if err != nil {
		return name, -1
	}
	return kind, n - 1
}
