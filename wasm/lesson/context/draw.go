package context

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing.
type scene struct {
	figure.Pad
	lesson.View
	*model
}

// sideBySide is the width from which words stand in a row and tables have all their columns.
const sideBySide = 720

func (s *scene) wide() bool { return s.Width >= sideBySide }

// rule is where the formula begins.
func (m *model) rule(width float64) float64 {
	wide := width >= sideBySide
	switch {
	case m.preset == "measure" && wide:
		return 46 + 46*float64(m.n)
	case m.preset == "measure":
		return 30 + 62*float64(m.n)
	case m.preset == "windows" && wide:
		return 430
	case m.preset == "windows":
		return 452
	case wide:
		return 392
	}
	return 16 + figure.PitchFor(len(m.words))*float64(len(m.words)) + 136
}

func height(v lesson.View) float64 { return v.Model.(*model).rule(v.Width) + figure.FormulaHeight }

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m}
	switch m.preset {
	case "sight":
		s.sight()
	case "measure":
		s.measures()
	case "windows":
		s.ruler()
		s.table()
	}
	s.Formula(s.formula(), m.rule(v.Width), v.Width, v.Moment.Frac == 1)
}

// formula is the computation of the present step.
func (s *scene) formula() figure.Formula {
	shows := s.Shows[s.Moment.Step]
	if len(shows) == 0 {
		return s.opening()
	}
	q := s.By[shows[0]]
	return figure.Formula{Name: q.Name, Symbols: q.Symbols, Numbers: or(q.Numbers, number.Full(q.X)), Result: s.written(q.ID, q.X)}
}

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// opening is what is about to be found.
func (s *scene) opening() figure.Formula {
	switch s.preset {
	case "sight":
		return figure.Formula{Name: "n = 1", Symbols: say("how.sight", "word", s.words[s.predict]), Numbers: say("how.none"), Result: say("words", "n", 0)}
	case "measure":
		return figure.Formula{Name: "V", Symbols: say("how.next"), Numbers: say("how.those"), Result: number.Format(s.By["V"].X)}
	}
	return figure.Formula{Name: "T", Symbols: say("how.windows"), Numbers: say("how.published"), Result: "1 … 2000000"}
}

// reached is how much of the step in which a number arrives is done.
func (s *scene) reached(id string) float64 { return s.Moment.Reached(s.At(id)) }

func (s *scene) has(id string) bool { return s.reached(id) == 1 }

func (s *scene) current(id string) bool { return s.At(id) == s.Moment.Step && s.Moment.Step > 0 }

// eased is how far a number has come.
func (s *scene) eased(id string) float64 { return timeline.Ease(s.reached(id)) }

// named draws the cell of a number under its name.
func (s *scene) named(id string, b picture.Box) {
	q := s.By[id]
	s.Write(b.X+b.W/2, b.Y-8, q.Name, figure.Name.At(picture.Middle).Within(b.W+6))
	s.Field(figure.Field{Item: picture.Item{ID: id, Label: q.Label, Control: q.Control}, Box: b, Number: q.X, Known: s.has(id), Present: s.current(id), Plain: true, Size: 15, Text: s.written(id, q.X)})
}

// text writes a number of a table as an item; before it is known a dot stands in its place.
func (s *scene) text(id string, b picture.Box, anchor picture.Anchor, text string) {
	q := s.By[id]
	it := picture.Item{ID: id, Label: q.Label, Control: q.Control, Ring: picture.Rect{Box: b, Radius: 3}}
	l := figure.Name.Sized(13, 500).In(picture.Ink1).At(anchor).Within(b.W)
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
	case len(id) > 6 && id[:6] == "unseen":
		return number.Fixed(100*x, 1) + "%"
	case id == "token", len(id) > 5 && id[:5] == "store":
		return size(x)
	case x >= 1e6 && x < 1e7 && x == math.Trunc(x):
		return number.Full(x)
	}
	return number.Format(x)
}
