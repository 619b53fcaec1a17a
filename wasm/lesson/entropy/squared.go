package entropy

import "math"

// squared sets the cross entropy of the true class beside the squared error of the same q = σ(z):
//
//	L = −ln q    S = (1 − q)²
//
// with their gradients by q and, through the sigmoid, by its logit z.
func (m *model) squared() {
	t := m.t
	z := m.scalar("z", "z", say("noun.logit", "name", "q"), "given", t.Param("", 1, 1, math.Log(m.at)-math.Log1p(-m.at)))
	q := m.scalar("q", "q", say("noun.true probability"), "by hand", t.Sigmoid(z.v))
	q.x = m.at
	one := t.Input("", 1, 1, 1)
	L := m.scalar("ce", "L", say("noun.ce"), "computed", m.surprise(q.v, m.unit))
	S := m.scalar("se", "S", say("noun.se"), "computed", t.SquaredError(one, q.v))
	m.loss = L
	m.step("forward", "ce", "ce", rise, 0)
	m.step("forward", "se", "se", rise, 0)
	for _, d := range []struct {
		id, lit  string
		of, loss *cell
	}{{"dce_dq", "dce-dq", q, L}, {"dse_dq", "dse-dq", q, S}, {"dce_dz", "dce-dz", z, L}, {"dse_dz", "dse-dz", z, S}} {
		m.grad(d.id, d.of, d.loss)
		m.step("backward", d.lit, d.id, rise, 0)
	}
}

// ends puts in the limits where q is 0 or 1, and the logit infinite.
func (m *model) ends() {
	if m.at > 0 && m.at < 1 {
		return
	}
	limit := say("limit", "q", m.at)
	set := func(id string, x float64) { m.grads[id].x, m.grads[id].why = x+0, limit }
	u := m.unit.scale
	if m.at == 0 {
		set("dce_dq", math.Inf(-1))
	} else {
		set("dce_dq", -u)
	}
	set("dse_dq", 2*(m.at-1))
	set("dce_dz", u*(m.at-1))
	set("dse_dz", 0)
	m.cells["ce"].x = u * -math.Log(m.at)
	m.cells["se"].x = (1 - m.at) * (1 - m.at)
}
