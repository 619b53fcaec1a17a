package entropy

import (
	"math"
	"strings"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

// stage is one step: the number that arrives in it, and the way it takes.
type stage struct {
	id   string // of the step
	lit  string // the data-step, which is also the operation that joins its cells
	zone string
	show string // the id of the cell or gradient that arrives, or empty
	way  way
	row  int
}

// way is how a number travels to its place; backward steps take it from its end.
type way int

const (
	still  way = iota // it is there at once
	onto              // from the end of the row's bar onto the curve
	out               // from the row's point on the curve to the loss
	all               // from all points to the loss
	across            // from the column on the left
	down              // from the whole column to its sum
	truth             // from the end of the bar of the truth onto the curve
	rise              // in a plot, from the axis onto the curve
	grow              // from the column on the left of the bars into a bar
)

// model is what the run computed.
type model struct {
	setting
	*graph
	stages  []stage
	rows    []row
	columns []column
	loss    *cell
	ended   *cell             // what stands in the square beside the curve, or nil
	also    map[string]string // further names of numbers
	talk    map[string]any    // words and settings that prose names
}

// step appends a stage.
func (m *model) step(zone, lit, show string, w way, row int) {
	m.stages = append(m.stages, stage{id: show, lit: lit, zone: zone, show: show, way: w, row: row})
}

// one names a scalar of row i, by a letter and the row's name: q(cat). noun is what it is.
func (m *model) one(letter, noun string, i int, origin string, v value) *cell {
	return m.scalar(numbered(letter, i), letter+"("+m.names[i]+")", say("noun."+noun, "name", m.names[i]), origin, v)
}

// each appends a stage for every row.
func (m *model) each(zone, lit, prefix string, w way) {
	for i := range m.rows {
		m.step(zone, lit, numbered(prefix, i), w, i)
	}
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, graph: newGraph(), also: map[string]string{}, talk: map[string]any{}}
	m.stages = []stage{{id: "given", lit: "given", zone: "forward"}}
	map[string]func(*model){
		"classes": (*model).classes, "spam": (*model).mails, "soft": (*model).soft, "squared": (*model).squared, "softmax": (*model).softmax,
	}[s.preset](m)
	m.backward()
	if s.preset == "squared" {
		m.ends()
	}
	run := &lesson.Run{Model: m, Numbers: m.numbers, Inspect: m.inspect, Prove: m.prove, Notices: m.notices()}
	run.Track = m.track()
	return run, nil
}

var depths = []timeline.Depth{{Name: "pass", Names: 2}, {Name: "operation", Names: 3}, {Name: "cell"}}

func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	for _, st := range m.stages {
		step := timeline.Step{ID: st.id, Element: st.lit, Zone: st.zone, Back: st.zone == "backward"}
		step.Scope = strings.Join([]string{m.preset, st.zone, st.lit, st.id}, "/")
		step.Travel, step.Hold = timeline.Travel, timeline.Hold
		if st.way == still {
			step.Travel = 0
		}
		t.Steps = append(t.Steps, step)
	}
	return t
}

// known reports whether the cell or gradient with the id has arrived when a step is done.
func (m *model) known(id string, step int) bool {
	if c, ok := m.cells[id]; ok && c.given() {
		return true
	}
	for _, st := range m.stages[:step+1] {
		if st.show == id || st.zone == "backward" && id == "dloss" {
			return true
		}
	}
	return false
}

// families are the letters whose numbers make a row: q1, q2, … are q.
var families = strings.Fields("q p I c J e k r l z s m")

// numbers are the named numbers known when a step is done. An infinite one is the word ∞.
func (m *model) numbers(step int, _ ...string) map[string]any {
	known := map[string]any{}
	get := func(name, id string) {
		if x, ok := m.number(id); ok && m.known(id, step) {
			known[name] = word(x)
		}
	}
	for id := range m.cells {
		get(id, id)
	}
	for id := range m.grads {
		get(id, id)
	}
	for name, id := range m.also {
		get(name, id)
	}
	for name, text := range m.talk {
		known[name] = text
	}
	if len(m.rows) > 0 {
		known["n"] = float64(len(m.rows))
	}
	for _, f := range families {
		m.gather(known, f)
		m.gather(known, "d"+f)
	}
	return known
}

// number is the value of a cell or a gradient.
func (m *model) number(id string) (x float64, ok bool) {
	if c, ok := m.cells[id]; ok {
		return c.x, true
	}
	if d, ok := m.grads[id]; ok {
		return d.x, true
	}
	return 0, false
}

// gather adds the numbers of all rows under the name of their letter.
func (m *model) gather(known map[string]any, name string) {
	line := make([]float64, len(m.rows))
	for i := range line {
		x, ok := known[numbered(name, i)].(float64)
		if !ok {
			return
		}
		line[i] = x
	}
	if len(line) > 0 {
		known[name] = [][]float64{line}
	}
}

// word is a number, or what stands for one that is infinite.
func word(x float64) any {
	switch {
	case math.IsInf(x, 1):
		return "∞"
	case math.IsInf(x, -1):
		return "−∞"
	}
	return x
}
