package layers

import (
	"strings"

	"glassbox/wasm/film"
)

// Noun is what the last part of a name is called.
func Noun(last string) string {
	if n := strings.TrimRight(last, "0123456789"); n == "a" {
		return say("value.a", "n", last[1:])
	}
	return say("value." + last)
}

// Label says in words what a cell, a row or a whole is.
func (m *Model) Label(r film.Ref) string {
	v, _, ok := m.Value(r.Name)
	if !ok {
		return r.Name
	}
	parts := strings.Split(v.Path, ".")
	last := parts[len(parts)-1]
	if v.Back { // a stage of the way back
		last = "d" + last
	}
	name := Noun(last)
	if v.Stage() {
		name = say("stage", "stage", name, "of", Noun(parts[len(parts)-2]))
	}
	if r.Back && !v.Back {
		name = say("gradient of value", "name", name)
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
func (m *Model) axes(path, scope string) (row, col axis) {
	row, col = axis{other: "row"}, axis{other: "number"}
	own := m.words(scope)
	parts := strings.Split(path, ".")
	last := parts[len(parts)-1]
	switch {
	case last == "E" || strings.Contains(last, "_") || last == "gain" || last == "bias" || last == "PE" || last == "P":
		return row, axis{other: "column"}
	case strings.HasPrefix(parts[len(parts)-2], "head") || strings.Contains(path, ".head"):
		return axis{own, "row"}, axis{m.asked(scope), "number"}
	case Kind(block(scope)) == "cross" && (last == "k" || last == "v"):
		return axis{m.Stacks[0].Words, "row"}, col
	case last == "logits" || last == "p":
		return axis{own, "row"}, axis{m.Vocabulary, "number"}
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
func (m *Model) words(place string) []string { return m.of(place).Words }

// asked are the words that an attention looks at.
func (m *Model) asked(place string) []string {
	if Kind(block(place)) == "cross" {
		return m.Stacks[0].Words
	}
	return m.words(place)
}

// Origin says whether a number was given or computed, where it is not as the film thinks.
func (m *Model) Origin(r film.Ref) string {
	if v, _, _ := m.Value(r.Name); v.Op == "param" && !r.Back {
		return m.Made
	}
	return ""
}
