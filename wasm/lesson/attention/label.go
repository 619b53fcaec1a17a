package attention

import (
	"strconv"
	"strings"
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
func (m *model) worded(r ref) string {
	name := names[r.name]
	if name == "" {
		name = "gradient of the " + names[strings.TrimPrefix(r.name, "d")]
	}
	bare := strings.TrimPrefix(r.name, "d")
	switch {
	case r.n == 0 || bare == "target" && r.n == 2 && r.i == 0:
		if r.n == 2 {
			return name + ", number " + strconv.Itoa(r.j+1)
		}
		return name
	case strings.HasPrefix(bare, "W_"):
		return name + ", row " + strconv.Itoa(r.i+1) + ", column " + strconv.Itoa(r.j+1)
	case r.i >= len(m.words):
		return name
	case (bare == "scores" || bare == "scaled" || bare == "weights") && r.n == 2:
		return name + " of “" + m.words[r.i] + "” for “" + m.words[r.j] + "”"
	case r.n == 1 && (bare == "shifted" || bare == "exp" || bare == "centered"):
		return name + ", “" + m.words[r.i] + "”"
	case r.n == 1:
		return name + " of “" + m.words[r.i] + "”, word " + strconv.Itoa(r.i+1)
	}
	return name + " of “" + m.words[r.i] + "”, number " + strconv.Itoa(r.j+1)
}

// origin says whether a number was given or computed.
func (m *model) origin(name string) string {
	switch name {
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
