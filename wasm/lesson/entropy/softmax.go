package entropy

import (
	"math"

	"glassbox/wasm/film"
)

// softmax puts logits in front: q = softmax(z/T), loss = −ln q of the true class. Backward through softmax and
// logarithm the gradient of z/T comes out as q − p, which the tape's CrossEntropy gives in one operation: the logarithm
// gives one to the true class only, and softmax hands it on to all.
func (m *model) softmax() {
	t, n := m.t, len(m.z)
	z := t.Param("z", 1, n, m.z...)
	s := t.Scale(1/m.temperature, z).Named("s")
	q := t.Softmax(s, nil).Named("q")
	p := t.Input("p", 1, n, m.p...)
	m.line("z", "logit", "z", z)
	m.line("s", "logit-over-T", "", s)
	m.line("q", "probability", "", q)
	m.line("p", "truth", "", p)
	m.loss, m.ended = "loss", "loss"
	m.scalar("loss", "loss", say("noun.loss"), m.surprise(t.SliceCols(q, m.truth, m.truth+1)))
	m.line("m", "less-truth", "", t.Sub(q, p).Named("m"))
	for i := range m.names {
		m.drags[numbered("z", i)] = single("z", n, i, 0.1, 0.025, 0.025) // four pixels for a step
		r := m.class(i)
		r.bars = []bar{{cell: numbered("q", i)}}
		m.rows = append(m.rows, r)
	}
	m.rows[m.truth].point, m.rows[m.truth].at = "loss", numbered("q", m.truth)
	m.columns = []column{
		{key: "z", head: "z", sub: say("head.logit"), grad: "dz", like: "zs", left: true},
		{key: "s", head: "s", sub: "z / T", grad: "ds", like: "zs", left: true, flow: "z"},
		{key: "q", head: "q", sub: "softmax", grad: "dq"},
		{key: "p", head: "p", sub: say("head.truth")},
		{key: "m", head: "q − p", sub: say("head.direct")},
	}
	m.each("forward", "temper", "s", across)
	m.each("forward", "softmax", "q", grow)
	m.step("forward", "loss", "loss", out, m.truth)
	m.slope("dloss", "loss", "loss")
	m.backTrue("dq", out)
	m.backs("ds", grow)
	m.backs("dz", across)
	m.each("shortcut", "short", "m", still)
	m.fuse(s, p)
	m.tell("truth", m.names[m.truth])
	m.tell("T", m.temperature)
	for _, letter := range []string{"q", "ds", "dz"} {
		m.call(letter+"_true", letter, m.truth)
	}
}

// fuse records the same loss as one CrossEntropy operation and keeps by how much its gradient differs from the one
// that went the long way.
func (m *model) fuse(s, p value) {
	m.t.Backward(m.t.Scale(m.unit.scale, m.t.CrossEntropy(s, p)))
	worst := 0.0
	for i, d := range s.GradData() {
		worst = max(worst, math.Abs(m.sheet.Entry(film.At(numbered("s", i)).Gradient()).X-d))
	}
	name := say("noun.fused")
	m.sheet.Put(film.Entry{Name: "fused", Label: name, Symbol: name, Symbols: say("fused"), X: worst})
	m.step("shortcut", "fused", "fused", still, 0)
}
