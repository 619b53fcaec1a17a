package attention

import (
	"math"
	"strconv"
	"sync"
	"time"

	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// op is one operation of the film.
type op struct {
	id    string // of its last step, and the data-step it lights
	move  string // one of the five of the whole layer
	zone  string
	cells int // how many numbers it is unfolded into at the finest depth, 1 for none
	first int // its first step
}

// most is how many cells an operation is unfolded into at most.
const most = 24

// ops are the operations in order, there and back.
func (s setting) ops() []op {
	T := len(s.words)
	var all []op
	add := func(zone, move string, ids ...string) {
		for _, id := range ids {
			all = append(all, op{id: id, move: move, zone: zone, cells: s.cells(id, T)})
		}
	}
	add("Q, K, V", "project", "x", "q", "k", "v")
	add("Scores", "scores", "scores", "scaled")
	if s.causal {
		add("Scores", "scores", "mask")
	}
	add("Softmax", "softmax", "max", "exp", "sum", "weights")
	add("Mix", "mix", "mix", "out", "all")
	if s.recurrent {
		add("One by one", "recurrent", "rnn")
	}
	add("Loss", "loss", "loss")
	add("Backward", "backward", "dout", "dv", "dweights", "dcentered", "dscaled", "dscores", "dq", "dk")
	if !s.hand {
		add("Backward", "backward", "dx", "dw")
	}
	return all
}

// cells is the number of cells that an operation computes and that are shown one at a time at the finest depth.
func (s setting) cells(id string, T int) int {
	n := 1
	switch id {
	case "scores":
		return T
	case "weights", "dweights", "dscaled", "all":
		n = T
	case "rnn":
		return T
	case "q":
		if !s.hand {
			n = s.d
		}
	case "out", "dq":
		n = s.d
	}
	if n > most {
		return 1
	}
	return n
}

// model is what the run computed.
type model struct {
	setting
	layer    *layer
	row      *row
	film     []op
	at       map[string]int // the place of an op in the film
	where    []place        // of every step
	gap      func() float64 // between the outputs read forward and backward
	beside   *recurrent     // or nil
	best     int            // the word with the largest weight
	percents []picture.Grid
	catalog  map[string]known
	scale    scales
	squares  map[string]picture.Grid // the projections and their gradients, binned
	memory   memory
}

// place is where a step stands: an op and a cell of it.
type place struct{ op, cell int }

var depths = []timeline.Depth{{Name: "Whole layer", Names: 2}, {Name: "Operation", Names: 3}, {Name: "Cell"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, layer: s.record(s.straight()), film: s.ops(), at: map[string]int{}, memory: newMemory()}
	m.layer.t.Backward(m.layer.loss)
	m.row = s.row(m.layer)
	m.gap = sync.OnceValue(func() float64 { return s.permuted(m.layer) })
	if s.recurrent {
		m.beside = s.recur(m.layer)
	}
	m.best = figure.Strongest(m.row.weights, 1)[0]
	m.percents = figure.Percents(rows(m.layer.Weights.Data(), len(s.words)), s.seen)
	m.scale = m.scales()
	run := &lesson.Run{Model: m, Notices: s.notices, Inspect: m.inspect, Prove: m.prove}
	run.Track = m.track()
	m.catalog = m.catalogue()
	m.squares = m.binnedSquares()
	run.Numbers = m.numbers
	return run, nil
}

// track lays out the ops one after another, each with its cells. The last cell bears the op's own name, so that a
// link to the op finds it complete.
func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	for k := range m.film {
		o := &m.film[k]
		o.first, m.at[o.id] = len(t.Steps), k
		n := o.cells
		for c := range n {
			id, scope := o.id, "attention/"+o.move+"/"+o.id
			if n > 1 {
				scope += "/" + strconv.Itoa(c)
				if c < n-1 {
					id += "-" + strconv.Itoa(c)
				}
			}
			t.Steps = append(t.Steps, timeline.Step{ID: id, Element: o.id, Scope: scope, Zone: o.zone, Back: o.zone == "Backward", Travel: travel(n), Hold: timeline.Hold})
			m.where = append(m.where, place{k, c})
		}
	}
	t.Steps[0].Travel = 0
	return t
}

// travel is the time of one of n joined steps, such that all of them together, of which the clock makes
// 1 + log₂ n, take twice the time of one.
func travel(n int) time.Duration {
	if n == 1 {
		return timeline.Travel
	}
	return time.Duration(2 * float64(timeline.Travel) / (1 + math.Log2(float64(n))))
}

// done reports whether an op is complete when a step is done; it is false for ops that the film does not have.
func (m *model) done(id string, step int) bool {
	if m.hand && (id == "q" || id == "k" || id == "v") {
		return true // they are given
	}
	k, ok := m.at[id]
	return ok && step >= m.film[k].first+m.film[k].cells-1
}
