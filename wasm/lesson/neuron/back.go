package neuron

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
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
	c := picture.Point{X: s.center[i].X, Y: s.pillRow}
	from, to := picture.Point{X: c.X, Y: s.row + s.radius + 3}, picture.Point{X: c.X, Y: c.Y - s.pillH/2 - 2}
	s.Add(picture.Line(from, to, picture.Stroke{Paint: figure.Hairline.Paint, Width: 1.25}))
	known, arriving := s.hasGrad(i), s.hasGrad(i) && s.Now("d"+names[i])
	box := picture.Box{X: c.X - s.pillW/2, Y: c.Y - s.pillH/2, W: s.pillW, H: s.pillH}
	r := picture.Rect{Box: box, Radius: s.pillH / 2, Fill: fillOf(arriving), Stroke: figure.Pending}
	if known {
		r.Stroke = figure.Violet
	}
	d := number.Format(s.e.grad[i])
	item := picture.Item{ID: "d" + names[i], Label: say("gradient of", "symbol", gradientName(i)), Ring: r}
	if known {
		item.Gradient = d
	}
	ink := inkOf(known, arriving)
	s.Item(item, func() {
		s.Add(r)
		s.Write(c.X, c.Y-s.pillH*0.12, gradientName(i), figure.Note.In(ink).At(picture.Middle).Within(s.pillW-8))
		s.digits(c.X, c.Y+s.pillH*0.29, s.e.grad[i], known, figure.Result.Sized(s.mid, 500).In(ink).Within(s.pillW-12-s.pad))
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
	a := picture.Point{X: s.center[from].X - s.pillW/2 - 4, Y: y}
	b := picture.Point{X: s.center[to].X + s.pillW/2 + 4, Y: y}
	id := "d" + names[to]
	s.backward(figure.Way{From: a, To: b, Width: 2}, id)
	if s.reached(id) == 0 {
		return
	}
	x := (a.X + b.X) / 2
	local := s.local(to)
	if look := centred.Within(a.X - b.X - 8); !s.narrow && figure.Roomy("× "+local, look) { // else the formula has it
		s.Write(x, y-9, "× "+local, look)
	}
	if t := s.reached(id); t < 1 && !s.narrow {
		s.Write(a.X+(b.X-a.X)*timeline.Ease(t), y+26, number.Format(s.e.grad[from])+" × "+local, figure.Title.At(picture.Middle))
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
	return number.Format(s.net.slope())
}

// branch is the edge from a node up to one of its parameters, with the local derivative beside it.
func (s *scene) branch(i int) {
	cell, rim := s.paramPorts(i)
	id := "d" + names[i]
	from, to := picture.Point{X: rim.X - side(i), Y: rim.Y}, picture.Point{X: cell.X - side(i), Y: cell.Y + 2}
	s.backward(figure.Way{From: from, To: to, Width: 1.25}, id)
	if s.reached(id) == 0 || s.narrow {
		return
	}
	x := (cell.X+rim.X)/2 - 14
	look := figure.Name.At(picture.End).Within(max(0, x-s.x-s.radius-4))
	if s.Now(id) {
		look = look.Sized(13, 600).In(picture.Ink1)
	}
	if i == paramB1 || i == paramB2 || i == paramW12 {
		next, _ := s.paramPorts(i + 1)
		look, x = look.At(picture.Start).Within(max(30, (next.X-cell.X)/2)), x+28
	}
	if text := "× " + s.factor(i); figure.Roomy(text, look) { // else the formula has it
		s.Write(x, (cell.Y+rim.Y)/2+8, text, look)
	}
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
func (s *scene) backward(w figure.Way, id string) {
	switch t := s.reached(id); {
	case t == 0:
	case s.Now(id):
		w.Carry(s.Pad, t, picture.Grad)
	default:
		w.Rest(s.Pad, picture.Solid(picture.Grad).Faded(0.7))
	}
}
