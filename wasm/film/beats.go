package film

import (
	"strconv"
	"strings"

	"glassbox/wasm/timeline"
)

// Beats are those of everything that has a name in the recording, in the order in which it was computed, and then of the
// gradients in reverse; a leaf's gradient comes once the first operation that reads it has been undone. Each beat lies in
// the scope of its value, and stages lie within the value that they lead to. zone names the stretch of the timeline for a
// scope. loss is the value that the way back begins with, −1 for none. A lesson may change, join and add to what it gets.
func Beats(r Recording, loss int, zone func(scope string) string) []Beat {
	g := generator{values: r.Values(), names: names(r.Values()), zone: zone}
	for _, v := range g.values {
		g.deepest = max(g.deepest, len(scopes(v.Scope)))
	}
	for i, v := range g.values {
		if !v.Given() && !v.Back {
			g.beat(i, false)
		}
	}
	if loss >= 0 {
		g.wayBack(loss)
	}
	return g.beats
}

// Depths are the levels for what Beats returns: the whole pass, a level for each scope within another, operations and, at
// last, stages and parts.
func Depths(r Recording) []timeline.Depth {
	deepest := 0
	for _, v := range r.Values() {
		deepest = max(deepest, len(scopes(v.Scope)))
	}
	all := []timeline.Depth{{Name: "whole pass", Names: 2}}
	for n := 1; n <= deepest; n++ {
		all = append(all, timeline.Depth{Name: "level " + strconv.Itoa(n), Names: 2 + n})
	}
	return append(all, timeline.Depth{Name: "operation", Names: 3 + deepest}, timeline.Depth{Name: "cell"})
}

// scopes are the names of a scope from outside in.
func scopes(scope string) []string {
	if scope == "" {
		return nil
	}
	return strings.Split(scope, ".")
}

// generator collects the beats of a recording.
type generator struct {
	values  []Value
	names   []string
	zone    func(string) string
	deepest int
	beats   []Beat
}

// wayBack adds the gradients of what leads to the loss.
func (g *generator) wayBack(loss int) {
	reaches, leaves := g.reaching(loss)
	for i := loss; i >= 0; i-- {
		v := g.values[i]
		if !reaches[i] || v.Given() {
			continue
		}
		g.beat(i, true)
		for k, s := range g.values[:i] {
			if s.Back && s.Inputs[0] == i {
				g.beat(k, true)
			}
		}
		for _, leaf := range leaves[i] {
			g.beat(leaf, true)
		}
	}
}

// reaching are the values that lead to the loss and have a gradient, and of the leaves among them those that are first
// read by each value.
func (g *generator) reaching(loss int) (reaches map[int]bool, leaves map[int][]int) {
	reaches, leaves = map[int]bool{loss: true}, map[int][]int{}
	first := map[int]int{}
	for i := loss; i >= 0; i-- {
		if !reaches[i] {
			continue
		}
		for _, in := range g.values[i].Inputs {
			if g.values[in].Grad {
				reaches[in], first[in] = true, i
			}
		}
	}
	for i := range g.values {
		if user, ok := first[i]; ok && g.values[i].Given() {
			leaves[user] = append(leaves[user], i)
		}
	}
	return reaches, leaves
}

// beat adds the beat of a value or of its gradient, where it has a name. Scopes are filled up with the name, so that all
// are equally deep.
func (g *generator) beat(i int, back bool) {
	v, id := g.values[i], g.names[i]
	if id == "" {
		return
	}
	operation, pass, zone := id, "forward", g.zone(v.Scope)
	if v.Stage() {
		operation = g.names[v.Inputs[0]]
	}
	if back {
		id, pass, zone = "d"+id, "backward", "backward"
	}
	if back && !v.Stage() {
		operation = "d" + operation
	}
	path := append([]string{pass}, scopes(v.Scope)...)
	for len(path) < 1+g.deepest {
		path = append(path, operation)
	}
	g.beats = append(g.beats, Beat{ID: id, Scope: strings.Join(append(path, operation), "/"), Zone: zone, Back: back, Value: i})
}
