package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// labels writes at the left what each line is.
func (s *scene) labels() {
	s.Write(0, wordY-26, say("line.weight"), figure.Name.In(picture.Ink3))
	s.Write(0, wordY-1, say("line.word"), figure.Name.In(picture.Ink3))
	room := s.q.X - 8
	if s.From("dq") {
		room = s.dq.X - 6
	}
	keys := "k"
	if s.Done("dk") {
		keys = "dk"
	}
	s.blockLabel(s.keys, keys, room, "k")
	room = s.left - 8
	switch {
	case s.projecting():
		s.blockLabel(s.rows+3, s.embedded(), room, "x")
	case s.From("dx"):
		s.blockLabel(s.rows+3, "dx", room, "dx")
	default:
		s.lineLabels(room)
	}
	s.Write(0, s.softmax+18.5, "softmax", s.lit("weights", "sum").In(picture.Ink2))
	s.blockLabel(s.values, "v", room, "v")
	switch {
	case s.projecting():
		s.blockLabel(s.mix, "W", room, "q", "k", "v")
	case s.From("dw"):
	case s.From("dv"):
		s.blockLabel(s.mix, "dv", room, "dv")
	default:
		s.blockLabel(s.mix, "mix", room, "mix", "out")
	}
}

// lit is a name in ink while one of these operations is under way.
func (s *scene) lit(ids ...string) figure.Label {
	if s.Now(ids...) {
		return figure.Title
	}
	return figure.Name
}

// blockLabel names a block, and says how many numbers a cell of it stands for.
func (s *scene) blockLabel(top float64, name string, room float64, ids ...string) {
	look := s.lit(ids...).Within(room)
	if name[0] == 'd' {
		look = look.In(picture.GradInk)
	}
	s.Write(0, top+blockH/2+5, say("line."+name), look)
	if per := figure.Per(s.D, blockH/4); per > 1 {
		s.Write(0, top+blockH/2+21, say("mean of", "n", per), figure.Note.Within(room))
	}
}

// lineLabels names the rows over the softmax, with what belongs to a whole row.
func (s *scene) lineLabels(room float64) {
	for k, name := range s.lines() {
		look, r := figure.Name, s.of(name)
		if s.Arriving(r) {
			look = figure.Title
		}
		if r.Back {
			look = look.In(picture.GradInk)
		}
		s.Write(0, s.slot(k)+15, s.title(name), look.Within(room))
	}
	switch {
	case s.From("dweights") && s.Done("dcentered"):
		s.aside(film.At("mean").Gradient(), 2, "aside.mean", picture.GradInk)
	case !s.From("dweights") && s.Done("sum"):
		s.aside(film.At("sum"), 3, "aside.sum", picture.Ink3)
	}
}

// aside is a number of a whole row, at its left.
func (s *scene) aside(r film.Ref, slot int, name string, role picture.Role) {
	box := picture.Box{X: s.left - 72, Y: s.slot(slot), W: 66, H: rowH}
	v := s.Line(r)[0]
	text := number.Fixed(v, 2)
	if s.left >= 150 || !r.Back {
		text = say(name, "x", text)
	}
	s.Item(picture.Item{ID: s.ID(r), Label: s.model.label(r), Value: number.Format(v), Ring: picture.Rect{Box: box, Radius: 2}}, func() {
		s.Add(picture.Rect{Box: box})
		s.Write(s.left-8, box.Y+15, text, figure.Name.In(role).At(picture.End).Within(64))
	})
}
