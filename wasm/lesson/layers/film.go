package layers

import (
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/timeline"
)

// The levels of a film: of a place that holds others down to operations, of a block down to cells. The one before the last is
// where it begins.
var (
	outer = []timeline.Depth{{Name: "whole pass", Names: 2}, {Name: "stack", Names: 3}, {Name: "block", Names: 5}, {Name: "operation"}}
	inner = []timeline.Depth{{Name: "block", Names: 5}, {Name: "operation", Names: 7}, {Name: "cell"}}
)

// plan is the film of the place: the steps of its scope there and back. All else is known from the start.
func (m *Model) plan(name string, rec film.Recording, loss int) film.Plan {
	p := film.Plan{
		Name: name, Depths: outer, Label: m.Label, Origin: m.Origin, Alias: m.alias,
		Told: func(name string) bool { return name == "loss" || name == "mean" },
	}
	if m.Inside() {
		p.Depths = inner
	}
	values := rec.Values()
	for _, b := range film.Beats(rec, loss, Zone) {
		v := values[b.Value]
		switch {
		case !Holds(m.At, v.Scope):
			p.Given = append(p.Given, b.ID)
		case m.Inside():
			b.Element = m.operation(v.Path, b.Back)
			if !b.Back {
				b.Zone = stretches[b.Element]
			}
			p.Beats = append(p.Beats, b)
		case v.Stage(): // there are none between operations
		default:
			b.Element = element(v.Scope, b.Back)
			p.Beats = append(p.Beats, b)
		}
	}
	return p
}

// Inside reports whether the place is a block.
func (m *Model) Inside() bool { return Kind(m.At) != "" }

// element is what lights up while a block computes, or is differentiated: encoder.self, doutput.
func element(scope string, back bool) string {
	name := Zone(scope)
	for _, part := range strings.Split(scope, ".")[1:] {
		if Kind(part) != "" {
			name += "." + part
		}
	}
	if back {
		return "d" + name
	}
	return name
}

// operations are what steps within a block light up, by the last part of the value's name: those that tell of the same thing
// share it.
var operations = map[string]string{
	"x": "x", "q": "q", "k": "k", "v": "v", "scores": "scores", "max": "softmax", "shifted": "softmax", "exp": "softmax", "sum": "softmax",
	"centred": "softmax", "z": "softmax", "qr": "q", "kr": "k", "norm": "norm",
	"concat": "mix", "hidden": "hidden", "made": "made", "mean": "norm", "variance": "norm", "deviation": "norm", "normed": "norm",
	"out": "norm", "logits": "logits", "p": "p", "loss": "loss",
}

// stretches are the zones of a block's timeline, by what lights up.
var stretches = map[string]string{
	"x": "embedding", "q": "project", "k": "project", "v": "project", "scores": "weights", "softmax": "weights", "weights": "weights",
	"mix": "mix", "made": "made", "hidden": "hidden", "add": "add", "norm": "norm", "logits": "logits", "p": "p", "loss": "loss",
}

// operation is what a step of a block lights up.
func (m *Model) operation(path string, back bool) string {
	parts := strings.Split(path, ".")
	last, owner := parts[len(parts)-1], parts[len(parts)-2]
	name, ok := operations[last]
	switch {
	case strings.HasPrefix(owner, "head"):
		name = "weights"
	case last == "sum" && Kind(owner) != "", last == "out" && m.of(path).Norm && Kind(owner) != "norm":
		name = "add"
	case last == "mean" && owner == "output", owner == "mean":
		name = "loss"
	case owner == "p":
		name = "p"
	case !ok:
		name = "parameters"
	}
	switch {
	case back && strings.Contains(path, ".head"):
		return "dweights"
	case back:
		return "d" + name
	}
	return name
}
