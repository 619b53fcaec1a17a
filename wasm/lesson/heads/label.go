package heads

import (
	"strconv"
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

// names are what vectors and rows are called.
var names = map[string]string{
	"x": "embedding", "z": "embedding with position", "PE": "position", "q": "query", "k": "key", "v": "value",
	"scores": "score", "scaled": "scaled score", "a": "weight", "concat": "heads side by side", "on": "switch",
	"out": "new vector", "target": "target", "loss": "loss",
	"W_Q": "projection to queries", "W_K": "projection to keys", "W_V": "projection to values", "W_O": "output projection",
}

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r words.Cell) string {
	bare, prefix := r.Name, ""
	if _, _, ok := m.Value(bare); !ok && strings.HasPrefix(bare, "d") {
		bare, prefix = bare[1:], "gradient of the "
	}
	kind, head := split(bare)
	name := names[kind]
	if head >= 0 {
		if kind == "out" {
			name = "mixed values"
		}
		name += " of head " + strconv.Itoa(head+1)
	}
	return words.Label(m.words, kind, prefix+name, film.Ref{I: r.I, J: r.J, N: r.N}, true)
}

// named is the label as the film asks for it.
func (m *model) named(r film.Ref) string {
	name := r.Name
	if r.Back {
		name = "d" + name
	}
	return m.label(words.Cell{Name: name, I: r.I, J: r.J, N: r.N})
}

// origin says whether a number was given or computed.
func (m *model) origin(r film.Ref) string {
	if r.Back {
		return "computed"
	}
	switch kind, _ := split(r.Name); kind {
	case "x", "W_Q", "W_K", "W_V", "W_O":
		return "random, untrained"
	case "PE":
		return "given"
	case "on":
		return "set by hand"
	}
	return "computed"
}
