package film

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
	p = Proof{Name: name, Symbol: e.Name, Epsilon: measured.Epsilon, Plus: measured.Plus, Minus: measured.Minus,
		Quotient: measured.Quotient, Gradient: measured.Gradient, Difference: measured.Difference}
	if k := measured.Kink; k != nil {
		p.Note = k.At.Name + " stands at the corner of " + k.Function + ", where the slope jumps: the two sides differ."
	}
	return p, true
}
