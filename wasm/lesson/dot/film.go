package dot

import (
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

// event is what a step computes.
type event int

const (
	given event = iota
	product
	sum
	lengthA
	lengthB
	theta
	cosineOf
	shadow
	other
	gradA
	gradB
)

// stage is one step: an event of one of the pairs, at a component where there are several.
type stage struct {
	event event
	pair  int
	k     int // the component, from 0
}

// model is what the run computed.
type model struct {
	setting
	*film.Film
	pairs  []*pair          // one; of the word with each other word; of each query with each key, row by row
	stages []stage          // of every step
	ids    map[stage]string // of the steps
	figure *figure.Figure
}

// recording is the tape of the first pair, whose gradients the film shows.
type recording struct {
	*film.Tape[float64]
	scale float64 // the largest magnitude
}

// Prove nudges in proportion. The dot product is a straight line in each component, so that only rounding is left as a
// difference.
func (r recording) Prove(c film.Cell, epsilon float64) (tape.Proof, bool) {
	return r.Tape.Prove(c, epsilon*max(1, r.scale))
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &script{model: &model{setting: s, ids: map[stage]string{}}}
	m.plan = film.Plan{Name: "dot", Depths: depths, Told: func(string) bool { return false }, Function: func(film.Ref) string { return "s" }}
	switch s.kind {
	case vectors:
		m.pair("a", "b", m.a, m.b)
		m.filmVectors(m.pairs[0])
	case words:
		for _, w := range m.others() {
			m.pair("a", "b", m.table[m.word], m.table[w])
		}
		m.filmWords()
	case matrix:
		for j := range queries * keys {
			m.pair("q", "k", m.q[j/keys], m.k[j%keys])
		}
		m.filmMatrix()
	}
	m.Film = film.New(m.recording, m.plan)
	m.figure = figure.New(m.Film)
	about := []string{"term", "measured", "other_word", "query", "key"}
	return &lesson.Run{
		Track: m.Track, Model: m.model, Numbers: m.Numbers, About: about,
		Inspect: m.inspect, Prove: m.Prove, Notices: m.notices(),
	}, nil
}

var depths = []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "operation", Names: 3}, {Name: "cell"}}

// others are the indices of all words but the chosen one.
func (m *model) others() []int {
	var all []int
	for i := range m.words {
		if i != m.word {
			all = append(all, i)
		}
	}
	return all
}

// done reports whether a stage is done when a step is.
func (m *model) done(step int, st stage) bool { return m.Complete(m.ids[st], step) }
