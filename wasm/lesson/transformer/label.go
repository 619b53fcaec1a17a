package transformer

import (
	"strings"

	"glassbox/wasm/film"
)

// nouns are the last parts of names that have one of their own.
func noun(last string) string {
	if n := strings.TrimRight(last, "0123456789"); n == "a" {
		return say("noun.a", "n", last[1:])
	}
	return say("noun." + last)
}

// lastOf is the last part of a path.
func lastOf(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// label says in words what a cell, a row or a whole is.
func (m *model) label(r film.Ref) string {
	v, _, ok := m.Value(r.Name)
	if !ok {
		return r.Name
	}
	parts := strings.Split(v.Path, ".")
	last, back := parts[len(parts)-1], r.Back
	if v.Stage() && back && book.Has("noun.d"+last) { // which has no other way than back
		last, back = "d"+last, false
	}
	name := noun(last)
	if v.Stage() {
		name = say("stage", "stage", name, "of", noun(parts[len(parts)-2]))
	}
	if back {
		name = say("gradient of", "name", name)
	}
	if row, col := m.axes(v.Path, v.Scope); r.N > 0 {
		name = say("and "+row.what(r.I), row.values(name, r.I)...)
		if r.N == 2 {
			name = say("and "+col.what(r.J), col.values(name, r.J)...)
		}
	}
	return name
}

// axis names the rows, or the columns, of a matrix.
type axis struct {
	words []string // in their order, nil where they are no words
	other string   // what they are then
}

func (a axis) what(i int) string {
	if i < len(a.words) {
		return "named"
	}
	return a.other
}

func (a axis) values(name string, i int) []any {
	if i < len(a.words) {
		return []any{"name", name, "word", a.words[i], "n", i + 1}
	}
	return []any{"name", name, "n", i + 1}
}

// axes are those of a value: words for what every word has, and the words of the other side for where it looks.
func (m *model) axes(path, scope string) (row, col axis) {
	row, col = axis{other: "row"}, axis{other: "number"}
	own := m.words(scope)
	parts := strings.Split(path, ".")
	last := parts[len(parts)-1]
	switch {
	case last == "E" || strings.Contains(last, "_") || last == "gain" || last == "bias" || last == "PE":
		return row, axis{other: "column"}
	case strings.HasPrefix(parts[len(parts)-2], "head") || strings.Contains(path, ".head"):
		return axis{own, "row"}, axis{m.asked(scope), "number"}
	case kindOf(block(scope)) == "cross" && (last == "k" || last == "v"):
		return axis{m.source.words, "row"}, col
	case last == "logits" || last == "p":
		return axis{own, "row"}, axis{m.Target, "number"}
	}
	return axis{own, "row"}, col
}

// block is the scope of the block that a scope is part of.
func block(scope string) string {
	if i := strings.Index(scope, ".head"); i >= 0 {
		return scope[:i]
	}
	return scope
}

// words are those whose lines run through a place.
func (m *model) words(place string) []string {
	if zone(place) == "encoder" {
		return m.source.words
	}
	return m.written()
}

// asked are the words that an attention looks at.
func (m *model) asked(place string) []string {
	if kindOf(block(place)) == "cross" {
		return m.source.words
	}
	return m.words(place)
}

// origin says whether a number was given or computed, where it is not as the film thinks.
func (m *model) origin(r film.Ref) string {
	if v, _, _ := m.Value(r.Name); v.Op == "param" && !r.Back {
		if m.Trained == 0 {
			return say("origin.random")
		}
		return say("origin.trained")
	}
	return ""
}
