package dot

import (
	"strconv"
	"time"

	"glassbox/wasm/control"
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
	pairs  []*pair // one; of the word with each other word; of each query with each key, row by row
	stages []stage // of every step
	index  map[stage]int
	track  timeline.Track
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, index: map[stage]int{}, track: timeline.Track{Depths: depths}}
	switch s.kind {
	case vectors:
		m.filmVectors()
	case words:
		m.filmWords()
	case matrix:
		m.filmMatrix()
	}
	about := []string{"term", "measured", "other_word", "query", "key"}
	return &lesson.Run{Track: m.track, Model: m, Numbers: m.numbers, About: about, Inspect: m.inspect, Prove: m.prove, Notices: m.notices()}, nil
}

var depths = []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "operation", Names: 3}, {Name: "cell"}}

// add appends a step. The scope begins with the chapter, of which there is one.
func (m *model) add(st stage, id, lit, scope, zone string) {
	travel := timeline.Travel
	if st.event == given {
		travel = time.Duration(0)
	}
	m.index[st] = len(m.stages)
	m.stages = append(m.stages, st)
	step := timeline.Step{ID: id, Element: lit, Scope: "dot/" + scope, Zone: zone, Back: st.event >= gradA, Travel: travel}
	step.Hold = timeline.Hold
	m.track.Steps = append(m.track.Steps, step)
}

// filmVectors shows both ways to the dot product of two vectors, and the way back.
func (m *model) filmVectors() {
	p := newPair("a", "b", m.a, m.b)
	m.pairs = []*pair{p}
	const terms, measures, back = "term-by-term", "lengths-and-angle", "backward" // no word of a learner has a hyphen
	m.add(stage{event: given}, "given", "given", "given", terms)
	for k := range p.a {
		i := strconv.Itoa(k + 1)
		m.add(stage{product, 0, k}, "p"+i, "term", "terms/term "+i+"/multiply", terms)
		lit := "term"
		if k == len(p.a)-1 {
			lit = "sum"
		}
		m.add(stage{sum, 0, k}, "s"+i, lit, "terms/term "+i+"/add", terms)
	}
	m.add(stage{event: lengthA}, "length-a", "lengths", "measures/length a", measures)
	m.add(stage{event: lengthB}, "length-b", "lengths", "measures/length b", measures)
	if p.directed() {
		m.add(stage{event: theta}, "theta", "angle", "measures/angle", measures)
		m.add(stage{event: cosineOf}, "cosine", "cosine", "measures/cosine", measures)
		m.add(stage{event: shadow}, "shadow", "shadow", "measures/shadow", measures)
		m.add(stage{event: other}, "other", "other", "measures/product", measures)
	}
	for k := range p.a {
		m.add(stage{gradA, 0, k}, "da"+strconv.Itoa(k+1), "da", "backward/to a/"+strconv.Itoa(k+1), back)
	}
	for k := range p.b {
		m.add(stage{gradB, 0, k}, "db"+strconv.Itoa(k+1), "db", "backward/to b/"+strconv.Itoa(k+1), back)
	}
}

// filmWords compares one word with each of the others.
func (m *model) filmWords() {
	for _, w := range m.others() {
		m.pairs = append(m.pairs, newPair("a", "b", m.table[m.word], m.table[w]))
	}
	chosen := m.words[m.word]
	m.add(stage{event: given}, "given", "words", "given", chosen)
	m.add(stage{event: lengthA}, "length-a", "word-length", chosen+"/length", chosen)
	for j, w := range m.others() {
		id, name := "w"+strconv.Itoa(w+1), m.words[w]
		for k := range m.features {
			m.add(stage{sum, j, k}, id+"-s"+strconv.Itoa(k+1), "word-dot", "with "+name+"/dot/"+strconv.Itoa(k+1), name)
		}
		m.add(stage{event: lengthB, pair: j}, id+"-length", "word-length", "with "+name+"/length", name)
		if m.pairs[j].directed() {
			m.add(stage{event: cosineOf, pair: j}, id+"-cosine", "word-cosine", "with "+name+"/cosine", name)
		}
	}
}

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

// filmMatrix computes the score of every query with every key.
func (m *model) filmMatrix() {
	for _, q := range m.q {
		for _, k := range m.k {
			m.pairs = append(m.pairs, newPair("q", "k", q, k))
		}
	}
	m.add(stage{event: given}, "given", "matrix", "given", "query-1")
	for j := range m.pairs {
		row, col := strconv.Itoa(j/keys+1), strconv.Itoa(j%keys+1)
		for k := range depth {
			lit := "score"
			if k == depth-1 && j == len(m.pairs)-1 {
				lit = "scores"
			}
			m.add(stage{sum, j, k}, "s"+row+"_"+col+"-"+strconv.Itoa(k+1), lit, "query "+row+"/key "+col+"/"+strconv.Itoa(k+1), "query-"+row)
		}
	}
}

// done reports whether a stage is done when a step is.
func (m *model) done(step int, want stage) bool {
	i, ok := m.index[want]
	return ok && i <= step
}
