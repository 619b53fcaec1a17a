package entropy

import "glassbox/wasm/picture"

// classes is the surprise −ln q at one true class.
func (m *model) classes() {
	for i := range m.names {
		q := m.one("q", "probability", "q", i, m.t.Param("", 1, 1, m.q[i]))
		m.one("p", "truth", "", i, m.t.Input("", 1, 1, m.p[i]))
		m.one("I", "surprise", "", i, m.surprise(q))
		r := m.class(i)
		r.point, r.at = numbered("I", i), numbered("q", i)
		r.bars = []bar{{cell: r.at, drag: shared("q", m.q, m.was[0], i)}}
		m.rows = append(m.rows, r)
	}
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "q", head: "q", sub: say("head.model"), grad: "dq"},
		{key: "I", head: "I", sub: "−" + m.unit.log + " q", grad: "dI", like: "I"},
	}
	m.loss, m.ended = "loss", "loss"
	m.scalar("loss", "loss", say("noun.loss"), m.t.Scale(1, m.spots[numbered("I", m.truth)].value))
	m.each("forward", "surprise", "I", onto)
	m.step("forward", "loss", "loss", out, m.truth)

	m.slope("dloss", "loss", "loss")
	m.backTrue("dI", out)
	m.backTrue("dq", onto)
	m.tell("truth", m.names[m.truth])
	m.call("q_true", "q", m.truth)
	m.call("dq_true", "dq", m.truth)
}

// class is the row of a class, one of which is the true one. Pressing its name makes it that.
func (m *model) class(i int) row {
	r := row{name: m.names[i], label: say("class", "name", m.names[i]), set: map[string]string{"true": numbered("", i)}}
	if r.bold = i == m.truth; r.bold {
		r.note = say("note.true")
	}
	return r
}

// backTrue are the gradients of which only that of the true class comes from the loss; the others are there at once.
func (m *model) backTrue(family string, w way) {
	for i := range m.rows {
		if i != m.truth {
			m.back(family, i, still)
		}
	}
	m.back(family, m.truth, w)
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
