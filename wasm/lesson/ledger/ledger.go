// Package ledger keeps the numbers of a film: what each is, how it was computed and from what, in which step it
// arrives, and how its derivative can be measured.
package ledger

import (
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/timeline"
)

// Quantity is one number of a film.
type Quantity struct {
	ID, Name, Label  string
	X                float64
	Symbols, Numbers string   // how it was computed; Symbols are empty for what is given
	From             []string // the IDs of what it came from
	Control          string   // what a drag on it changes, for what is given
	Of               string   // of a derivative: the ID of the number it is taken by
	Proof            *Proof   // nil where there is nothing to measure
}

// Proof is how a derivative is measured: by nudging Leaf on the tape and reading Root.
type Proof struct {
	Tape       *tape.Tape[float64]
	Root, Leaf *tape.Value[float64]
	Function   string // what Root is called
	Epsilon    float64
}

// NewProof is a Proof that nudges leaf and reads root, which is called function, by epsilon to either side.
func NewProof(t *tape.Tape[float64], root, leaf *tape.Value[float64], function string, epsilon float64) *Proof {
	return &Proof{Tape: t, Root: root, Leaf: leaf, Function: function, Epsilon: epsilon}
}

// Ledger is the numbers in the order in which they were added, and the steps in which they arrive.
type Ledger struct {
	All    []*Quantity
	By     map[string]*Quantity // by ID
	Grads  map[string]*Quantity // derivatives, by what they are taken by
	Shows  [][]string           // the IDs of the numbers that arrive in each step
	Track  timeline.Track
	Talk   map[string]any // what the prose needs besides, known from the start
	at     map[string]int // the step in which a number arrives
	lesson string
}

// New returns an empty ledger for the lesson, whose name begins every scope.
func New(lesson string) *Ledger {
	return &Ledger{By: map[string]*Quantity{}, Grads: map[string]*Quantity{}, Talk: map[string]any{}, at: map[string]int{}, lesson: lesson,
		Track: timeline.Track{Depths: []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "number"}}}}
}

// Put writes a quantity down. It is not known before a step shows it.
func (l *Ledger) Put(q Quantity) {
	l.All = append(l.All, &q)
	l.By[q.ID] = &q
	if q.Of != "" {
		l.Grads[q.Of] = &q
	}
}

// Given adds a number that nothing here computes, known from the start: a control holds it, or nobody here may
// change it.
func (l *Ledger) Given(id, name, label string, x float64, control string) {
	l.Start(Quantity{ID: id, Name: name, Label: label, X: x, Control: control})
}

// Start adds a quantity that is known from the start.
func (l *Ledger) Start(q Quantity) {
	l.Put(q)
	l.at[q.ID] = 0
}

// Step appends a step, in which numbers arrive. In the zone “Backward” it is part of the way back. Neighbours with
// the same element are joined where the film is not played number by number.
func (l *Ledger) Step(zone, element, id string, shows ...string) {
	l.step(zone, element, id, element, shows)
}

// Each appends one of a row of like steps, which are not joined.
func (l *Ledger) Each(zone, element, id string, shows ...string) {
	l.step(zone, element, id, id, shows)
}

func (l *Ledger) step(zone, element, id, joined string, shows []string) {
	travel := timeline.Travel
	if len(shows) == 0 {
		travel = 0
	}
	for _, show := range shows {
		l.at[show] = len(l.Shows)
	}
	l.Shows = append(l.Shows, shows)
	l.Track.Steps = append(l.Track.Steps, timeline.Step{ID: id, Element: element, Scope: l.lesson + "/" + zone + "/" + joined + "/" + id, Zone: zone, Back: zone == "backward", Travel: travel, Hold: timeline.Hold})
}

// At is the step in which a number arrives, 0 for what is given.
func (l *Ledger) At(id string) int { return l.at[id] }

// Known reports whether a number has arrived when a step is done.
func (l *Ledger) Known(id string, step int) bool {
	at, ok := l.at[id]
	return ok && at <= step
}

// Numbers are the named numbers known when a step is done, and the talk.
func (l *Ledger) Numbers(step int, _ ...string) map[string]any {
	known := map[string]any{}
	for name, v := range l.Talk {
		known[name] = v
	}
	for _, q := range l.All {
		if l.Known(q.ID, step) {
			known[q.ID] = q.X
		}
	}
	return known
}

// Prove nudges a number by a little and compares the slope with the gradient that has this ID.
func (l *Ledger) Prove(name string, step int) (lesson.Proof, bool) {
	q, ok := l.By[name]
	if !ok || q.Proof == nil || !l.Known(name, step) {
		return lesson.Proof{}, false
	}
	p := film.Measured(name, l.By[q.Of].Name, q.Proof.Tape.Prove(q.Proof.Root, q.Proof.Leaf, 0, 0, q.Proof.Epsilon))
	p.Function = q.Proof.Function
	return p, true
}

// Inspect tells where a number came from. What stands after a hyphen in the item tells several places of the same
// number apart.
func (l *Ledger) Inspect(item string, step int) (lesson.Inspection, bool) {
	id, _, _ := strings.Cut(item, "-")
	q, ok := l.By[id]
	if !ok {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: q.Name, Label: q.Label, Origin: phrase.Say("origin.computed"), From: append([]string{}, q.From...), Formula: q.way() + " = " + number.Format(q.X)}
	if q.Symbols == "" {
		in.Origin = phrase.Say("origin.given")
	}
	if q.Control != "" {
		in.Origin = phrase.Say("origin.by hand")
	}
	row := lesson.Row{Name: phrase.Say("row.value"), Text: phrase.Say("formula, not yet", "formula", q.Name+" = "+q.Symbols), Back: q.Of != ""}
	if l.Known(q.ID, step) {
		in.Value = &q.X
		row.Text, row.Result = q.way(), number.Format(q.X)
	}
	in.Rows = append(in.Rows, row)
	if g := l.Grads[q.ID]; g != nil && l.Known(g.ID, step) {
		in.Gradient = &g.X
		if g.Proof != nil {
			in.Provable = g.ID
		}
		in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("row.gradient"), Text: g.way(), Result: number.Format(g.X), Back: true})
	}
	for _, u := range l.All {
		if u.Of == "" && l.Known(u.ID, step) && slices.Contains(u.From, q.ID) {
			in.Rows = append(in.Rows, lesson.Row{Name: phrase.Say("row.used by"), Text: u.way(), Result: number.Format(u.X)})
		}
	}
	return in, true
}

// way writes how a number was computed, without the number itself.
func (q *Quantity) way() string {
	switch {
	case q.Symbols == "":
		return q.Name
	case q.Numbers == "":
		return q.Name + " = " + q.Symbols
	}
	return q.Name + " = " + q.Symbols + " = " + q.Numbers
}
