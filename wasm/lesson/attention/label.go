package attention

import (
	"strconv"
	"strings"

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

// worded is the label of a cell.
func (m *model) worded(r words.Cell) string {
	name := names[r.Name]
	if name == "" {
		name = "gradient of the " + names[strings.TrimPrefix(r.Name, "d")]
	}
	bare := strings.TrimPrefix(r.Name, "d")
	switch {
	case r.N == 0 || bare == "target" && r.N == 2 && r.I == 0:
		if r.N == 2 {
			return name + ", number " + strconv.Itoa(r.J+1)
		}
		return name
	case strings.HasPrefix(bare, "W_"):
		return name + ", row " + strconv.Itoa(r.I+1) + ", column " + strconv.Itoa(r.J+1)
	case r.I >= len(m.words):
		return name
	case (bare == "scores" || bare == "scaled" || bare == "weights") && r.N == 2:
		return name + " of “" + m.words[r.I] + "” for “" + m.words[r.J] + "”"
	case r.N == 1 && (bare == "shifted" || bare == "exp" || bare == "centered"):
		return name + ", “" + m.words[r.I] + "”"
	case r.N == 1:
		return name + " of “" + m.words[r.I] + "”, word " + strconv.Itoa(r.I+1)
	}
	return name + " of “" + m.words[r.I] + "”, number " + strconv.Itoa(r.J+1)
}

// named is the label as the film asks for it.
func (m *model) named(r film.Ref) string {
	name := r.Name
	if r.Back {
		name = "d" + name
	}
	return m.worded(words.Cell{Name: name, I: r.I, J: r.J, N: r.N})
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
