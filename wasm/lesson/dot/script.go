package dot

import (
	"slices"
	"strconv"

	"glassbox/wasm/film"
)

// script is a film being written.
type script struct {
	*model
	recording recording
	plan      film.Plan
}

// pair records one more dot product.
func (m *script) pair(x, y string, a, b []float64) {
	p := newPair(x, y, a, b)
	if m.pairs = append(m.pairs, p); len(m.pairs) == 1 {
		m.recording = recording{film.OnTape(p.t, p.s), p.scale}
	}
}

// add appends a step, and tells the prose what is known with it.
func (m *script) add(st stage, id, lit, scope, zone string) {
	b := film.Beat{ID: id, Element: lit, Scope: scope, Zone: zone, Back: st.event >= gradA}
	if st.event == given {
		b.Travel = -1
	}
	m.ids[st], m.stages, m.plan.Beats = id, append(m.stages, st), append(m.plan.Beats, b)
	m.reveal(id, st)
}

// filmVectors shows both ways to the dot product of two vectors, and the way back.
func (m *script) filmVectors(p *pair) {
	const terms, measures, back = "term-by-term", "lengths-and-angle", "backward" // no word of a learner has a hyphen
	m.add(stage{event: given}, "given", "given", "given", terms)
	for k := range p.a {
		i := strconv.Itoa(k + 1)
		m.add(stage{product, 0, k}, "p"+i, "term", "terms/term "+i, terms)
		lit := "term"
		if k == len(p.a)-1 {
			lit = "sum"
		}
		m.add(stage{sum, 0, k}, "s"+i, lit, "terms/term "+i, terms)
	}
	m.add(stage{event: lengthA}, "length-a", "lengths", "measures", measures)
	m.add(stage{event: lengthB}, "length-b", "lengths", "measures", measures)
	if p.directed() {
		m.add(stage{event: theta}, "theta", "angle", "measures", measures)
		m.add(stage{event: cosineOf}, "cosine", "cosine", "measures", measures)
		m.add(stage{event: shadow}, "shadow", "shadow", "measures", measures)
		m.add(stage{event: other}, "other", "other", "measures", measures)
	}
	for k := range p.a {
		m.add(stage{gradA, 0, k}, "da"+strconv.Itoa(k+1), "da", "backward/to a", back)
	}
	for k := range p.b {
		m.add(stage{gradB, 0, k}, "db"+strconv.Itoa(k+1), "db", "backward/to b", back)
	}
}

// filmWords compares one word with each of the others.
func (m *script) filmWords() {
	chosen := m.words[m.word]
	m.add(stage{event: given}, "given", "words", "given", chosen)
	m.add(stage{event: lengthA}, "length-a", "word-length", chosen, chosen)
	m.plan.Tell("", "word", chosen, "count", float64(len(m.words)))
	var cosines []float64
	for j, w := range m.others() {
		id, name, p := "w"+strconv.Itoa(w+1), m.words[w], m.pairs[j]
		for k := range m.features {
			m.add(stage{sum, j, k}, id+"-s"+strconv.Itoa(k+1), "word-dot", "with "+name+"/dot", name)
		}
		m.add(stage{event: lengthB, pair: j}, id+"-length", "word-length", "with "+name, name)
		if p.directed() {
			id += "-cosine"
			m.add(stage{event: cosineOf, pair: j}, id, "word-cosine", "with "+name, name)
			cosines = append(cosines, p.similarity())
			m.plan.Tell(id, "cosines", [][]float64{cosines})
		}
	}
}

// filmMatrix computes the score of every query with every key.
func (m *script) filmMatrix() {
	m.add(stage{event: given}, "given", "matrix", "given", "query-1")
	scores := make([]float64, queries*keys) // 0 where they are not known yet
	m.plan.Tell("", "scores", rows(slices.Clone(scores), keys))
	for j, p := range m.pairs {
		row, col := strconv.Itoa(j/keys+1), strconv.Itoa(j%keys+1)
		for k := range depth {
			lit := "score"
			if k == depth-1 && j == len(m.pairs)-1 {
				lit = "scores"
			}
			m.add(stage{sum, j, k}, scoreID(j)+"-"+strconv.Itoa(k+1), lit, "query "+row+"/key "+col, "query-"+row)
		}
		scores[j] = at(p.s)
		m.plan.Tell(m.ids[stage{sum, j, depth - 1}], "scores", rows(slices.Clone(scores), keys))
	}
}
