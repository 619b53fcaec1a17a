package entropy

import (
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// prove nudges a number and compares the slope of the loss with its gradient.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	d, ok := m.grads[name]
	if !ok || d.why != "" || !finite(d.x) || !finite(d.loss.x) || !m.known(name, step) {
		return lesson.Proof{}, false
	}
	m.t.Backward(d.loss.v)
	p := film.Measured(name, m.symbol(d.of), m.t.Prove(d.loss.v, d.of.v, 0, d.of.col, m.nudge(d.of)))
	p.Gradient = d.x
	if d.loss.id == "se" {
		p.Function = "S"
	}
	if p.Epsilon < 1e-6 {
		p.Note = say("small nudge")
	}
	return p, true
}

// nudge is small enough for a straight line: near 0 or 1, where a logarithm bends, in proportion to the distance.
func (m *model) nudge(c *cell) float64 {
	const usual = 1e-5
	if !strings.ContainsAny(c.id[:1], "qr") {
		return usual
	}
	near := 1.0
	for _, d := range []float64{c.x, 1 - c.x} {
		if d > 0 {
			near = min(near, d)
		}
	}
	return min(usual, 1e-4*near)
}
