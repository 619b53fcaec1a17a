package attention

import (
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	figure.Pad
	lesson.View
	*model
	layout
	op       int    // of the film, under way or just done
	id       string // of it
	part     int    // of it, under way
	cellwise bool   // the finest depth: cells arrive one at a time
	hover    int    // the word pointed at, or −1
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, cellwise: v.Depth == len(depths)-1}
	s.op, s.part = m.Beat(v.Moment.Step)
	s.id = m.Plan.Beats[s.op].ID
	s.hover = m.single(v)
	if v.Width < figure.Narrow {
		s.phone()
		return
	}
	s.layout = newLayout(v.Width, m)
	s.arrows()
	s.sentence(s.layout, nil).Draw(l, s.known("weights", s.row.weights), s.hover)
	s.labels()
	s.top()
	s.middle()
	s.softmaxRow()
	s.block("v", "v", s.layout.values, s.scale.v)
	s.given("v", s.layout.values)
	s.bottom()
	s.result()
	s.all()
	s.working()
	s.travels()
	s.readOneByOne()
}

// share is how much of a cell of an op is done; cell −1 is the last one.
func (s *scene) share(id string, cell int) float64 {
	if s.hand && (id == "q" || id == "k" || id == "v") {
		return 1 // they are given
	}
	if k := s.Index(id); k >= 0 {
		return s.Reached(k, cell, s.Moment, s.Depth)
	}
	return 0
}

// arrived reports whether a cell of an op is done.
func (s *scene) arrived(id string, cell int) bool { return s.share(id, cell) == 1 }

// complete reports whether an op is done.
func (s *scene) complete(id string) bool { return s.arrived(id, -1) }

// now reports whether an op is under way or has just been done.
func (s *scene) now(ids ...string) bool { return slices.Contains(ids, s.id) }

// from reports whether the film has come as far as an op.
func (s *scene) from(id string) bool { k := s.Index(id); return k >= 0 && s.op >= k }

// known is the weights once their op is done, else nil.
func (s *scene) known(id string, cells []float64) []float64 {
	if s.complete(id) {
		return cells
	}
	return nil
}

// projecting reports whether embeddings are being turned into queries, keys and values.
func (s *scene) projecting() bool { return !s.hand && s.op <= s.Index("v") }

// single is the word that is singled out, or −1: the one pointed at, else one that the keyboard has come to.
func (m *model) single(v lesson.View) int {
	if j := m.wordOf(v.Hover); j >= 0 {
		return j
	}
	if r, _ := words.ParseCell(v.Selected); r.Name == "word" || r.Name == "arc" || r.Name == "back" {
		return m.wordOf(v.Selected)
	}
	return -1
}

// wordOf is the word that an item belongs to, or −1. All arrows belong to the focus word.
func (m *model) wordOf(item string) int {
	r, ok := words.ParseCell(item)
	j := r.I
	if r.N == 2 && (r.Name == "scores" || r.Name == "scaled" || r.Name == "weights" || r.Name == "dscores" || r.Name == "dscaled" || r.Name == "dweights") {
		if r.I != m.focus {
			return -1
		}
		j = r.J
	}
	if r.Name == "word" && r.I == m.focus {
		return -1
	}
	switch r.Name {
	case "q", "dq", "out", "dout", "target", "row", "x", "dx", "hidden":
		return -1
	}
	if !ok || r.N == 0 || j >= len(m.words) {
		return -1
	}
	return j
}
