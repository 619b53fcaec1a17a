package position

import (
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

// shows reports whether a part is drawn: on a phone only that of the present operation.
func (s *scene) shows(ids ...string) bool { return !s.narrow || s.Now(ids...) }

// eased is the share of the way of an operation.
func (s *scene) eased(id string) float64 { return timeline.Ease(s.Reached(id, 0)) }

// measured says what came out of comparing the two orders.
func (s *scene) measured() {
	s.difference(s.said, "same", s.moved, s.brief("Without positions every word gets the same output in both orders: largest difference ", "Without positions: largest difference "))
	s.difference(s.said+19, "differ", s.apart, s.brief("With positions a word in another place is another vector: largest difference ", "With positions: largest difference "))
}

// difference writes one of the differences, a dot until it has arrived.
func (s *scene) difference(y float64, id string, v float64, text string) {
	switch {
	case s.Done(id):
		text += number.Format(v)
	case s.From(id):
		text += "·"
	default:
		return
	}
	s.Write(0, y, text, figure.Title.Within(s.width))
}

func (s *scene) brief(long, short string) string {
	if s.narrow {
		return short
	}
	return long
}

// working writes the formula of the present step.
func (s *scene) working() {
	title, text := s.formulaOf()
	s.Write(0, s.written, title, figure.Title.Within(s.width))
	s.Write(0, s.written+20, text, figure.Name.Within(s.width))
}

func (s *scene) formulaOf() (title, text string) {
	f := number.Format
	id, _ := s.Beat()
	switch id {
	case "words", "scramble":
		return "The same words in two orders", s.brief("Each word is the same vector wherever it stands; nothing is trained.", "Each word is the same vector in both.")
	case "plain", "same":
		return "Attention without positions", s.brief("out = softmax(q kᵀ / √d) v, with the same random matrices for both orders", "out = softmax(q kᵀ / √d) v for both orders")
	case "waves":
		c, _, _ := s.Cell(film.At("PE", s.at, s.dimension()))
		e, _ := s.Explain(c)
		return e.Name, "= " + e.Chain() + " = " + f(e.Value)
	case "row":
		return "Position " + f(float64(s.at)), s.brief("its "+f(float64(s.d))+" numbers: one hand of a clock for each pair of dimensions, from fast to slow", "its "+f(float64(s.d))+" numbers, a hand for each pair")
	case "add":
		w := s.added()
		return "z = x + PE, number 0", "= " + f(s.x.At(w, 0)) + " + " + bracketed(s.z.At(w, 0)-s.x.At(w, 0)) + " = " + f(s.z.At(w, 0))
	case "placed", "differ":
		return "Attention with positions", "the same as before, of z = x + PE in place of x"
	case "similar":
		q := s.neighbour()
		return "PE(" + f(float64(s.at)) + ") · PE(" + f(float64(q)) + ") = " + f(s.similar.At(s.at, q)), s.brief("with itself "+f(s.similar.At(s.at, s.at))+", half the number of dimensions", "with itself "+f(s.similar.At(s.at, s.at)))
	}
	a := float64(s.shift) * s.frequency(s.dim/2)
	return "Turn by k / base^(2i/d)", "pair " + f(float64(s.dim/2)) + ": " + f(float64(s.shift)) + " · " + f(s.frequency(s.dim/2)) + " = " + f(a) + " radians, from any position"
}

func bracketed(v float64) string {
	if v < 0 {
		return "(" + number.Format(v) + ")"
	}
	return number.Format(v)
}
