package entropy

// soft is the cross entropy of two distributions, beside the entropy of the truth and the divergence between them:
//
//	H(p,q) = −Σ p ln q    H(p) = −Σ p ln p    KL(p‖q) = Σ p (ln p − ln q) = H(p,q) − H(p)
//
// Where p is 0 a term is 0, the limit of p ln p; where q is 0 and p is not, H(p,q) and KL are infinite.
func (m *model) soft() {
	t := m.t
	ln := m.unit.log
	p, q := column{key: "p", head: "p", sub: say("head.truth")}, column{key: "q", head: "q", sub: say("head.model"), grad: "dq"}
	bits := column{key: "I", head: "I", sub: "−" + ln + " q", grad: "dI"}
	cost := column{key: "c", head: "c", sub: "p · I", grad: "dc", flow: "I"}
	own, least := column{key: "J", head: "J", sub: "−" + ln + " p"}, column{key: "e", head: "e", sub: "p · J", flow: "J"}
	more := column{key: "k", head: "k", sub: "p (I − J)"}
	sums := map[string][]value{}
	for i, name := range m.names {
		pi := m.one("p", "true-share", i, "by hand", t.Input("", 1, 1, m.p[i]))
		qi := m.one("q", "share", i, "by hand", t.Param("", 1, 1, m.q[i]))
		I := m.one("I", "predicted-surprise", i, "computed", m.surprise(qi.v, m.unit))
		J := m.one("J", "own-surprise", i, "computed", m.surprise(pi.v, m.unit))
		term := func(letter, noun string, v func() value) {
			var c *cell
			if m.p[i] == 0 { // what cannot happen has no cost
				c = m.one(letter, noun, i, "computed", t.Param("", 1, 1, 0))
				c.why = say("never")
			} else {
				c = m.one(letter, noun, i, "computed", v())
			}
			sums[letter] = append(sums[letter], c.v)
		}
		term("c", "cross-share", func() value { return t.Mul(pi.v, I.v) })
		term("e", "entropy-share", func() value { return t.Mul(pi.v, J.v) })
		term("k", "kl-share", func() value { return t.Mul(pi.v, t.Sub(I.v, J.v)) })
		m.rows = append(m.rows, row{name: name, label: say("class", "name", name), point: I, at: qi,
			bars: []bar{{cell: qi, drag: shared("q", m.q, m.was[0], i)}, {cell: pi, drag: shared("p", m.p, m.was[1], i), thin: true}}})
	}
	m.loss = m.scalar("cross", "H(p,q)", say("noun.cross"), "computed", m.total(sums["c"]))
	cost.sum = m.loss
	least.sum = m.scalar("entropy", "H(p)", say("noun.entropy"), "computed", m.total(sums["e"]))
	more.sum = m.scalar("kl", "KL(p‖q)", say("noun.kl"), "computed", m.total(sums["k"]))
	m.columns = []column{p, q, bits, cost, own, least, more}
	m.each("forward", "surprise", "I", onto)
	m.each("forward", "weigh", "c", across)
	m.step("forward", "cross", "cross", down, 0)
	m.each("entropy", "own", "J", truth)
	m.each("entropy", "least", "e", across)
	m.step("entropy", "entropy", "entropy", down, 0)
	m.each("difference", "excess", "k", still)
	m.step("difference", "kl", "kl", down, 0)
	m.scalar("gap", say("name.gap"), say("noun.gap"), "computed", t.Sub(m.loss.v, least.sum.v))
	m.step("difference", "gap", "gap", still, 0)
	m.back("dc", down)
	m.back("dI", across)
	m.back("dq", onto)
}
