package entropy

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	*figure.Scene
	*model
	layout
	now stage
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m, now: m.stages[v.Moment.Step]}
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

// has reports whether a number has arrived.
func (s *scene) has(id string) bool { return s.Has(s.ref(id)) }

// current reports whether a number is the one of this step.
func (s *scene) current(id string) bool { return s.now.show == id }

// digits writes a number, or ∞, into the middle of a box.
func (s *scene) digits(b picture.Box, x, size float64, role picture.Role) {
	at := picture.Point{X: b.X + b.W/2, Y: b.Y + b.H/2 + 0.36*size}
	t := picture.Text{At: at, Size: size, Weight: 500, Anchor: picture.Middle, Max: b.W - 6, Paint: picture.Solid(role)}
	if finite(x) {
		t = picture.Value(x, t)
	} else {
		t.S = film.Written(x)
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

// halves draws a number in one box and, if it can have a gradient, that in the other.
func (s *scene) halves(id string, top, bottom picture.Box) {
	d := s.gradient(id)
	if d == "" {
		s.value(id, top, picture.All)
		return
	}
	s.value(id, top, picture.Top)
	s.slope(d, bottom, picture.Bottom)
}

// value is an item with a number, filled by its sign.
func (s *scene) value(id string, b picture.Box, corners picture.Corners) {
	s.Item(s.item(id, picture.Rect{Box: b, Radius: 4}), func() { s.valueShapes(id, b, corners) })
}

func (s *scene) item(id string, ring picture.Rect) picture.Item {
	it := picture.Item{ID: id, Label: s.of(id).Label, Ring: ring, Drag: s.drags[id]}
	if s.has(id) {
		it.Value = film.Written(s.of(id).X)
	}
	if d := s.gradient(id); d != "" && s.has(d) {
		it.Gradient = film.Written(s.of(d).X)
	}
	return it
}

func (s *scene) valueShapes(id string, b picture.Box, corners picture.Corners) {
	r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
	if !s.has(id) {
		s.Add(r)
		s.dot(b)
		return
	}
	r.Fill, r.Stroke = s.filled(id), s.stroked(id)
	s.Add(r)
	s.digits(b, s.of(id).X, 15, picture.Ink1)
}

// filled is the fill of a number's cell: the number against the largest of its kind; beyond that, infinity.
func (s *scene) filled(id string) picture.Paint {
	x := s.of(id).X
	if !finite(x) {
		return picture.Sign(1, 1)
	}
	return picture.Sign(x, s.scaleOf(id))
}

// slope is an item with a gradient: dashed while unknown, outlined when known, solid while it is the latest.
func (s *scene) slope(id string, b picture.Box, corners picture.Corners) {
	r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
	d, known, ink := s.of(id), s.has(id), picture.GradInk
	it := picture.Item{ID: id, Label: d.Label, Ring: picture.Rect{Box: b, Radius: 4}}
	if known {
		it.Gradient = film.Written(d.X)
		r.Stroke = figure.Violet
		if s.current(id) {
			r.Fill, ink = picture.Solid(picture.Grad), picture.Ground
		}
	}
	s.Item(it, func() {
		s.Add(r)
		if known {
			s.digits(b, d.X, 13, ink)
		} else {
			s.dot(b)
		}
	})
}

// eased is how far the present number has travelled.
func (s *scene) eased() float64 { return timeline.Ease(s.Frac) }
