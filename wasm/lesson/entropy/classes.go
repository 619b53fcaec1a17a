package entropy

import "glassbox/wasm/picture"

// classes is the surprise −ln q at one true class.
func (m *model) classes() {
	for i, name := range m.names {
		q := m.one("q", "probability", "q", i, m.t.Param("", 1, 1, m.q[i]))
		m.one("p", "truth", "", i, m.t.Input("", 1, 1, m.p[i]))
		m.one("I", "surprise", "", i, m.surprise(q))
		id := numbered("q", i)
		m.rows = append(m.rows, row{name: name, note: m.happened(i), label: say("class", "name", name), bold: i == m.truth,
			set: map[string]string{"true": numbered("", i)}, bars: []bar{{cell: id, drag: shared("q", m.q, m.was[0], i)}},
			point: numbered("I", i), at: id})
	}
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "q", head: "q", sub: say("head.model"), grad: "dq"},
		{key: "I", head: "I", sub: "−" + m.unit.log + " q", grad: "dI"},
	}
	m.loss, m.ended = "loss", "loss"
	m.scalar("loss", "loss", say("noun.loss"), m.t.Scale(1, m.spots[numbered("I", m.truth)].value))
	m.each("forward", "surprise", "I", onto)
	m.step("forward", "loss", "loss", out, m.truth)

	m.slope("dloss", "loss", "loss")
	m.trueLast(func(i int) { m.back("dI", i, wayIf(i == m.truth, out)) })
	m.trueLast(func(i int) { m.back("dq", i, wayIf(i == m.truth, onto)) })
	m.tell("truth", m.names[m.truth])
	m.call("q_true", "q", m.truth)
	m.call("dq_true", "dq", m.truth)
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
