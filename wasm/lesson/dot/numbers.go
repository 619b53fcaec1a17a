package dot

import (
	"math"
	"strconv"
)

// reveal tells what is known with the step of a stage.
func (m *script) reveal(id string, st stage) {
	p, k := m.pairs[st.pair], st.k
	i := strconv.Itoa(k + 1)
	switch st.event {
	case given:
		for k := range p.a {
			i := strconv.Itoa(k + 1)
			m.plan.Tell(id, "a"+i, at(p.a[k]), "b"+i, at(p.b[k]))
		}
		m.plan.Tell(id, "a", tuple(numbers(p.a)), "b", tuple(numbers(p.b)), "n", float64(len(p.a)))
	case product:
		x := p.products[k]
		m.plan.Tell(id, "term", m.product(k), "product", at(x), "p"+i, at(x), "factors", x.Explain(0, 0).Numbers)
	case sum:
		m.plan.Tell(id, "sum", at(p.sums[k]))
		m.revealSum(id, st, p)
	case lengthA:
		m.plan.Tell(id, "length_a", at(p.lengthA), "length", at(p.lengthA), "measured", m.nameA())
	case lengthB:
		m.plan.Tell(id, "length_b", at(p.lengthB), "length", at(p.lengthB), "measured", m.nameB(st.pair))
	case theta:
		m.plan.Tell(id, "theta", p.theta, "angle", p.theta*180/math.Pi)
	case cosineOf:
		m.plan.Tell(id, "cosine", m.cosineOf(p))
	case shadow:
		m.plan.Tell(id, "shadow", at(p.shadow))
	case other:
		m.plan.Tell(id, "other", at(p.other), "off", p.off())
	case gradA:
		m.revealGradient(id, "da", k, p.a)
	case gradB:
		m.revealGradient(id, "db", k, p.b)
	}
}

// revealGradient tells the gradient of a component, and with the last that of the vector.
func (m *script) revealGradient(id, name string, k int, v []value) {
	g := make([]float64, len(v))
	for i := range v {
		g[i] = v[i].Grad().At(0, 0)
	}
	m.plan.Tell(id, name+strconv.Itoa(k+1), g[k])
	if k == len(v)-1 {
		m.plan.Tell(id, name, [][]float64{g}, name+"_all", tuple(g))
	}
}

func (m *script) revealSum(id string, st stage, p *pair) {
	last := st.k == len(p.sums)-1
	switch m.kind {
	case words:
		m.plan.Tell(id, "other_word", m.nameB(st.pair))
	case matrix:
		m.plan.Tell(id, "query", float64(st.pair/keys+1), "key", float64(st.pair%keys+1))
		if last {
			m.plan.Tell(id, "score", at(p.s))
		}
		return
	}
	if last {
		m.plan.Tell(id, "s", at(p.s))
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
