package neuron

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// link is a way from a number to the one that is computed with it: forward in a beat, backward by its derivative.
type link struct {
	from, to int
	beat     string
	by       int // the number that ∂to/∂from is, or one of those below
}

// What else a derivative can be.
const (
	one    = -1 - iota // of a summand
	slope              // of the activation
	ofLoss             // ∂L/∂y itself
)

// links are all ways of the network. Those of a second input, where there is none, are left out.
var links = [...]link{
	{inX, outZ1, "z1-w1", paramW1}, {inX2, outZ1, "z1-w1_2", paramW12},
	{outZ1, outH, "h", slope}, {outH, outY, "y-w2", paramW2}, {outY, outLoss, "loss", ofLoss},
	{paramW1, outZ1, "z1-w1", inX}, {paramW12, outZ1, "z1-w1_2", inX2}, {paramB1, outZ1, "z1", one},
	{paramW2, outY, "y-w2", outH}, {paramB2, outY, "y", one}, {inT, outLoss, "loss", one},
}

// onward is the way from a number.
func onward(from int) (l link) {
	for _, l = range links {
		if l.from == from {
			break
		}
	}
	return l
}

// param reports whether the way begins at a parameter.
func (l link) param() bool { return l.from >= firstParam && l.from <= lastParam }

// local is the derivative of a link, as the tape has it.
func (s *scene) local(l link) string {
	switch l.by {
	case one:
		return "1"
	case slope:
		return number.Format(s.net.slope())
	case ofLoss:
		return number.Format(s.e.grad[outY])
	}
	return number.Format(s.e.value[l.by])
}

// note says what the derivative of a link is.
func (s *scene) note(l link) string {
	switch l.by {
	case one:
		return say("note.added")
	case slope:
		return s.act.derivative()
	case ofLoss:
		return s.loss.slope
	}
	return symbol(l.by)
}

// edges draws the ways forward: each at rest, and over it what a beat sends along.
func (s *scene) edges() {
	for _, l := range links {
		if s.net.v[l.from] == nil {
			continue
		}
		w, v := s.way(l), s.e.value[l.from]
		w.Rest(s.Pad, figure.Rest.Paint)
		t := s.reached(l.beat)
		if !s.Now(l.beat) || t == 0 {
			continue
		}
		if tip := w.Carry(s.Pad, t, figure.SignLine(v)); t < 1 {
			s.carried(w, tip)
		}
	}
}

// way is where a link runs: down from a cell, or between two nodes with a gap of 3 pixels.
func (s *scene) way(l link) figure.Way {
	a, b := s.center[l.from], s.center[l.to]
	switch {
	case l.from == inT:
		return figure.Way{From: picture.Point{X: a.X, Y: s.top + 16 + s.half}, To: b.Moved(0, -s.radius-4), Width: 1.25}
	case l.param():
		cell, rim := s.ports(l)
		return figure.Way{From: cell.Moved(side(l), 0), To: rim.Moved(side(l), 0), Width: 1.25}
	}
	rim := s.radius + 3
	if l.to == outLoss {
		rim++ // it is a square
	}
	return figure.Way{From: a.Toward(b, s.radius+3), To: b.Toward(a, rim), Width: 1.5}
}

// side is how far the way forward lies from the middle: the way back is the outer one.
func side(l link) float64 {
	if l.by == one {
		return -5
	}
	return 5
}

// ports are the middle of the lower edge of a parameter's cell, and the point on the rim of its node that faces it.
func (s *scene) ports(l link) (cell, rim picture.Point) {
	node := s.center[l.to]
	cell = s.center[l.from].Mix(node, 0.12)
	cell.Y = s.top + 13 + 2*s.half
	return cell, node.Toward(cell, s.radius+4)
}

// carried writes under a mark on its way along the row what it carries, in numbers.
func (s *scene) carried(w figure.Way, at picture.Point) {
	if s.narrow || s.two && at.X < s.center[outZ1].X || w.From.Y != w.To.Y {
		return
	}
	i, _ := index(s.Shown(s.place.step)[0].Name)
	_, text := s.operation(i)
	s.Write(at.X, s.row+21, text, figure.Digits)
}

// operations writes each operation over its edge, and the same with numbers under it once they are known.
func (s *scene) operations() {
	for k, to := range chain[1:] {
		gap, x := s.center[to].X-s.center[chain[k]].X-2*s.radius-12, s.before(to)
		text, numbers := s.operation(to)
		if s.two && to == outZ1 {
			s.sum()
			continue
		}
		if picture.Wide(text, 12) <= gap {
			s.Write(x, s.row-12, text, centred.Within(gap))
		}
		if s.has(to) && picture.Wide(numbers, 11) <= gap { // where they do not fit, the formula below has them
			s.Write(x, s.row+21, numbers, figure.Note.At(picture.Middle).Within(gap))
		}
	}
}

// operation is how number i is computed, as the figure has room for it.
func (s *scene) operation(i int) (symbols, numbers string) {
	x := s.net.v[i].Explain(0, 0)
	switch {
	case i == outLoss && s.loss.logit:
		return "−t ln p − (1−t) ln(1−p)", "p = σ(" + number.Format(s.e.value[outY]) + ")"
	case i == outH:
		return s.act.call("z₁"), x.Numbers
	}
	return x.Symbols, x.Numbers
}

// sum writes the operation of z₁ between the two edges that lead to it.
func (s *scene) sum() {
	left := s.center[inX].X
	x := left + s.radius + (s.center[outZ1].X-left-2*s.radius)*0.36
	s.Write(x, s.row-2, "Σ wᵢ · xᵢ + b₁", centred.Within(100))
	if !s.has(outZ1) {
		return
	}
	text, look := number.Format(s.e.value[partW1X]), figure.Note.At(picture.Middle).Within(100)
	for _, i := range []int{partW1X2, paramB1} {
		text += signed(s.e.value[i])
	}
	if figure.Roomy(text, look) {
		s.Write(x, s.row+15, text, look)
	}
}

// signed writes a summand with its sign.
func signed(x float64) string {
	if text, negative := strings.CutPrefix(number.Format(x), "−"); negative {
		return " − " + text
	}
	return " + " + number.Format(x)
}
