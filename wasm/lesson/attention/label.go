package attention

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

// names are what the vectors and rows are called.
var names = map[string]string{
	"x": "embedding", "z": "embedding with position", "PE": "position", "q": "query", "k": "key", "v": "value",
	"scores": "score", "scaled": "scaled score", "shifted": "scaled score less the largest", "exp": "power of e",
	"sum": "sum of the powers", "weights": "weight", "mix": "weighted value", "out": "new vector", "target": "target", "loss": "loss",
	"W_Q": "projection to queries", "W_K": "projection to keys", "W_V": "projection to values",
	"hidden": "state of the recurrent network", "dmean": "weighted mean of the gradients", "dcentered": "gradient of a weight less their mean",
}

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r film.Ref) string {
	name := names[r.Name]
	if r.Back {
		if name = names["d"+r.Name]; name == "" {
			name = "gradient of the " + names[r.Name]
		}
	}
	if r.N == 1 && (r.Name == "shifted" || r.Name == "exp" || r.Name == "centered") {
		return name + ", “" + m.words[r.I] + "”"
	}
	return words.Label(m.words, r.Name, name, r, false)
}

// origin says whether a number was given or computed.
func (m *model) origin(r film.Ref) string {
	if r.Back {
		return "computed"
	}
	switch r.Name {
	case "x", "W_Q", "W_K", "W_V":
		return "random, untrained"
	case "v":
		if m.hand {
			return "random, untrained"
		}
	case "q":
		if m.hand {
			return "of the focus word set by hand, of the others random"
		}
	case "k":
		if m.hand {
			return "chosen to give the scores set by hand"
		}
	case "PE":
		return "given"
	}
	return "computed"
}
