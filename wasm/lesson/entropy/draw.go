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

// field is a number in a box, coloured like those with some letters; a gradient is solid when it has just come.
func (s *scene) field(id string, b picture.Box, like string) figure.Field {
	e, known := s.of(id), s.has(id)
	f := figure.Field{Item: picture.Item{ID: id, Label: e.Label, Drag: s.drags[id]}, Box: b, Number: e.X, Scale: s.most(like),
		Known: known, Present: known && s.current(id), Back: s.ref(id).Back}
	if f.Back {
		f.Size = 13
	}
	if !finite(e.X) {
		f.Text = film.Written(e.X)
	}
	if d := s.gradient(id); s.has(d) {
		f.Gradient = film.Written(s.of(d).X)
	}
	return f
}

// plain is a number without a colour, such as a sum.
func (s *scene) plain(id string, b picture.Box) figure.Field {
	f := s.field(id, b, "")
	f.Plain = true
	return f
}

// under draws the gradient by a number, if it can have one, in a box below it.
func (s *scene) under(id string, b picture.Box) {
	if d := s.gradient(id); d != "" {
		s.Field(s.field(d, b, ""))
	}
}

// eased is how far the present number has travelled.
func (s *scene) eased() float64 { return timeline.Ease(s.Frac) }
