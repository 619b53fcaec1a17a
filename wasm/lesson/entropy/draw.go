package entropy

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	figure.Pad
	lesson.View
	*model
	layout
	now stage
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, now: m.stages[v.Moment.Step]}
	if m.preset == "squared" {
		s.squares()
		return
	}
	s.layout = m.newLayout(v.Width, s.now)
	s.guides()
	s.curve()
	s.heads()
	s.flows()
	for i := range m.rows {
		s.row(i)
	}
	s.sums()
	s.ending()
	s.points()
	s.travel()
	s.formula(s.rule)
}

// reached is how much of the stage that shows a number is done.
func (s *scene) reached(id string) float64 {
	for k, st := range s.stages {
		if st.show == id {
			return s.Moment.Reached(k)
		}
	}
	return 0
}

// has reports whether a number has arrived.
func (s *scene) has(id string) bool {
	if c, ok := s.cells[id]; ok && c.given() {
		return true
	}
	if id == "dloss" {
		return s.known(id, s.Moment.Step)
	}
	return s.reached(id) == 1
}

// current reports whether a number is the one of this step.
func (s *scene) current(id string) bool { return s.now.show == id }

// figure writes a number, or ∞, into the middle of a box.
func (s *scene) figure(b picture.Box, x, size float64, role picture.Role) {
	at := picture.Point{X: b.X + b.W/2, Y: b.Y + b.H/2 + 0.36*size}
	t := picture.Text{At: at, Size: size, Weight: 500, Anchor: picture.Middle, Max: b.W - 6, Paint: picture.Solid(role)}
	if finite(x) {
		t = picture.Value(x, t)
	} else {
		t.S = show(x)
	}
	s.Add(t)
}

// dot stands in the place of a number that is not known yet.
func (s *scene) dot(b picture.Box) {
	s.Write(b.X+b.W/2, b.Y+b.H/2+5, "·", figure.Note.Sized(15, 400).At(picture.Middle))
}

// stroked is the outline of a number: heavy while it is the latest.
func (s *scene) stroked(id string) picture.Stroke {
	if s.current(id) && s.has(id) {
		return figure.Latest
	}
	return figure.Rest
}

// halves draws the value of a cell in one box and, if it can have a gradient, that in the other.
func (s *scene) halves(c *cell, top, bottom picture.Box) {
	d := s.gradientOf(c)
	if d == nil {
		s.value(c, top, picture.All)
		return
	}
	s.value(c, top, picture.Top)
	s.slope(d, bottom, picture.Bottom)
}

// value is an item with the number of a cell, filled by its sign.
func (s *scene) value(c *cell, b picture.Box, corners picture.Corners) {
	s.Item(s.itemOf(c, picture.Rect{Box: b, Radius: 4}), func() { s.valueShapes(c, b, corners) })
}

func (s *scene) itemOf(c *cell, ring picture.Rect) picture.Item {
	it := picture.Item{ID: c.id, Label: c.label, Ring: ring, Drag: c.drag}
	if s.has(c.id) {
		it.Value = show(c.x)
	}
	if d := s.gradientOf(c); d != nil && s.has(d.id) {
		it.Gradient = show(d.x)
	}
	return it
}

func (s *scene) valueShapes(c *cell, b picture.Box, corners picture.Corners) {
	r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
	if !s.has(c.id) {
		s.Add(r)
		s.dot(b)
		return
	}
	r.Fill, r.Stroke = s.filled(c), s.stroked(c.id)
	s.Add(r)
	s.figure(b, c.x, 15, picture.Ink1)
}

// filled is the fill of a cell: its number against the largest of its kind; beyond that, infinity.
func (s *scene) filled(c *cell) picture.Paint {
	if !finite(c.x) {
		return picture.Sign(1, 1)
	}
	return picture.Sign(c.x, s.scaleOf(c))
}

// slope is an item with a gradient: dashed while unknown, outlined when known, solid while it is the latest.
func (s *scene) slope(d *gradient, b picture.Box, corners picture.Corners) {
	r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
	known, ink := s.has(d.id), picture.GradInk
	it := picture.Item{ID: d.id, Label: say("gradient by", "name", d.of.label), Ring: picture.Rect{Box: b, Radius: 4}}
	if known {
		it.Gradient = show(d.x)
		r.Stroke = figure.Violet
		if s.current(d.id) {
			r.Fill, ink = picture.Solid(picture.Grad), picture.Ground
		}
	}
	s.Item(it, func() {
		s.Add(r)
		if known {
			s.figure(b, d.x, 13, ink)
		} else {
			s.dot(b)
		}
	})
}

// eased is how far the present number has travelled.
func (s *scene) eased() float64 { return timeline.Ease(s.Moment.Frac) }
