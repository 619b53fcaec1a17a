package entropy

import "glassbox/wasm/film"

// soft is the cross entropy of two distributions, beside the entropy of the truth and the divergence between them:
//
//	H(p,q) = −Σ p ln q    H(p) = −Σ p ln p    KL(p‖q) = Σ p (ln p − ln q) = H(p,q) − H(p)
//
// Where p is 0 a term is 0, the limit of p ln p; where q is 0 and p is not, H(p,q) and KL are infinite.
func (m *model) soft() {
	t, ln := m.t, m.unit.log
	terms := map[string][]value{}
	for i, name := range m.names {
		p := m.one("p", "true-share", "p", i, t.Input("", 1, 1, m.p[i]))
		q := m.one("q", "share", "q", i, t.Param("", 1, 1, m.q[i]))
		term := func(letter, noun string, v value) { terms[letter] = append(terms[letter], m.term(letter, noun, i, v)) }
		I := m.one("I", "predicted-surprise", "", i, m.surprise(q))
		term("c", "cross-share", t.Mul(p, I))
		J := m.one("J", "own-surprise", "", i, m.surprise(p))
		term("e", "entropy-share", t.Mul(p, J))
		term("k", "kl-share", t.Mul(p, t.Sub(I, J)))
		idP, idQ := numbered("p", i), numbered("q", i)
		m.rows = append(m.rows, row{name: name, label: say("class", "name", name), point: numbered("I", i), at: idQ,
			bars: []bar{{cell: idQ, drag: shared("q", m.q, m.was[0], i)}, {cell: idP, drag: shared("p", m.p, m.was[1], i), thin: true}}})
	}
	m.loss = "cross"
	cross := m.scalar("cross", "H(p,q)", say("noun.cross"), m.total(terms["c"]))
	entropy := m.scalar("entropy", "H(p)", say("noun.entropy"), m.total(terms["e"]))
	m.scalar("kl", "KL(p‖q)", say("noun.kl"), m.total(terms["k"]))
	m.scalar("gap", say("name.gap"), say("noun.gap"), t.Sub(cross, entropy))
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "q", head: "q", sub: say("head.model"), grad: "dq"},
		{key: "I", head: "I", sub: "−" + ln + " q", grad: "dI", like: "I"},
		{key: "c", head: "c", sub: "p · I", grad: "dc", like: "cI", flow: "I", sum: "cross"},
		{key: "J", head: "J", sub: "−" + ln + " p", like: "J"},
		{key: "e", head: "e", sub: "p · J", like: "eJ", flow: "J", sum: "entropy"},
		{key: "k", head: "k", sub: "p (I − J)", like: "kJ", sum: "kl"},
	}
	m.each("forward", "surprise", "I", onto)
	m.each("forward", "weigh", "c", across)
	m.step("forward", "cross", "cross", down, 0)
	m.each("entropy", "own", "J", truth)
	m.each("entropy", "least", "e", across)
	m.step("entropy", "entropy", "entropy", down, 0)
	m.each("difference", "excess", "k", still)
	m.step("difference", "kl", "kl", down, 0)
	m.step("difference", "gap", "gap", still, 0)
	m.slope("dloss", "cross", "cross")
	m.backs("dc", down)
	m.backs("dI", across)
	m.backs("dq", onto)
}

// term is a product with the truth; what cannot happen has no cost.
func (m *model) term(letter, noun string, i int, v value) value {
	if m.p[i] != 0 {
		return m.one(letter, noun, "", i, v)
	}
	name := letter + "(" + m.names[i] + ")"
	zero := m.t.Param(name, 1, 1, 0)
	m.enter(film.Entry{Name: numbered(letter, i), Label: say("noun."+noun, "name", m.names[i]), Symbol: name, Symbols: say("never")},
		spot{zero, 0})
	return zero
}
