package film

import (
	"glassbox/core/tape"
	"glassbox/wasm/phrase"
)

// epsilon is the nudge of a proof: small enough for a straight line, large enough for a float64.
const epsilon = 1e-5

// Prove measures a gradient that is known when a step is done by a central finite difference; ok is false where the name
// has none.
func (f *Film) Prove(name string, step int) (p Proof, ok bool) {
	r, ok := f.Parse(name)
	c, single, _ := f.Cell(r)
	if !ok || !single || !r.Back || !f.Known(r, step) || f.Values()[c.Value].Stage() {
		return p, false
	}
	measured, ok := f.Recording.Prove(c, epsilon)
	e, explained := f.Explain(Cell{Value: c.Value, Row: c.Row, Col: c.Col})
	if !ok || !explained {
		return p, false
	}
	p = Measured(name, e.Name, measured)
	if f.Plan.Function != nil {
		p.Function = f.Plan.Function(r)
	}
	return p, true
}

// Measured is a proof as it is told: of the gradient with the name, by what is called symbol.
func Measured(name, symbol string, m tape.Proof) Proof {
	p := Proof{Name: name, Symbol: symbol, Epsilon: m.Epsilon, Plus: m.Plus, Minus: m.Minus}
	p.Quotient, p.Gradient, p.Difference = m.Quotient, m.Gradient, m.Difference
	if k := m.Kink; k != nil {
		p.Note = phrase.Say("corner", "cell", k.At.Name, "function", k.Function)
	}
	return p
}
