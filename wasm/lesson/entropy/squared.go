package entropy

import (
	"math"

	"glassbox/wasm/film"
)

// squared sets the cross entropy of the true class beside the squared error of the same q = σ(z):
//
//	L = −ln q    S = (1 − q)²
//
// with their gradients by q and, through the sigmoid, by its logit z.
func (m *model) squared() {
	t := m.t
	z := m.put("z", say("noun.logit", "name", "q"), "", t.Param("z", 1, 1, math.Log(m.at)-math.Log1p(-m.at)), 0)
	q := t.Sigmoid(z).Named("q")
	m.enter(film.Entry{Name: "q", Label: say("noun.true probability"), Symbol: "q", X: m.at, Control: "at"}, spot{q, 0})
	m.loss = "ce"
	m.scalar("ce", "L", say("noun.ce"), m.surprise(q))
	m.scalar("se", "S", say("noun.se"), t.SquaredError(t.Input("", 1, 1, 1), q))
	m.step("forward", "ce", "ce", rise, 0)
	m.step("forward", "se", "se", rise, 0)
	for _, by := range []string{"q", "z"} {
		for _, loss := range []string{"ce", "se"} {
			id := "d" + loss + "_d" + by
			m.slope(id, by, loss)
			m.step("backward", "d"+loss+"-d"+by, id, rise, 0)
		}
	}
}

// limit is the gradient where q is 0 or 1, and the logit infinite; ok is false elsewhere.
func (m *model) limit(id string) (x float64, ok bool) {
	if m.preset != "squared" || m.at > 0 && m.at < 1 {
		return 0, false
	}
	switch u := m.unit.scale; id {
	case "dce_dq":
		return -u / m.at, true
	case "dse_dq":
		return 2 * (m.at - 1), true
	case "dce_dz":
		return u * (m.at - 1), true
	}
	return 0, true
}
