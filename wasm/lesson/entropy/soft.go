package entropy

// soft is the cross entropy of two distributions, beside the entropy of the truth and the divergence between them:
//
//	H(p,q) = −Σ p ln q    H(p) = −Σ p ln p    KL(p‖q) = Σ p (ln p − ln q) = H(p,q) − H(p)
//
// Where p is 0 a term is 0, the limit of p ln p; where q is 0 and p is not, H(p,q) and KL are infinite.
func (m *model) soft() {
	t := m.t
	ln := m.unit.log
	p, q := column{key: "p", head: "p", sub: "truth"}, column{key: "q", head: "q", sub: "model", grad: "dq"}
	bits, cost := column{key: "I", head: "I", sub: "−" + ln + " q", grad: "dI"}, column{key: "c", head: "c", sub: "p · I", grad: "dc", flow: "I"}
	own, least := column{key: "J", head: "J", sub: "−" + ln + " p"}, column{key: "e", head: "e", sub: "p · J", flow: "J"}
	more := column{key: "k", head: "k", sub: "p (I − J)"}
	sums := map[string][]value{}
	for i, name := range m.names {
		in := "(" + name + ")"
		pi := m.scalar(numbered("p", i), "p"+in, "true share of "+name, "set by hand", t.Input("", 1, 1, m.p[i]))
		qi := m.scalar(numbered("q", i), "q"+in, "predicted share of "+name, "set by hand", t.Param("", 1, 1, m.q[i]))
		I := m.scalar(numbered("I", i), "I"+in, "surprise of the prediction at "+name, "computed", m.surprise(qi.v, m.unit))
		J := m.scalar(numbered("J", i), "J"+in, "surprise of the truth itself at "+name, "computed", m.surprise(pi.v, m.unit))
		term := func(letter, label string, v func() value) {
			var c *cell
			if m.p[i] == 0 {
				c = m.scalar(numbered(letter, i), letter+in, label+name, "computed", t.Param("", 1, 1, 0))
				c.why = never
			} else {
				c = m.scalar(numbered(letter, i), letter+in, label+name, "computed", v())
			}
			sums[letter] = append(sums[letter], c.v)
		}
		term("c", "share of the cross entropy at ", func() value { return t.Mul(pi.v, I.v) })
		term("e", "share of the entropy at ", func() value { return t.Mul(pi.v, J.v) })
		term("k", "share of the divergence at ", func() value { return t.Mul(pi.v, t.Sub(I.v, J.v)) })
		m.rows = append(m.rows, row{name: name, label: "class " + name, point: I, at: qi,
			bars: []bar{{cell: qi, drag: shared("q", m.q, m.was[0], i)}, {cell: pi, drag: shared("p", m.p, m.was[1], i), thin: true}}})
	}
	m.loss = m.scalar("cross", "H(p,q)", "cross entropy H(p,q)", "computed", m.total(sums["c"]))
	cost.sum = m.loss
	least.sum = m.scalar("entropy", "H(p)", "entropy H(p)", "computed", m.total(sums["e"]))
	more.sum = m.scalar("kl", "KL(p‖q)", "KL divergence of q from p", "computed", m.total(sums["k"]))
	m.columns = []column{p, q, bits, cost, own, least, more}
	m.each("Forward", "surprise", "I", onto)
	m.each("Forward", "weigh", "c", across)
	m.step("Forward", "cross", "cross", down, 0)
	m.each("Entropy", "own", "J", truth)
	m.each("Entropy", "least", "e", across)
	m.step("Entropy", "entropy", "entropy", down, 0)
	m.each("Difference", "excess", "k", still)
	m.step("Difference", "kl", "kl", down, 0)
	m.scalar("gap", "gap", "gap between cross entropy and entropy", "computed", t.Sub(m.loss.v, least.sum.v))
	m.step("Difference", "gap", "gap", still, 0)
	m.back("dc", down)
	m.back("dI", across)
	m.back("dq", onto)
}
