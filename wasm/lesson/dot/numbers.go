package dot

import (
	"math"
	"strconv"

	"glassbox/core/number"
)

// numbers are the named numbers known when a step is done.
func (m *model) numbers(step int, _ ...string) map[string]any {
	known := map[string]any{}
	for i := range step + 1 {
		m.reveal(known, m.stages[i])
	}
	switch m.kind {
	case words:
		known["word"], known["count"] = m.words[m.word], float64(len(m.words))
		if c := m.cosines(step); len(c) > 0 {
			known["cosines"] = [][]float64{c}
		}
	case matrix:
		known["scores"] = m.scores(step)
	}
	return known
}

// reveal adds what a step computes.
func (m *model) reveal(known map[string]any, st stage) {
	p, i := m.pairs[st.pair], strconv.Itoa(st.k+1)
	switch st.event {
	case given:
		for k := range p.a {
			known["a"+strconv.Itoa(k+1)], known["b"+strconv.Itoa(k+1)] = at(p.a[k]), at(p.b[k])
		}
		known["a"], known["b"], known["n"] = tuple(numbers(p.a)), tuple(numbers(p.b)), float64(len(p.a))
	case product:
		known["term"] = number.Symbol("a"+i) + " · " + number.Symbol("b"+i)
		known["product"], known["p"+i] = at(p.products[st.k]), at(p.products[st.k])
		known["factors"] = p.products[st.k].Explain(0, 0).Numbers
	case sum:
		known["sum"] = at(p.sums[st.k])
		m.revealSum(known, st, p)
	case lengthA:
		known["length_a"], known["length"], known["measured"] = at(p.lengthA), at(p.lengthA), m.nameA()
	case lengthB:
		known["length_b"], known["length"], known["measured"] = at(p.lengthB), at(p.lengthB), m.nameB(st.pair)
	case theta:
		known["theta"], known["angle"] = p.theta, p.theta*180/math.Pi
	case cosineOf:
		known["cosine"] = m.cosineOf(p)
	case shadow:
		known["shadow"] = at(p.shadow)
	case other:
		known["other"], known["off"] = at(p.other), p.off()
	case gradA:
		known["da"+i] = p.a[st.k].Grad().At(0, 0)
		m.whole(known, st.k, "da", p.a)
	case gradB:
		known["db"+i] = p.b[st.k].Grad().At(0, 0)
		m.whole(known, st.k, "db", p.b)
	}
}

// whole adds the gradient of a vector once all its components are known.
func (m *model) whole(known map[string]any, k int, name string, v []value) {
	if k < len(v)-1 {
		return
	}
	g := make([]float64, len(v))
	for i := range v {
		g[i] = v[i].Grad().At(0, 0)
	}
	known[name], known[name+"_all"] = [][]float64{g}, tuple(g)
}

func (m *model) revealSum(known map[string]any, st stage, p *pair) {
	last := st.k == len(p.sums)-1
	switch {
	case m.kind == vectors && last:
		known["s"] = at(p.s)
	case m.kind == words:
		known["other_word"] = m.words[m.others()[st.pair]]
		if last {
			known["s"] = at(p.s)
		}
	case m.kind == matrix:
		known["query"], known["key"] = float64(st.pair/keys+1), float64(st.pair%keys+1)
		if last {
			known["score"] = at(p.s)
		}
	}
}

// cosineOf is the cosine as the view computes it: from the measured angle, or for words from the dot product.
func (m *model) cosineOf(p *pair) float64 {
	if m.kind == words {
		return p.similarity()
	}
	return at(p.cosine)
}

func (m *model) nameA() string {
	if m.kind == words {
		return m.words[m.word]
	}
	return "a"
}

func (m *model) nameB(pair int) string {
	if m.kind == words {
		return m.words[m.others()[pair]]
	}
	return "b"
}

// cosines are those known when a step is done, in the order of the words.
func (m *model) cosines(step int) (all []float64) {
	for j, p := range m.pairs {
		if m.done(step, stage{event: cosineOf, pair: j}) {
			all = append(all, p.similarity())
		}
	}
	return all
}

// scores is the matrix of scores known when a step is done, row by row; what is not known yet is 0.
func (m *model) scores(step int) [][]float64 {
	all := rows(make([]float64, queries*keys), keys)
	for j, p := range m.pairs {
		if m.done(step, stage{sum, j, depth - 1}) {
			all[j/keys][j%keys] = at(p.s)
		}
	}
	return all
}
