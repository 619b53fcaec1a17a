package neuron

import (
	"slices"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// letter is what number i is called in formulas.
func letter(i int) string {
	if i == outLoss {
		return "L"
	}
	return symbol(i)
}

func gradientName(i int) string { return "∂L/∂" + letter(i) }

// gradients draws the way back: a pill under every value, the edges between them, and those up to the
// parameters.
func (s *scene) gradients() {
	for _, i := range slices.Backward(chain[1:]) {
		if s.pill(i); i != outLoss {
			s.chained(onward(i))
		}
	}
	for _, l := range links {
		if l.param() && s.net.v[l.from] != nil {
			s.branch(l)
		}
	}
}

// pill is the place of a value's gradient: dashed while unknown, outlined when known, solid when it arrives.
func (s *scene) pill(i int) {
	c := picture.Point{X: s.center[i].X, Y: s.pillRow}
	from, to := picture.Point{X: c.X, Y: s.row + s.radius + 3}, c.Moved(0, -s.pillH/2-2)
	s.Add(picture.Line(from, to, picture.Stroke{Paint: figure.Hairline.Paint, Width: 1.25}))
	known, d := s.hasGrad(i), s.e.grad[i]
	fill, ink := figure.Slope(known, s.Now("d"+names[i]))
	box := picture.Box{X: c.X - s.pillW/2, Y: c.Y - s.pillH/2, W: s.pillW, H: s.pillH}
	r := picture.Rect{Box: box, Radius: s.pillH / 2, Fill: fill, Stroke: figure.Pending}
	item := picture.Item{ID: "d" + names[i], Label: say("gradient of", "symbol", gradientName(i))}
	if known {
		r.Stroke, item.Gradient = figure.Violet, number.Format(d)
	}
	item.Ring = r
	s.Item(item, func() {
		s.Add(r)
		s.Write(c.X, c.Y-s.pillH*0.12, gradientName(i), figure.Note.In(ink).At(picture.Middle).Within(s.pillW-8))
		s.digits(c.X, c.Y+s.pillH*0.29, d, known, figure.Result.Sized(s.mid, 500).In(ink).Within(s.pillW-12-s.pad))
	})
}

// chained is the edge from one pill to the one before it: the incoming gradient times the derivative, which stands over it.
func (s *scene) chained(l link) {
	y, id := s.pillRow, "d"+names[l.from]
	a := picture.Point{X: s.center[l.to].X - s.pillW/2 - 4, Y: y}
	b := picture.Point{X: s.center[l.from].X + s.pillW/2 + 4, Y: y}
	s.backward(figure.Way{From: a, To: b, Width: 2}, id)
	t := s.reached(id)
	if t == 0 || s.narrow { // then the formula has it
		return
	}
	local := s.local(l)
	if look := centred.Within(a.X - b.X - 8); figure.Roomy("× "+local, look) {
		s.Write((a.X+b.X)/2, y-9, "× "+local, look)
	}
	if t < 1 {
		s.Write(a.Mix(b, timeline.Ease(t)).X, y+26, number.Format(s.e.grad[l.to])+" × "+local, figure.Title.At(picture.Middle))
	}
}

// branch is the edge from a node up to one of its parameters, with the derivative beside it: what the parameter multiplied.
func (s *scene) branch(l link) {
	cell, rim := s.ports(l)
	id, x := "d"+names[l.from], (cell.X+rim.X)/2-14
	s.backward(figure.Way{From: rim.Moved(-side(l), 0), To: cell.Moved(-side(l), 2), Width: 1.25}, id)
	if s.reached(id) == 0 || s.narrow {
		return
	}
	look, text := figure.Name.At(picture.End).Within(max(0, x-s.center[inX].X-s.radius-4)), "× "
	if s.Now(id) {
		look = look.Sized(13, 600).In(picture.Ink1)
	}
	if l.by == one || l.from == paramW12 {
		next := s.center[l.from+1].Mix(s.center[l.to], 0.12)
		look, x = look.At(picture.Start).Within(max(30, (next.X-cell.X)/2)), x+28
	} else {
		text += symbol(l.by) + " = "
	}
	if text += s.local(l); figure.Roomy(text, look) { // else the formula has it
		s.Write(x, (cell.Y+rim.Y)/2+8, text, look)
	}
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
