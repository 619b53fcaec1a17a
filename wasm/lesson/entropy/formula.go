package entropy

import (
	"strings"
	"unicode/utf8"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// formula writes the computation of the present step in full under the figure: in symbols, and under that in
// numbers.
func (s *scene) formula(rule float64) {
	s.Rule(0, s.Width, rule)
	if s.now.show == "" && s.Slide { // the caption says it
		return
	}
	if s.now.show == "" {
		s.paragraph(s.introduction(), rule+30)
		return
	}
	x, back := s.explained()
	ink := picture.Ink1
	if back {
		ink = picture.GradInk
	}
	result := film.Written(x.Value)
	if s.Frac < 1 { // it is not there before it has arrived
		result = "·"
	}
	switch {
	case s.Slide:
		s.Formula(figure.Formula{Name: x.Name, Symbols: x.Symbols, Numbers: x.Numbers, Result: result, Back: back}, rule, s.Width, true)
		return
	case s.Width < 600:
		s.stacked(x, result, ink, rule)
		return
	}
	equals := max(104, 0.56*15*float64(len([]rune(x.Name)))+24, 0.6*21*float64(len([]rune(result)))+32)
	room := s.Width - equals - 22
	s.Fitted(0, rule+27, x.Name, figure.Title.Sized(15, 500).In(ink).Within(equals-14))
	s.Write(equals, rule+27, "=", figure.Note.Sized(15, 400).At(picture.Middle))
	s.equation(equals+18, rule+27, x.Symbols, 400, picture.Ink2, room)
	s.Fitted(0, rule+58, result, figure.Title.Sized(21, 600).In(ink).Within(equals-14))
	if x.Numbers != x.Symbols {
		s.Write(equals, rule+58, "=", figure.Note.Sized(15, 400).At(picture.Middle))
		s.equation(equals+18, rule+58, x.Numbers, 500, picture.Ink1, room)
	}
}

// equation writes one side of an equation, in two smaller lines where it is long.
func (s *scene) equation(x, y float64, t string, weight int, role picture.Role, room float64) {
	if 0.53*15*float64(utf8.RuneCountInString(t)) <= room {
		s.Write(x, y, t, figure.Title.Sized(15, weight).In(role).Within(room))
		return
	}
	above := 7 * float64(len(wrapped(t, room*13/12, 2))-1)
	s.wrap(t, x, y-above, 15, room*13/12, 2, figure.Title.Sized(12, weight).In(role).Within(room))
}

// explained is how the number of the present step is computed.
func (s *scene) explained() (x film.Explanation, back bool) {
	if i, ok := s.rowOf(s.now.show, "ds"); ok {
		return s.spread(i), true
	}
	return s.Single(s.now.show), s.ref(s.now.show).Back
}

// spread is the gradient that softmax hands to a logit, without the terms of the classes that got none themselves.
func (s *scene) spread(i int) film.Explanation {
	d, dq, q, to := s.of(numbered("ds", i)), s.of(numbered("dq", s.truth)), s.of(numbered("q", s.truth)), s.of(numbered("q", i))
	write := func(from, to, other string) string {
		if i == s.truth {
			return from + " · " + to + " · (1 − " + to + ")"
		}
		return "−" + from + " · " + to + " · " + other
	}
	numbers := write(film.Written(dq.X), film.Written(q.X), film.Written(to.X))
	return film.Explanation{Name: d.Symbol, Symbols: write(dq.Symbol, q.Symbol, to.Symbol),
		Numbers: strings.TrimPrefix(numbers, "−−"), Value: d.X}
}

// stacked writes the formula on a phone: each of its two lines may take two.
func (s *scene) stacked(x film.Explanation, result string, ink picture.Role, rule float64) {
	y := 6 + s.wrap(x.Name+" = "+x.Symbols, 0, rule+22, 18, s.Width, 2, figure.Name.Within(s.Width))
	s.Fitted(0, y, result, figure.Title.Sized(17, 600).In(ink).Within(s.Width/2))
	if x.Numbers == x.Symbols {
		return
	}
	left := 17*0.6*float64(len([]rune(result))) + 10
	s.wrap("= "+x.Numbers, left, y, 18, s.Width-left, 2, figure.Title.Within(s.Width-left))
}

// paragraph writes a sentence over the width.
func (s *scene) paragraph(t string, y float64) {
	size := 15.0
	if s.Width < 600 {
		size, y = 13, y-6
	}
	s.wrap(t, 0, y, size+6, s.Width*13/size, 4, figure.Name.Sized(size, 400).Within(s.Width))
}

// wrap writes a text in lines as wrapped makes them, and is where the next one would stand.
func (s *scene) wrap(t string, x, y, pitch, width float64, most int, l figure.Label) float64 {
	for _, line := range wrapped(t, width, most) {
		s.Fitted(x, y, line, l)
		y += pitch
	}
	return y
}

// wrapped breaks a text at spaces into at most so many lines of 13 pixels that are about width wide.
func wrapped(t string, width float64, most int) []string {
	room := int(width / (0.53 * 13))
	lines := []string{""}
	for _, word := range strings.Fields(t) {
		last := &lines[len(lines)-1]
		if len([]rune(*last))+1+len([]rune(word)) > room && *last != "" && len(lines) < most {
			lines = append(lines, word)
		} else {
			*last = strings.TrimSpace(*last + " " + word)
		}
	}
	return lines
}

// introduction says what is about to run.
func (s *scene) introduction() string {
	q, truth := s.at, ""
	if s.preset == "classes" {
		q, truth = s.q[s.truth], s.names[s.truth]
	}
	return say("intro."+s.preset, "truth", truth, "q", number.Format(q), "T", number.Format(s.temperature))
}
