package position

import (
	"math"
	"strconv"
	"time"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

// op is one operation of the film.
type op struct {
	id, idea, zone string
	cells, first   int
}

func (s setting) ops() []op {
	waves := s.d
	if waves > 24 {
		waves = 1
	}
	return []op{
		{id: "words", idea: "orders", zone: "Two orders", cells: 1},
		{id: "scramble", idea: "orders", zone: "Two orders", cells: 1},
		{id: "plain", idea: "orders", zone: "Two orders", cells: 1},
		{id: "same", idea: "orders", zone: "Two orders", cells: 1},
		{id: "waves", idea: "positions", zone: "Positions", cells: waves},
		{id: "row", idea: "positions", zone: "Positions", cells: 1},
		{id: "add", idea: "added", zone: "Added", cells: 1},
		{id: "placed", idea: "added", zone: "Added", cells: 1},
		{id: "differ", idea: "added", zone: "Added", cells: 1},
		{id: "similar", idea: "near", zone: "Near and far", cells: 1},
		{id: "turn", idea: "rotation", zone: "Rotation", cells: 1},
		{id: "match", idea: "rotation", zone: "Rotation", cells: 1},
	}
}

var depths = []timeline.Depth{{Name: "Idea", Names: 2}, {Name: "Operation", Names: 3}, {Name: "Dimension"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := s.record()
	run := &lesson.Run{Model: m, Notices: s.notices, Numbers: m.numbers, Inspect: m.inspect}
	run.Prove = func(string, int) (lesson.Proof, bool) { return lesson.Proof{}, false } // nothing is differentiated here
	run.Track = m.track()
	return run, nil
}

func (m *model) track() timeline.Track {
	t := timeline.Track{Depths: depths}
	m.film, m.at0 = m.ops(), map[string]int{}
	for k := range m.film {
		o := &m.film[k]
		o.first, m.at0[o.id] = len(t.Steps), k
		for c := range o.cells {
			id, scope := o.id, "position/"+o.idea+"/"+o.id
			if o.cells > 1 {
				scope += "/" + strconv.Itoa(c)
				if c < o.cells-1 {
					id += "-" + strconv.Itoa(c)
				}
			}
			t.Steps = append(t.Steps, timeline.Step{ID: id, Element: o.id, Scope: scope, Zone: o.zone, Travel: travel(o.id, o.cells), Hold: timeline.Hold})
			m.where = append(m.where, k)
		}
	}
	t.Steps[0].Travel = 0
	return t
}

// travel is the time of one of n joined steps: waves and hands take longer than a number does.
func travel(id string, n int) time.Duration {
	long := timeline.Travel
	if id == "waves" || id == "turn" || id == "similar" || id == "scramble" {
		long *= 2
	}
	return time.Duration(float64(long) / (1 + math.Log2(float64(n))))
}

func (m *model) done(id string, step int) bool {
	o := m.film[m.at0[id]]
	return step >= o.first+o.cells-1
}

// numbers are the named numbers known when a step is done.
func (m *model) numbers(step int, _ ...string) map[string]any {
	word, pair := min(m.at, len(m.words)-1), m.dim/2
	all := map[string]any{
		"words": float64(len(m.words)), "size": float64(m.d), "base": m.base, "positions": float64(m.length), "at": float64(m.at), "chosen": float64(m.dim), "shift": float64(m.shift),
		"first_words": m.sentence(nil), "second_words": m.sentence(m.order), "word": m.words[word], "pair": float64(pair), "x": rows(m.x),
	}
	put := func(op string, add map[string]any) {
		for name, v := range add {
			if m.done(op, step) {
				all[name] = v
			}
		}
	}
	put("plain", map[string]any{"first": rows(m.plain[0]), "second": rows(m.plain[1])})
	put("same", map[string]any{"moved": m.moved})
	put("waves", map[string]any{"PE": rows(m.pe), "cell": m.pe.At(m.at, m.dim), "turns": m.frequency(pair), "wave": 2 * math.Pi / m.frequency(pair)})
	put("row", map[string]any{"row": [][]float64{rows(m.pe)[m.at]}})
	put("add", map[string]any{"z": rows(m.z), "sum": m.z.At(word, 0)})
	put("placed", map[string]any{"first_placed": rows(m.placed[0]), "second_placed": rows(m.placed[1])})
	put("differ", map[string]any{"apart": m.apart})
	put("similar", map[string]any{"similar": rows(m.similar), "self": m.similar.At(m.at, m.at), "next": m.similar.At(m.at, m.neighbour()), "farthest": m.similar.At(m.at, m.far())})
	put("turn", map[string]any{"angle": float64(m.shift) * m.frequency(pair)})
	put("match", map[string]any{"turned": rows(m.turned), "off": m.off})
	return all
}

// neighbour and far are positions next to the chosen one, and as far from it as there are.
func (m *model) neighbour() int {
	if m.at+1 < m.length {
		return m.at + 1
	}
	return m.at - 1
}

func (m *model) far() int {
	if m.at*2 < m.length {
		return m.length - 1
	}
	return 0
}

// sentence is the words in an order; nil is as they stand.
func (m *model) sentence(order []int) (s string) {
	for i := range m.words {
		k := i
		if order != nil {
			k = order[i]
		}
		s += " " + m.words[k]
	}
	return s[1:]
}

func rows(v value) [][]float64 {
	r, c := v.Dims()
	all := make([][]float64, r)
	for i := range all {
		all[i] = append([]float64(nil), v.Data()[i*c:(i+1)*c]...)
	}
	return all
}
