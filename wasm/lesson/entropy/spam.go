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
		q := m.one("q", "of-spam", i, "by hand", t.Param("", 1, 1, m.q[i]))
		m.one("p", "is-spam", i, "given", t.Input("", 1, 1, m.p[i]))
		r := t.Scale(1, q.v)
		if m.p[i] == 0 {
			r = t.Sub(one, q.v)
		}
		kept := m.one("r", "happened", i, "computed", r)
		l := m.scalar(numbered("l", i), "L("+name+")", say("noun.loss of", "name", name), "computed", m.surprise(r, m.unit))
		losses = append(losses, l.v)
		kind, other := "spam", "0"
		if m.p[i] == 0 {
			kind, other = "not-spam", "1"
		}
		m.rows = append(m.rows, row{name: name, note: say("note." + kind), label: say("mail."+kind, "mail", name),
			set:  map[string]string{control.Element("spam", i): other},
			bars: []bar{{cell: q, drag: single("mails", len(m.q), i)}, {cell: kept, thin: true}}, point: l, at: kept})
	}
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.is spam")}, {key: "q", head: "q", sub: say("head.of spam"), grad: "dq"},
		{key: "r", head: "r", sub: say("head.of truth"), grad: "dr", flow: "q"}, {key: "l", head: "L", sub: "−" + m.unit.log + " r", grad: "dl"},
	}
	m.loss = m.scalar("loss", "loss", say("noun.mean loss"), "computed", t.Mean(t.ConcatCols(losses...)))
	m.ended = m.loss
	m.worst()
	m.each("forward", "pick", "r", across)
	m.each("forward", "surprise", "l", onto)
	m.step("forward", "mean", "loss", all, 0)
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
