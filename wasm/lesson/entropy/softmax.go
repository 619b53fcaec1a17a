package entropy

import (
	"math"

	"glassbox/wasm/picture"
)

// softmax puts logits in front: q = softmax(z/T), loss = −ln q of the true class. Backward through softmax and
// logarithm the gradient of z/T comes out as q − p, which the tape's CrossEntropy gives in one operation.
func (m *model) softmax() {
	t, n := m.t, len(m.z)
	z := t.Param("z", 1, n, m.z...)
	s := t.Scale(1/m.temperature, z).Named("s")
	q := t.Softmax(s, nil).Named("q")
	p := t.Input("p", 1, n, m.p...)
	short := t.Sub(q, p).Named("m")
	for i, name := range m.names {
		put := func(letter, noun, origin string, v value) *cell {
			return m.add(numbered(letter, i), say("noun."+noun, "name", name), origin, v, i)
		}
		put("z", "logit", "by hand", z).drag = pull(n, i)
		put("s", "logit-over-T", "computed", s)
		qi := put("q", "probability", "computed", q)
		put("p", "truth", "given", p)
		put("m", "less-truth", "computed", short)
		m.rows = append(m.rows, row{name: name, note: m.happened(i), label: say("class", "name", name), bold: i == m.truth,
			set: map[string]string{"true": numbered("", i)}, bars: []bar{{cell: qi}}})
	}
	m.loss = m.scalar("loss", "loss", say("noun.loss"), "computed", m.surprise(t.SliceCols(q, m.truth, m.truth+1), m.unit))
	m.ended = m.loss
	m.rows[m.truth].point, m.rows[m.truth].at = m.loss, m.cells[numbered("q", m.truth)]
	m.columns = []column{
		{key: "z", head: "z", sub: say("head.logit"), grad: "dz", left: true},
		{key: "s", head: "s", sub: "z / T", grad: "ds", left: true, flow: "z"},
		{key: "q", head: "q", sub: "softmax", grad: "dq"},
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "m", head: "q − p", sub: say("head.direct")},
	}
	m.talk["truth"], m.talk["T"] = m.names[m.truth], m.temperature
	m.each("forward", "temper", "s", across)
	m.each("forward", "softmax", "q", grow)
	m.step("forward", "loss", "loss", out, m.truth)
	m.backThrough()
	m.fuse(s, p)
	m.also["q_true"], m.also["dz_true"], m.also["ds_true"] = numbered("q", m.truth), numbered("dz", m.truth), numbered("ds", m.truth)
}

// backThrough are the gradients step by step: only the true class has one from the logarithm, softmax hands it on
// to all.
func (m *model) backThrough() {
	m.grad("dloss", m.loss, m.loss)
	for i := range m.rows {
		m.grad(numbered("dq", i), m.cells[numbered("q", i)], m.loss)
	}
	m.trueLast(func(i int) { m.step("backward", "dq", numbered("dq", i), wayIf(i == m.truth, out), i) })
	m.back("ds", grow)
	m.back("dz", across)
	m.each("shortcut", "short", "m", still)
}

// fuse records the same loss as one CrossEntropy operation and keeps by how much its gradient differs from the one
// that went the long way.
func (m *model) fuse(s, p value) {
	fused := m.t.Scale(m.unit.scale, m.t.CrossEntropy(s, p))
	m.t.Backward(fused)
	one := append([]float64{}, s.GradData()...)
	m.t.Backward(m.loss.v)
	worst := 0.0
	for i, d := range s.GradData() {
		worst = max(worst, math.Abs(d-one[i]))
	}
	m.limit("fused", say("noun.fused"), worst, say("fused"))
	m.step("shortcut", "fused", "fused", still, 0)
}

// pull is the drag of a logit, four pixels for a step.
func pull(n, i int) *picture.Drag {
	d := &picture.Drag{Key: "z", Step: 0.1, Right: make([]float64, n), Up: make([]float64, n)}
	d.Right[i], d.Up[i] = 0.025, 0.025
	return d
}
