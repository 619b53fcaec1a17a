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
		q := m.one("q", "of-spam", "mails", i, t.Param("", 1, 1, m.q[i]))
		m.one("p", "is-spam", "", i, t.Input("", 1, 1, m.p[i]))
		kind, other, r := "spam", "0", t.Scale(1, q)
		if m.p[i] == 0 {
			kind, other, r = "not-spam", "1", t.Sub(one, q)
		}
		m.one("r", "happened", "", i, r)
		losses = append(losses, m.scalar(numbered("l", i), "L("+name+")", say("noun.loss of", "name", name), m.surprise(r)))
		m.rows = append(m.rows, row{name: name, note: say("note." + kind), label: say("mail."+kind, "mail", name),
			set: map[string]string{control.Element("spam", i): other},
			bars: []bar{{cell: numbered("q", i), drag: single("mails", len(m.q), i, 0.01, 1, 0)},
				{cell: numbered("r", i), thin: true}},
			point: numbered("l", i), at: numbered("r", i)})
	}
	m.columns = []column{
		{key: "p", head: "p", sub: say("head.is spam")},
		{key: "q", head: "q", sub: say("head.of spam"), grad: "dq"},
		{key: "r", head: "r", sub: say("head.of truth"), grad: "dr", flow: "q"},
		{key: "l", head: "L", sub: "−" + m.unit.log + " r", grad: "dl", like: "l"},
	}
	m.loss, m.ended = "loss", "loss"
	m.scalar("loss", "loss", say("noun.mean loss"), t.Mean(t.ConcatCols(losses...)))
	m.worst(losses)
	m.each("forward", "pick", "r", across)
	m.each("forward", "surprise", "l", onto)
	m.step("forward", "mean", "loss", all, 0)
	m.slope("dloss", "loss", "loss")
	m.backs("dl", all)
	m.backs("dr", onto)
	m.backs("dq", across)
}

// worst names the mail with the largest loss.
func (m *model) worst(losses []value) {
	most := 0
	for i, l := range losses {
		if l.At(0, 0) > losses[most].At(0, 0) {
			most = i
		}
	}
	m.call("worst", "l", most)
	m.call("worst_r", "r", most)
	m.call("dworst_r", "dr", most)
	m.tell("worst_mail", m.names[most])
}

// single is the drag of one number of a list of the length n, and how far it goes with a pixel to the right and up.
func single(key string, n, i int, step, right, up float64) *picture.Drag {
	d := &picture.Drag{Key: key, Step: step, Right: make([]float64, n), Up: make([]float64, n)}
	d.Right[i], d.Up[i] = right, up
	return d
}
