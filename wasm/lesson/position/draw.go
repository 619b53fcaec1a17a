package position

import (
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
	layout
	now      op
	cellwise bool
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, layout: newLayout(v.Width, m), now: m.film[m.where[v.Moment.Step]], cellwise: v.Depth == len(depths)-1}
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
		if s.now.id == id {
			return true
		}
	}
	return false
}

// from reports whether the film has come as far as an op.
func (s *scene) from(id string) bool { return s.at0[s.now.id] >= s.at0[id] }

// share is how much of an op is done, and of its cell c where cells come one at a time.
func (s *scene) share(id string, c int) float64 {
	o := s.film[s.at0[id]]
	if s.cellwise && o.cells > 1 {
		return s.Moment.Reached(o.first + c)
	}
	return max(0, min(1, (float64(s.Moment.Step-o.first)+s.Moment.Frac)/float64(o.cells)))
}

func (s *scene) complete(id string) bool { return s.share(id, s.film[s.at0[id]].cells-1) == 1 }

// eased is the share of an op's way.
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
	switch s.now.id {
	case "words", "scramble":
		return "The same words in two orders", s.brief("Each word is the same vector wherever it stands; nothing is trained.", "Each word is the same vector in both.")
	case "plain", "same":
		return "Attention without positions", s.brief("out = softmax(q kᵀ / √d) v, with the same random matrices for both orders", "out = softmax(q kᵀ / √d) v for both orders")
	case "waves":
		symbols, numbers := s.model.formula(s.at, s.dimension())
		return "PE(" + f(float64(s.at)) + ", " + f(float64(s.dimension())) + ")", "= " + symbols + " = " + numbers + " = " + f(s.pe.At(s.at, s.dimension()))
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
