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
	s.layout = m.newLayout(v.Width, v.Slide, s.now)
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

// face is how a number looks once it is known.
type face struct {
	size   float64
	ink    picture.Role
	fill   picture.Paint
	stroke picture.Stroke
}

// face is that of a number, whose outline is heavy while it is the latest. A gradient is solid then.
func (s *scene) face(id string, size float64, fill picture.Paint, rest picture.Stroke) face {
	if s.current(id) {
		rest = figure.Latest
	}
	return face{size, picture.Ink1, fill, rest}
}

func (s *scene) slope(id string) face {
	if s.current(id) {
		return face{13, picture.Ground, picture.Solid(picture.Grad), figure.Violet}
	}
	return face{13, picture.GradInk, picture.Solid(picture.Ground), figure.Violet}
}

// filled is the face of a number in the table, coloured like those with some letters; plain that of a sum.
func (s *scene) filled(id, like string) face {
	return s.face(id, 15, s.fill(id, like), figure.Rest)
}

func (s *scene) plain(id string) face {
	return s.face(id, 15, picture.Solid(picture.Ground), figure.Rest)
}

// halves draws a number in one box and, if it can have a gradient, that in the other.
func (s *scene) halves(id string, top, bottom picture.Box, f face) {
	d := s.gradient(id)
	if d == "" {
		s.number(id, top, picture.All, f)
		return
	}
	s.number(id, top, picture.Top, f)
	s.number(d, bottom, picture.Bottom, s.slope(d))
}

// number is an item with a number.
func (s *scene) number(id string, b picture.Box, corners picture.Corners, f face) {
	s.Item(s.item(id, b), func() { s.box(id, b, corners, f) })
}

func (s *scene) item(id string, b picture.Box) picture.Item {
	it := picture.Item{ID: id, Label: s.of(id).Label, Ring: picture.Rect{Box: b, Radius: 4}, Drag: s.drags[id]}
	d := id
	if !s.ref(id).Back {
		if d = s.gradient(id); s.has(id) {
			it.Value = film.Written(s.of(id).X)
		}
	}
	if s.has(d) {
		it.Gradient = film.Written(s.of(d).X)
	}
	return it
}

// box is the place of a number: dashed, with a dot, until it is known.
func (s *scene) box(id string, b picture.Box, corners picture.Corners, f face) {
	r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
	if !s.has(id) {
		s.Add(r)
		s.Write(b.X+b.W/2, b.Y+b.H/2+5, "·", figure.Note.Sized(15, 400).At(picture.Middle))
		return
	}
	r.Fill, r.Stroke = f.fill, f.stroke
	s.Add(r)
	s.digits(b, s.of(id).X, f.size, f.ink)
}

// eased is how far the present number has travelled.
func (s *scene) eased() float64 { return timeline.Ease(s.Frac) }
