// Package timeline walks a recording: steps in order, grouped by depth, and the clock that plays them. A place
// in time is a Moment; a figure is a function of it, so scrubbing and stepping back are the same as playing.
package timeline

import (
	"strings"
	"time"
)

// Step is one computed thing that the film shows.
type Step struct {
	ID      string // unique in the track; part of links, so it never changes for the same thing
	Element string // the data-step it lights in prose, captions and code
	Scope   string // names from outside in, joined by "/"; the last one is the step itself
	Zone    string // the stretch of the timeline it lies on: "Forward", "backward", …
	Back    bool   // part of a backward pass
	Travel  time.Duration
	Hold    time.Duration
	Read    time.Duration // what it lights for the first time takes so long to be read
	// Of several steps in which one operation arrives piece by piece, which one it is, and how many there are. But at the
	// finest depth they arrive together.
	Part, Parts int
}

// Durations at speed 1: what travels in a step, and the stillness after it.
const (
	Travel = 600 * time.Millisecond
	Hold   = 500 * time.Millisecond
)

// Track is the film: all steps at the finest depth. Depths names the levels from coarse to fine; level d joins
// neighbouring steps whose scopes agree in their first Levels[d] names (0: in all of them).
type Track struct {
	Steps  []Step
	Depths []Depth
}

// Depth is one level of unfolding.
type Depth struct {
	Name  string // shown: "Whole pass", "Layer", "Operation", "Cell"
	Names int    // how many scope names must agree for steps to be joined; 0 joins none
}

// prefix is the first n names of a scope, or all of it.
func prefix(scope string, n int) string {
	if n == 0 {
		return scope
	}
	rest := 0
	for range n {
		i := strings.IndexByte(scope[rest:], '/')
		if i < 0 {
			return scope
		}
		rest += i + 1
	}
	return scope[:rest]
}

// Last is the index of the last step joined with step i at the depth, where the film stops.
func (t Track) Last(i, depth int) int {
	n := t.names(depth)
	if n == 0 {
		return i
	}
	for p := prefix(t.Steps[i].Scope, n); i+1 < len(t.Steps) && prefix(t.Steps[i+1].Scope, n) == p; {
		i++
	}
	return i
}

// First is the index of the first step joined with step i at the depth.
func (t Track) First(i, depth int) int {
	n := t.names(depth)
	if n == 0 {
		return i
	}
	for p := prefix(t.Steps[i].Scope, n); i > 0 && prefix(t.Steps[i-1].Scope, n) == p; {
		i--
	}
	return i
}

func (t Track) names(depth int) int {
	if depth < 0 || depth >= len(t.Depths) {
		return 0
	}
	return t.Depths[depth].Names
}

// together is the first of the steps that arrive together with step i at the depth, and their number.
func (t Track) together(i, depth int) (first, n int) {
	if s := t.Steps[i]; s.Parts > 1 && depth != len(t.Depths)-1 {
		return i - s.Part, s.Parts
	}
	return i, 1
}

// Share is how much of step i has arrived at a moment of the film played at a depth.
func (t Track) Share(i int, m Moment, depth int) float64 {
	first, n := t.together(i, depth)
	if n == 1 {
		return m.Reached(i)
	}
	return max(0, min(1, (float64(m.Step-first)+m.Frac)/float64(n)))
}

// Done is the last step whose number has arrived at a moment of the film played at a depth; the first step if none has.
func (t Track) Done(m Moment, depth int) int {
	if first, n := t.together(m.Step, depth); m.Step < first+n-1 || m.Frac < 1 {
		return max(0, first-1)
	}
	return m.Step
}

// Index is the place of the step with the id, or −1.
func (t Track) Index(id string) int {
	for i := range t.Steps {
		if t.Steps[i].ID == id {
			return i
		}
	}
	return -1
}

// Chapter is the range of steps that share the first name of step i's scope: one update of a training run. Its
// zones are what the timeline shows at once.
func (t Track) Chapter(i int) (from, to int) {
	p := prefix(t.Steps[i].Scope, 1)
	for from = i; from > 0 && prefix(t.Steps[from-1].Scope, 1) == p; {
		from--
	}
	for to = i + 1; to < len(t.Steps) && prefix(t.Steps[to].Scope, 1) == p; {
		to++
	}
	return from, to
}
