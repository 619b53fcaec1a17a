package position

import (
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
	layout
	hover string // the item pointed at, or empty
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m, layout: newLayout(v.Width, m), hover: v.Hover}
	switch {
	case m.trained:
		s.drawTrained()
		return
	case s.Slide:
		s.slide()
		return
	}
	s.cards()
	s.measured()
	if !s.narrow {
		s.Rule(0, s.width, s.said+30)
	}
	if s.shows("waves", "row") {
		s.encoding()
		s.wave()
	}
	if s.shows("similar") {
		s.similarity()
	}
	switch {
	case s.From("turn"):
		s.hands()
	case s.shows("add") || s.narrow && s.Now("placed", "differ"):
		s.addition()
	}
	s.working()
}

// slide draws the present operation: with the orders, or with the encoding.
func (s *scene) slide() {
	turned := s.From("turn")
	s.layout = newSlide(s.Width, s.model, s.From("add"), turned)
	switch {
	case s.Now("waves", "row", "similar") || turned:
		s.encoding()
		s.wave()
		s.similarity()
	default:
		s.cards()
		s.measured()
		s.addition()
	}
	if turned {
		s.hands()
		return
	}
	s.working()
}

// shows reports whether a part is drawn: on a phone only that of the present operation.
func (s *scene) shows(ids ...string) bool { return !s.narrow || s.Now(ids...) }

// eased is the share of the way of an operation.
func (s *scene) eased(id string) float64 { return timeline.Ease(s.Reached(id, 0)) }

// measured says what came out of comparing the two orders.
func (s *scene) measured() {
	s.difference(s.said, "same", s.moved)
	s.difference(s.said+19, "differ", s.apart)
}

// difference writes one of the differences, a dot until it has arrived.
func (s *scene) difference(y float64, id string, v float64) {
	text := "·"
	if s.Done(id) {
		text = number.Format(v)
	}
	if s.From(id) {
		s.Fitted(0, y, s.brief(id, "difference", text), figure.Title.Within(s.width))
	}
}

// brief is a phrase that is shorter in a narrow figure.
func (s *scene) brief(name string, values ...any) string {
	if s.narrow {
		return say("short."+name, values...)
	}
	return say("long."+name, values...)
}

// working writes the formula of the present step.
func (s *scene) working() {
	title, text := s.formulaOf()
	s.Fitted(0, s.written, title, figure.Title.Within(s.width))
	s.Fitted(0, s.written+20, text, figure.Name.Within(s.width))
}

func (s *scene) formulaOf() (title, text string) {
	f := number.Format
	id, _ := s.Beat()
	switch id {
	case "words", "scramble":
		return say("title.words"), s.brief("words")
	case "plain", "same":
		return say("title.plain"), s.brief("plain", "formula", "out = "+attention)
	case "waves":
		c, _, _ := s.Cell(film.At("PE", s.at, s.dimension()))
		e, _ := s.Explain(c)
		return e.Name, strings.TrimPrefix(e.Chain(f(e.Value)), e.Name+" ")
	case "row":
		return say("title.row", "n", s.at), s.brief("row", "n", s.d)
	case "add":
		x, z := s.x.At(s.added(), 0), s.z.At(s.added(), 0)
		return say("and number", "name", "z = x + PE", "n", 0), "= " + f(x) + " + " + bracketed(z-x) + " = " + f(z)
	case "placed", "differ":
		return say("title.placed"), say("placed")
	case "similar":
		q := s.neighbour()
		title = "PE(" + f(float64(s.at)) + ") · PE(" + f(float64(q)) + ") = " + f(s.similar.At(s.at, q))
		return title, s.brief("similar", "product", f(s.similar.At(s.at, s.at)))
	}
	k, pair := float64(s.shift), s.dim/2
	return say("title.turn"), say("turn", "n", pair, "k", f(k), "frequency", f(s.frequency(pair)), "angle", f(k*s.frequency(pair)))
}

func bracketed(v float64) string {
	if v < 0 {
		return "(" + number.Format(v) + ")"
	}
	return number.Format(v)
}
