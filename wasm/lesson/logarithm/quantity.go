package logarithm

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

type value = *tape.Value[float64]

// quantity is one number of the film: what it is, how it was computed, and from what.
type quantity struct {
	id, name, label  string
	x                float64
	symbols, numbers string   // how it was computed; empty for what is given
	from             []string // ids
	control          string   // what a drag on it changes, for what is given
	of               string   // of a derivative: the id of the number it is taken by
	proof            *proof
}

// proof is how a derivative can be measured: by nudging leaf on the tape and reading root.
type proof struct {
	t          *tape.Tape[float64]
	root, leaf value
	function   string // what root is called
	epsilon    float64
}

// stage is a step of the film: the numbers that arrive in it, the last of which is explained.
type stage struct {
	shows []string
	back  bool
}

// model is what the run computed.
type model struct {
	setting
	all    []*quantity
	by     map[string]*quantity
	grads  map[string]*quantity // by what they are taken by
	stages []stage
	at     map[string]int // the step in which a number arrives
	track  timeline.Track
	talk   map[string]any // what the prose needs beside the numbers of the film
}

// depths are the levels of the film.
var depths = []timeline.Depth{{Name: "Whole pass", Names: 1}, {Name: "Part", Names: 2}, {Name: "Step", Names: 3}, {Name: "Number"}}

// add makes a quantity known to the model.
func (m *model) add(q quantity) *quantity {
	m.all = append(m.all, &q)
	m.by[q.id] = &q
	if q.of != "" {
		m.grads[q.of] = &q
	}
	return &q
}

// given is a number that a control holds; it is known from the start.
func (m *model) given(id, name, label string, x float64, control string) {
	m.add(quantity{id: id, name: name, label: label, x: x, control: control})
	m.at[id] = 0
}

// step appends a step in which numbers arrive. The scope begins with the chapter, of which there is one.
func (m *model) step(zone, lit, id string, shows ...string) {
	back := zone == "Backward"
	travel := timeline.Travel
	if len(shows) == 0 {
		travel = 0
	}
	for _, show := range shows {
		m.at[show] = len(m.stages)
	}
	m.stages = append(m.stages, stage{shows, back})
	m.track.Steps = append(m.track.Steps, timeline.Step{ID: id, Element: lit, Scope: "logarithm/" + zone + "/" + lit + "/" + id, Zone: zone, Back: back, Travel: travel, Hold: timeline.Hold})
}

// known reports whether a number has arrived when a step is done.
func (m *model) known(id string, step int) bool {
	at, ok := m.at[id]
	return ok && at <= step
}

func (m *model) numbers(step int) map[string]any {
	known := map[string]any{}
	for name, v := range m.talk {
		known[name] = v
	}
	for _, q := range m.all {
		if m.known(q.id, step) {
			known[q.id] = q.x
		}
	}
	if n := m.compounded(step); n > 0 {
		k := strconv.Itoa(n)
		known["n"], known["grown"] = m.by["n"+k].x, number.Fixed(m.by["v"+k].x, 7)
		if n == len(m.parts) {
			known["values"] = [][]float64{m.values()}
		}
	}
	return known
}

// values are what 1 has become, for every way to cut the year.
func (m *model) values() []float64 {
	all := make([]float64, len(m.parts))
	for i := range all {
		all[i] = m.by["v"+strconv.Itoa(i+1)].x
	}
	return all
}

// compounded is how many ways to cut the year have been tried.
func (m *model) compounded(step int) (n int) {
	for n < len(m.parts) && m.known("v"+strconv.Itoa(n+1), step) {
		n++
	}
	return n
}

// prove nudges a number by a little and compares the slope.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	q, ok := m.by[name]
	if !ok || q.proof == nil || !m.known(name, step) {
		return lesson.Proof{}, false
	}
	p := lesson.Proof{Name: name, Symbol: m.by[q.of].name, Function: q.proof.function, Epsilon: q.proof.epsilon, Gradient: q.x}
	p.Plus, p.Minus = q.proof.t.Difference(q.proof.root, q.proof.leaf, 0, 0, p.Epsilon)
	p.Quotient = (p.Plus - p.Minus) / (2 * p.Epsilon)
	p.Difference = math.Abs(p.Quotient - p.Gradient)
	return p, true
}

// inspect tells where a number came from. What stands after a hyphen tells several places of the same number apart.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	id, _, _ := strings.Cut(item, "-")
	q, ok := m.by[id]
	if !ok {
		return lesson.Inspection{}, false
	}
	in := lesson.Inspection{ID: item, Symbol: q.name, Label: q.label, Origin: "computed", From: append([]string{}, q.from...), Formula: q.equation()}
	if q.symbols == "" {
		in.Origin = "set by hand"
	}
	row := lesson.Row{Name: "value", Text: q.name + " = " + q.symbols + ", not yet computed", Back: q.of != ""}
	if m.known(q.id, step) {
		in.Value = &q.x
		row.Text, row.Result = q.way(), number.Format(q.x)
	}
	in.Rows = append(in.Rows, row)
	if g := m.grads[q.id]; g != nil && m.known(g.id, step) {
		in.Gradient, in.Provable = &g.x, provable(g)
		in.Rows = append(in.Rows, lesson.Row{Name: "gradient", Text: g.way(), Result: number.Format(g.x), Back: true})
	}
	for _, u := range m.all {
		if u.of == "" && m.known(u.id, step) && slices.Contains(u.from, q.id) {
			in.Rows = append(in.Rows, lesson.Row{Name: "used by", Text: u.way(), Result: number.Format(u.x)})
		}
	}
	return in, true
}

// way writes how a number was computed, without the number itself.
func (q *quantity) way() string {
	switch {
	case q.symbols == "":
		return q.name
	case q.numbers == "":
		return q.name + " = " + q.symbols
	}
	return q.name + " = " + q.symbols + " = " + q.numbers
}

func (q *quantity) equation() string { return q.way() + " = " + number.Format(q.x) }

func provable(q *quantity) string {
	if q.proof == nil {
		return ""
	}
	return q.id
}
