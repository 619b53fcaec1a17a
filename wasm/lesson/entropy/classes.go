package entropy

import "glassbox/wasm/picture"

// classes is the surprise −ln q at one true class.
func (m *model) classes() {
	t := m.t
	for i, name := range m.names {
		q := m.one("q", "probability", i, "by hand", t.Param("", 1, 1, m.q[i]))
		m.one("p", "truth", i, "given", t.Input("", 1, 1, m.p[i]))
		in := m.one("I", "surprise", i, "computed", m.surprise(q.v, m.unit))
		m.rows = append(m.rows, row{name: name, note: m.happened(i), label: say("class", "name", name), bold: i == m.truth,
			set: map[string]string{"true": numbered("", i)}, bars: []bar{{cell: q, drag: shared("q", m.q, m.was[0], i)}}, point: in, at: q})
	}
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "q", head: "q", sub: say("head.model"), grad: "dq"},
		{key: "I", head: "I", sub: "−" + m.unit.log + " q", grad: "dI"},
	}
	m.loss = m.scalar("loss", "loss", say("noun.loss"), "computed", t.Scale(1, m.cells[numbered("I", m.truth)].v))
	m.ended = m.loss
	m.talk["truth"] = m.names[m.truth]
	m.each("forward", "surprise", "I", onto)
	m.step("forward", "loss", "loss", out, m.truth)

	m.grad("dloss", m.loss, m.loss)
	for i := range m.rows {
		m.grad(numbered("dI", i), m.cells[numbered("I", i)], m.loss)
		m.grad(numbered("dq", i), m.cells[numbered("q", i)], m.loss)
	}
	m.trueLast(func(i int) { m.step("backward", "dI", numbered("dI", i), wayIf(i == m.truth, out), i) })
	m.trueLast(func(i int) { m.step("backward", "dq", numbered("dq", i), wayIf(i == m.truth, onto), i) })
	m.also["q_true"], m.also["dq_true"] = numbered("q", m.truth), numbered("dq", m.truth)
}

// trueLast calls f for the other classes, then for the true one.
func (m *model) trueLast(f func(i int)) {
	for i := range m.rows {
		if i != m.truth {
			f(i)
		}
	}
	f(m.truth)
}

// happened marks the true class.
func (m *model) happened(i int) string {
	if i == m.truth {
		return say("note.true")
	}
	return ""
}

func wayIf(taken bool, w way) way {
	if taken {
		return w
	}
	return still
}

// shared is the drag of one share of a distribution: it follows the pointer along the axis, and the others give
// way in proportion, so that the sum stays. A width of 1 stands for the axis; the drawing scales it.
func shared(key string, shares []float64, sum float64, i int) *picture.Drag {
	d := &picture.Drag{Key: key, Step: 0.01, Right: make([]float64, len(shares)), Up: make([]float64, len(shares))}
	rest := 1 - shares[i]
	for j, x := range shares {
		switch {
		case j == i:
			d.Right[j] = sum
		case rest > 1e-9:
			d.Right[j] = -sum * x / rest
		default:
			d.Right[j] = -sum / float64(len(shares)-1)
		}
	}
	return d
}
