package entropy

import (
	"glassbox/wasm/control"
	"glassbox/wasm/picture"
)

// mails is the binary form, −p ln q − (1−p) ln(1−q), for mails that are spam or not: of the two terms the truth
// leaves one, the surprise at the probability r that was given to what happened.
func (m *model) mails() {
	t := m.t
	one := t.Input("", 1, 1, 1)
	var losses []value
	for i, name := range m.names {
		in := "(" + name + ")"
		q := m.scalar(numbered("q", i), "q"+in, "probability that "+name+" is spam", "set by hand", t.Param("", 1, 1, m.q[i]))
		m.scalar(numbered("p", i), "p"+in, name+" is spam: 1, or not: 0", "given", t.Input("", 1, 1, m.p[i]))
		r := t.Scale(1, q.v)
		if m.p[i] == 0 {
			r = t.Sub(one, q.v)
		}
		kept := m.scalar(numbered("r", i), "r"+in, "probability given to what happened, "+name, "computed", r)
		l := m.scalar(numbered("l", i), "L"+in, "loss of "+name, "computed", m.surprise(r, m.unit))
		losses = append(losses, l.v)
		note, other := "spam", "0"
		if m.p[i] == 0 {
			note, other = "not spam", "1"
		}
		m.rows = append(m.rows, row{name: name, note: note, label: name + ", " + note, set: map[string]string{control.Element("spam", i): other},
			bars: []bar{{cell: q, drag: single("mails", len(m.q), i)}, {cell: kept, thin: true}}, point: l, at: kept})
	}
	m.columns = []column{
		{key: "p", head: "p", sub: "is spam"}, {key: "q", head: "q", sub: "of spam", grad: "dq"},
		{key: "r", head: "r", sub: "of truth", grad: "dr", flow: "q"}, {key: "l", head: "L", sub: "−" + m.unit.log + " r", grad: "dl"},
	}
	m.loss = m.scalar("loss", "loss", "mean loss", "computed", t.Mean(t.ConcatCols(losses...)))
	m.ended = m.loss
	m.worst()
	m.each("Forward", "pick", "r", across)
	m.each("Forward", "surprise", "l", onto)
	m.step("Forward", "mean", "loss", all, 0)
	m.back("dl", all)
	m.back("dr", onto)
	m.back("dq", across)
}

// worst names the mail with the largest loss.
func (m *model) worst() {
	most := 0
	for i := range m.rows {
		if m.rows[i].point.x > m.rows[most].point.x {
			most = i
		}
	}
	for name, letter := range map[string]string{"worst": "l", "worst_r": "r", "dworst_r": "dr"} {
		m.also[name] = numbered(letter, most)
	}
	m.talk["worst_mail"] = m.names[most]
}

// single is the drag of one number of a list, of the length n.
func single(key string, n, i int) *picture.Drag {
	d := &picture.Drag{Key: key, Step: 0.01, Right: make([]float64, n), Up: make([]float64, n)}
	d.Right[i] = 1
	return d
}

// back asks for the gradients of a family by the loss and appends their stages.
func (m *model) back(family string, w way) {
	if m.grads["dloss"] == nil {
		m.grad("dloss", m.loss, m.loss)
	}
	for i := range m.rows {
		id := numbered(family, i)
		m.grad(id, m.cells[id[1:]], m.loss)
		m.step("backward", family, id, w, i)
	}
}
