package neuron

import (
	"glassbox/core/number"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// gradients draws the way back: a pill under every value, the edges between them, and those up to the
// parameters.
func (s *scene) gradients() {
	chain := []int{outLoss, outY, outH, outZ1}
	for k, i := range chain {
		s.pill(i)
		if k > 0 {
			s.chained(chain[k-1], i)
		}
	}
	for _, v := range s.net.params {
		i, _ := index(v.Name())
		s.branch(i)
	}
}

// pill is the place of a value's gradient: dashed while unknown, outlined when known, solid when it arrives.
func (s *scene) pill(i int) {
	c := picture.Point{X: s.center(i).X, Y: s.pillRow}
	s.Add(picture.Line(picture.Point{X: c.X, Y: s.row + s.radius + 3}, picture.Point{X: c.X, Y: c.Y - s.pillH/2 - 2}, picture.Stroke{Paint: picture.Solid(picture.Hairline), Width: 1.25}))
	known, arriving := s.hasGrad(i), s.hasGrad(i) && s.current("d"+names[i])
	r := picture.Rect{Box: picture.Box{X: c.X - s.pillW/2, Y: c.Y - s.pillH/2, W: s.pillW, H: s.pillH}, Radius: s.pillH / 2, Fill: fillOf(arriving), Stroke: pending}
	if known {
		r.Stroke = picture.Stroke{Paint: picture.Solid(picture.Grad), Width: 1}
	}
	d := number.Format(s.e.grad[i])
	item := picture.Item{ID: "d" + names[i], Label: "gradient " + gradientName(i), Ring: r}
	if known {
		item.Gradient = d
	}
	ink := inkOf(known, arriving)
	s.Item(item, func() {
		s.Add(r)
		s.text(c.X, c.Y-s.pillH*0.12, gradientName(i), 12, 400, ink, s.pillW-8)
		if known {
			s.value(c.X, c.Y+s.pillH*0.29, s.e.grad[i], s.mid, 500, ink, s.pillW-18)
		} else {
			s.unknown(c.X, c.Y+s.pillH*0.29, s.mid, ink)
		}
	})
}

// gradientName writes ∂L/∂z₁; the loss is L in it.
func gradientName(i int) string {
	if i == outLoss {
		return "∂L/∂L"
	}
	return number.Gradient(names[i])
}

// chained is the edge from one pill to the next: the incoming gradient times the local derivative, which
// stands over it.
func (s *scene) chained(from, to int) {
	y := s.pillRow
	a := picture.Point{X: s.center(from).X - s.pillW/2 - 4, Y: y}
	b := picture.Point{X: s.center(to).X + s.pillW/2 + 4, Y: y}
	id := "d" + names[to]
	s.backward(edge{a, b, 2}, id)
	if s.reached(id) == 0 {
		return
	}
	x := (a.X + b.X) / 2
	local := s.local(to)
	if !s.narrow {
		s.text(x, y-9, "× "+local, 13, 400, picture.Ink2, a.X-b.X-8)
	}
	if t := s.reached(id); t < 1 && !s.narrow {
		s.text(a.X+(b.X-a.X)*timeline.Ease(t), y+26, number.Format(s.e.grad[from])+" × "+local, 13, 500, picture.Ink1, 0)
	}
}

// local is the derivative of the next value by this one, as the tape has it.
func (s *scene) local(i int) string {
	switch i {
	case outY:
		return number.Format(s.e.grad[outY]) // ∂L/∂y is itself the local derivative of the loss
	case outH:
		return number.Format(s.e.value[paramW2])
	}
	return number.Format(s.slope(s.e))
}

// branch is the edge from a node up to one of its parameters, with the local derivative beside it.
func (s *scene) branch(i int) {
	cell, rim := s.paramPorts(i)
	id := "d" + names[i]
	s.backward(edge{picture.Point{X: rim.X - side(i), Y: rim.Y}, picture.Point{X: cell.X - side(i), Y: cell.Y + 2}, 1.25}, id)
	if s.reached(id) == 0 || s.narrow {
		return
	}
	weight, ink := 400, picture.Ink2
	if s.current(id) {
		weight, ink = 600, picture.Ink1
	}
	t := picture.Text{At: picture.Point{X: (cell.X+rim.X)/2 - 14, Y: (cell.Y+rim.Y)/2 + 8}, S: "× " + s.factor(i), Size: 13, Weight: weight, Anchor: picture.End, Paint: picture.Solid(ink)}
	if i == paramB1 || i == paramB2 || i == paramW12 {
		t.At.X, t.Anchor = t.At.X+28, picture.Start
	}
	s.Add(t)
}

// factor names what a parameter multiplied, with its number; a bias multiplied 1.
func (s *scene) factor(i int) string {
	switch i {
	case paramW1:
		return symbol(inX) + " = " + number.Format(s.e.value[inX])
	case paramW12:
		return number.Format(s.e.value[inX2])
	case paramW2:
		return symbol(outH) + " = " + number.Format(s.e.value[outH])
	}
	return "1"
}

// backward draws a way back: nothing before its stage, the violet mark with its line while it travels, strong
// while it is the latest, and fainter after.
func (s *scene) backward(e edge, id string) {
	t := s.reached(id)
	if t == 0 {
		return
	}
	arrow := picture.Arrow{Curve: picture.Straight(e.from, e.to), Width: e.width, Paint: picture.Solid(picture.Grad).Faded(0.7), Reach: 1}
	if s.current(id) {
		arrow.Paint, arrow.Width, arrow.Reach = picture.Solid(picture.Grad), 3, timeline.Ease(t)
	}
	s.Add(arrow)
	if t < 1 {
		s.Add(picture.Circle(arrow.Curve.At(arrow.Reach), 7, picture.Solid(picture.Grad), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
	}
}
