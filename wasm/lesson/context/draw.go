package context

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing.
type scene struct {
	*figure.Scene
	*model
}

// sideBySide is the width from which words stand in a row and tables have all their columns.
const sideBySide = 720

func (s *scene) wide() bool { return s.Width >= sideBySide }

// rule is where the formula begins.
func (m *model) rule(width float64, slide bool) float64 {
	wide := width >= sideBySide
	switch {
	case m.preset == "measure" && wide:
		return 46 + 46*float64(m.n)
	case m.preset == "measure":
		return 30 + 62*float64(m.n)
	case slide:
		return lesson.SlideHeight - figure.FormulaLine
	case m.preset == "windows" && wide:
		return 430
	case m.preset == "windows":
		return 452
	case wide:
		return 392
	}
	return 16 + figure.PitchFor(len(m.words))*float64(len(m.words)) + 136
}

func height(v lesson.View) float64 {
	return v.Model.(*model).rule(v.Width, v.Slide) + v.FormulaHeight()
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m}
	switch m.preset {
	case "sight":
		s.sight()
	case "measure":
		s.measures()
	case "windows":
		s.ruler()
		s.table()
	}
	s.Formula(s.formula(), m.rule(v.Width, v.Slide), v.Width, s.Frac == 1)
}

// formula is the computation of the present step.
func (s *scene) formula() figure.Formula {
	beat, _ := s.Film.Beat(s.Step)
	shows := s.Shown(beat)
	if len(shows) == 0 {
		return s.opening()
	}
	e := s.Single(shows[0].Name)
	f := figure.Formula{Name: e.Name, Symbols: e.Symbols, Numbers: e.Numbers, Result: s.written(shows[0].Name, e.Value)}
	if e.Numbers == e.Symbols {
		f.Numbers = number.Full(e.Value)
	}
	return f
}

// opening is what is about to be found.
func (s *scene) opening() figure.Formula {
	switch s.preset {
	case "sight":
		return figure.Formula{Name: "n = 1", Symbols: say("how.sight", "word", s.words[s.predict]),
			Numbers: say("how.none"), Result: say("words", "n", 0)}
	case "measure":
		return figure.Formula{Name: "V", Symbols: say("how.next"), Numbers: say("how.those"), Result: number.Format(s.Single("V").Value)}
	}
	return figure.Formula{Name: "T", Symbols: say("how.windows"), Numbers: say("how.published"), Result: "1 … " + number.Int(2000000)}
}

// has is whether a number has arrived, current whether it comes now, and eased how far it has come.
func (s *scene) has(name string) bool      { return s.Has(film.At(name)) }
func (s *scene) current(name string) bool  { return s.Arriving(film.At(name)) }
func (s *scene) eased(name string) float64 { return timeline.Ease(s.Share(film.At(name))) }

// named draws the cell of a number under its name.
func (s *scene) named(id string, b picture.Box) {
	s.Write(b.X+b.W/2, b.Y-8, s.Single(id).Name, figure.Name.At(picture.Middle).Within(b.W+6))
	c := s.FieldOf(film.At(id), b)
	c.Plain, c.Size, c.Text = true, 15, s.written(id, c.Number)
	s.Field(c)
}

// text writes a number of a table as an item; before it is known a dot stands in its place.
func (s *scene) text(id string, b picture.Box, anchor picture.Anchor, text string) {
	e := s.sheet.Entry(film.At(id))
	it := picture.Item{ID: id, Label: e.Label, Control: e.Control, Ring: picture.Rect{Box: b, Radius: 3}}
	l := figure.Name.Sized(13, 500).In(picture.Ink1).At(anchor).Within(b.W)
	if !figure.Roomy(text, l) {
		l.Size = 12
	}
	if s.has(id) {
		it.Value = text
	} else {
		text, l = "·", l.In(picture.Ink3)
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: b})
		s.Write(b.X+b.W*float64(anchor)/2, b.Y+b.H/2+4.5, text, l)
	})
}

// written is a number in the unit of its kind.
func (s *scene) written(id string, x float64) string {
	switch {
	case strings.HasPrefix(id, "unseen"):
		return number.Fixed(100*x, 1) + "%"
	case id == "token", strings.HasPrefix(id, "store"):
		return number.Bytes(x)
	case x >= 1e6 && x < 1e7 && x == math.Trunc(x):
		return number.Full(x)
	}
	return number.Format(x)
}
