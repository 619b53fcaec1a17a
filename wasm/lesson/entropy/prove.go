package entropy

import (
	"math"
	"strings"

	"glassbox/wasm/lesson"
)

// prove nudges a number and compares the slope of the loss with its gradient.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	d, ok := m.grads[name]
	if !ok || d.why != "" || !finite(d.x) || !finite(d.loss.x) || !m.known(name, step) {
		return lesson.Proof{}, false
	}
	p := lesson.Proof{Name: name, Symbol: m.symbol(d.of), Epsilon: m.nudge(d.of), Gradient: d.x}
	if d.loss.id == "se" {
		p.Function = "S"
	}
	if d.of == d.loss {
		p.Plus, p.Minus = d.loss.x+p.Epsilon, d.loss.x-p.Epsilon
	} else {
		p.Plus, p.Minus = m.t.Difference(d.loss.v, d.of.v, 0, d.of.col, p.Epsilon)
	}
	p.Quotient = (p.Plus - p.Minus) / (2 * p.Epsilon)
	p.Difference = math.Abs(p.Quotient - p.Gradient)
	if p.Epsilon < 1e-6 {
		p.Note = "ε is this small because the logarithm bends fast this close to 0."
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
