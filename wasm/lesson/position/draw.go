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
	figure.Pad
	lesson.View
	*model
	layout
	op, part int    // under way or just done
	now      string // its id
	cellwise bool
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, layout: newLayout(v.Width, m), cellwise: v.Depth == len(depths)-1}
	s.op, s.part = m.Beat(v.Moment.Step)
	s.now = m.Plan.Beats[s.op].ID
	s.cards()
	s.measured()
	if !s.narrow {
		s.Add(picture.Line(picture.Point{X: 0, Y: s.said + 30}, picture.Point{X: s.width, Y: s.said + 30}, figure.Hairline))
	}
	if s.shows("waves", "row") {
		s.encoding()
		s.wave()
	}
	if s.shows("similar") {
		s.similarity()
	}
	switch {
	case s.from("turn"):
		s.hands()
	case s.shows("add") || s.narrow && s.is("placed", "differ"):
		s.addition()
	}
	s.working()
}

// shows reports whether a part is drawn: on a phone only that of the present operation.
func (s *scene) shows(ids ...string) bool { return !s.narrow || s.is(ids...) }

func (s *scene) is(ids ...string) bool {
	for _, id := range ids {
		if s.now == id {
			return true
		}
	}
	return false
}

// from reports whether the film has come as far as an op.
func (s *scene) from(id string) bool { return s.op >= s.Index(id) }

// share is how much of an op is done, and of its cell c where cells come one at a time; −1 is the last one.
func (s *scene) share(id string, c int) float64 {
	return s.Reached(s.Index(id), c, s.Moment, s.Depth)
}

func (s *scene) complete(id string) bool { return s.share(id, -1) == 1 }

func (s *scene) eased(id string) float64 { return timeline.Ease(s.share(id, 0)) }

// measured says what came out of comparing the two orders.
func (s *scene) measured() {
	if s.from("same") {
		result := "·"
		if s.complete("same") {
			result = number.Format(s.moved)
		}
		s.Write(0, s.said, s.brief("Without positions every word gets the same output in both orders: largest difference ", "Without positions: largest difference ")+result, figure.Title.Within(s.width))
	}
	if s.from("differ") {
		result := "·"
		if s.complete("differ") {
			result = number.Format(s.apart)
		}
		s.Write(0, s.said+19, s.brief("With positions a word in another place is another vector: largest difference ", "With positions: largest difference ")+result, figure.Title.Within(s.width))
	}
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
	switch s.now {
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
