package heads

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
	move  string // one of the moves of the whole layer
	zone  string
	cells int // how many heads do it one after the other at the finest depth, 1 where all heads are one
	first int // its first step
}

// ops are the operations in order, there and back.
func (s setting) ops() []op {
	var all []op
	add := func(zone, move string, cells int, ids ...string) {
		for _, id := range ids {
			all = append(all, op{id: id, move: move, zone: zone, cells: cells})
		}
	}
	add("Q, K, V", "project", 1, "x")
	add("Q, K, V", "project", s.h, "q", "k", "v")
	add("Weights", "weights", s.h, "scores", "scaled")
	if s.causal {
		add("Weights", "weights", 1, "mask")
	}
	add("Weights", "weights", s.h, "weights")
	add("Mix", "mix", s.h, "mix")
	add("Join", "join", s.h, "concat")
	add("Join", "join", 1, "out")
	add("Measure", "measure", s.h, "roles", "without")
	add("Loss", "loss", 1, "loss")
	add("Backward", "backward", 1, "dout", "dwo", "dconcat")
	add("Backward", "backward", s.h, "dmix", "dv", "dweights", "dscaled", "dscores", "dq", "dk")
	add("Backward", "backward", 1, "dx")
	add("Backward", "backward", s.h, "dw")
	return all
}

// model is what the run computed.
type model struct {
	setting
	layer  *layer
	film   []op
	at     map[string]int   // the place of an op in the film
	where  []place          // of every step
	values map[string]value // on the tape, by name
	habits []habits         // of every head
	turned func() []flip    // of every head; measured when first asked for
	moved  float64          // the new vector, from what it is with all heads on
	best   int              // the word that gets most of the focus word's attention, over all heads
	head   int              // the head that gives it most
	mean   []float64        // the focus word's weights, averaged over the heads
	memory memory
}

// place is where a step stands: an op and a head of it.
type place struct{ op, cell int }

var depths = []timeline.Depth{{Name: "Whole layer", Names: 2}, {Name: "Operation", Names: 3}, {Name: "Head"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, layer: s.record(), film: s.ops(), at: map[string]int{}, values: map[string]value{}}
	m.layer.turn(s.on...)
	m.moved = m.missed()
	m.layer.t.Backward(m.layer.loss)
	m.turned = sync.OnceValue(m.flips)
	for _, v := range m.layer.t.Values() {
		if v.Name() != "" {
			m.values[v.Name()] = v
		}
	}
	m.weigh()
	m.memory = memory{grids: map[string]picture.Grid{}, scales: map[string]float64{}, rows: map[string]any{}}
	run := &lesson.Run{Model: m, Notices: m.told(), Inspect: m.inspect, Prove: m.prove, Numbers: m.numbers}
	run.Track = m.track()
	return run, nil
}

// weigh measures the heads and finds who gets most of the focus word's attention.
func (m *model) weigh() {
	m.mean = make([]float64, len(m.words))
	most := 0.0
	m.best = m.focus
	for k, h := range m.layer.Heads.Heads {
		m.habits = append(m.habits, m.measured(k))
		for j := range m.words {
			w := h.Weights.At(m.focus, j)
			m.mean[j] += w / float64(m.h)
			if w > most && j != m.focus {
				most, m.best, m.head = w, j, k
			}
		}
	}
}

// told are the notices, with one for the heads that are off.
func (m *model) told() []lesson.Notice {
	all := m.notices
	if off := m.off(); off != "" {
		back := lesson.Action{Label: "switch on again", Set: map[string]string{}}
		for k, on := range m.on {
			if !on {
				back.Set[switchKey(k)] = "on"
			}
		}
		verb := " is"
		if off[4] == 's' {
			verb = " are"
		}
		all = append(all, lesson.Notice{Key: switchKey(0), Text: "H" + off[1:] + verb + " switched off: the new vector of “" + m.words[m.focus] + "” moved by " + say(m.moved) + ".", Actions: []lesson.Action{back}})
	}
	return all
}

// track lays out the ops one after another, each with its heads. The last head bears the op's own name, so that a
// link to the op finds it complete.
func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	for k := range m.film {
		o := &m.film[k]
		o.first, m.at[o.id] = len(t.Steps), k
		n := o.cells
		for c := range n {
			id, scope := o.id, "heads/"+o.move+"/"+o.id
			if n > 1 {
				scope += "/" + strconv.Itoa(c+1)
				if c < n-1 {
					id += "-" + strconv.Itoa(c+1)
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
// 1 + log₂ n, take one and a half times as long as one.
func travel(n int) time.Duration {
	if n == 1 {
		return timeline.Travel
	}
	return time.Duration(1.5 * float64(timeline.Travel) / (1 + math.Log2(float64(n))))
}

// done reports whether an op is complete when a step is done; it is false for ops that the film does not have.
func (m *model) done(id string, step int) bool {
	k, ok := m.at[id]
	return ok && step >= m.film[k].first+m.film[k].cells-1
}

func (m *model) has(op string) bool { _, ok := m.at[op]; return ok }

// strongest are the words that head k of the focus word gives at least 5 % to, largest first.
func (m *model) strongest(k int) (is []int) {
	row := m.layer.Heads.Heads[k].Weights.Data()[m.focus*len(m.words) : (m.focus+1)*len(m.words)]
	for _, j := range figure.Strongest(row, len(row)) {
		if row[j] < 0.05 {
			break
		}
		is = append(is, j)
	}
	return is
}
