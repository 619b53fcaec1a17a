package neuron

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// between is the edge from the rim of one circle to that of another, with a gap of 3 pixels.
func between(a, b picture.Point, ra, rb, width float64) figure.Way {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Hypot(dx, dy)
	dx, dy = dx/l, dy/l
	from := picture.Point{X: a.X + dx*(ra+3), Y: a.Y + dy*(ra+3)}
	return figure.Way{From: from, To: picture.Point{X: b.X - dx*(rb+3), Y: b.Y - dy*(rb+3)}, Width: width}
}

// edges draws the ways forward, what is travelling on them, and the operation of each.
func (s *scene) edges() {
	for _, i := range s.inputs() {
		id := "z1-w1"
		if i == inX2 {
			id = "z1-w1_2"
		}
		s.forward(between(s.center[i], s.center[outZ1], s.radius, s.radius, 1.5), id, s.e.value[i])
	}
	s.forward(between(s.center[outZ1], s.center[outH], s.radius, s.radius, 1.5), "h", s.e.value[outZ1])
	s.forward(between(s.center[outH], s.center[outY], s.radius, s.radius, 1.5), "y-w2", s.e.value[outH])
	s.forward(between(s.center[outY], s.center[outLoss], s.radius, s.radius+1, 1.5), "loss", s.e.value[outY])
	for _, v := range s.net.params {
		i, _ := index(v.Name())
		s.forward(s.weightEdge(i), usedAt[i], s.e.value[i])
	}
	s.targetEdge()
	s.operations()
}

// usedAt is the stage that takes each parameter in.
var usedAt = map[int]string{paramW1: "z1-w1", paramW12: "z1-w1_2", paramB1: "z1", paramW2: "y-w2", paramB2: "y"}

// weightEdge runs from a parameter's cell down to the node that uses it, a little beside the way back.
func (s *scene) weightEdge(i int) figure.Way {
	a, node := s.paramPorts(i)
	return figure.Way{From: picture.Point{X: a.X + side(i), Y: a.Y}, To: picture.Point{X: node.X + side(i), Y: node.Y}, Width: 1.25}
}

// side is how far the way forward lies from the middle: the way back is the outer one.
func side(param int) float64 {
	if param == paramB1 || param == paramB2 {
		return -5
	}
	return 5
}

// paramPorts are the middle of the lower edge of a parameter's cell, and the point on the rim of its node that
// faces it.
func (s *scene) paramPorts(i int) (cell, rim picture.Point) {
	c := s.center[outY]
	if i < paramW2 {
		c = s.center[outZ1]
	}
	cell = picture.Point{X: s.center[i].X + (c.X-s.center[i].X)*0.12, Y: s.top + 13 + 2*s.half}
	dx, dy := cell.X-c.X, cell.Y-c.Y
	l := math.Hypot(dx, dy)
	return cell, picture.Point{X: c.X + dx/l*(s.radius+4), Y: c.Y + dy/l*(s.radius+4)}
}

func (s *scene) targetEdge() {
	c := s.center[outLoss]
	from, to := picture.Point{X: s.center[inT].X, Y: s.top + 16 + s.half}, picture.Point{X: c.X, Y: c.Y - s.radius - 4}
	s.forward(figure.Way{From: from, To: to, Width: 1.25}, "loss", s.e.value[inT])
}

// forward draws an edge at rest, and over it what a stage sends along: a mark with the line behind it in the
// colour of the number's sign.
func (s *scene) forward(w figure.Way, id string, v float64) {
	w.Rest(s.Pad, figure.Rest.Paint)
	if t := s.reached(id); s.Now(id) && t > 0 {
		tip := w.Carry(s.Pad, t, figure.SignLine(v))
		if t < 1 {
			s.carried(w, tip)
		}
	}
}

// carried writes under a mark on its way along the row what it carries, in numbers.
func (s *scene) carried(w figure.Way, at picture.Point) {
	if s.narrow || s.two && at.X < s.z || w.From.Y != w.To.Y {
		return
	}
	i, _ := index(s.Shown(s.place.step)[0].Name)
	_, text := s.operation(i)
	s.Write(at.X, s.row+21, text, figure.Digits.Sized(12, 500))
}

// operations writes each operation over its edge, and the same with numbers under it once they are known.
func (s *scene) operations() {
	if s.narrow {
		return
	}
	write := func(from, to int) {
		a, b := s.center[from], s.center[to]
		gap, x := b.X-a.X-2*s.radius-12, (a.X+b.X)/2
		text, numbers := s.operation(to)
		if picture.Wide(text, 12) <= gap {
			s.Write(x, s.row-12, text, centred.Within(gap))
		}
		if s.has(to) && picture.Wide(numbers, 11) <= gap { // where they do not fit, the formula below has them
			s.Write(x, s.row+21, numbers, figure.Note.At(picture.Middle).Within(gap))
		}
	}
	if s.two {
		s.sum()
	} else {
		write(inX, outZ1)
	}
	write(outZ1, outH)
	write(outH, outY)
	write(outY, outLoss)
}

// operation is how number i is computed, as the figure has room for it.
func (s *scene) operation(i int) (symbols, numbers string) {
	if i == outLoss {
		return s.loss.text, s.loss.numbers(s.e.value)
	}
	x := s.net.v[i].Explain(0, 0)
	if i == outH {
		x.Symbols = s.act.call("z₁")
	}
	return x.Symbols, x.Numbers
}

// sum writes the operation of z₁ between the two edges that lead to it.
func (s *scene) sum() {
	x := s.x + s.radius + (s.z-s.x-2*s.radius)*0.36
	s.Write(x, s.row-2, "Σ wᵢ · xᵢ + b₁", centred.Within(100))
	if s.has(outZ1) {
		v := s.e.value
		a, b := number.Format(v[partW1X]), number.Format(v[partW1X2])
		look := figure.Note.At(picture.Middle).Within(100)
		if text := a + plus(b) + plus(number.Format(v[paramB1])); figure.Roomy(text, look) {
			s.Write(x, s.row+15, text, look)
		}
	}
}

// plus and minus write a summand with its sign.
func plus(s string) string { return signed(s, " + ", " − ") }

func minus(s string) string { return signed(s, " − ", " + ") }

func signed(s, sign, other string) string {
	if positive, negative := strings.CutPrefix(s, "−"); negative {
		return other + positive
	}
	return sign + s
}

// name is what f is called in formulas.
func (a activation) name() string {
	switch a.id {
	case "sigmoid":
		return "σ"
	case "identity":
		return ""
	}
	return say("control.activation." + a.id)
}

// call writes f applied to an argument.
func (a activation) call(arg string) string {
	if a.name() == "" {
		return arg
	}
	return a.name() + "(" + arg + ")"
}

// numbers writes the loss with numbers put in.
func (l loss) numbers(v cells) string {
	y := number.Format(v[outY])
	difference := y + minus(number.Format(v[inT]))
	switch l.id {
	case "half-squared":
		return "½ (" + difference + ")²"
	case "squared":
		return "(" + difference + ")²"
	case "absolute":
		return "|" + difference + "|"
	}
	return "p = σ(" + y + ")"
}
