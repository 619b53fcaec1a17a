package entropy

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// formula writes the computation of the present step under the figure, or at the start what is about to run.
func (s *scene) formula(rule float64) {
	switch {
	case s.now.show != "":
		s.Formula(s.explained(), rule, s.Width, s.Frac == 1)
		return
	case !s.Slide: // else the caption says it
		s.paragraph(s.introduction(), rule+30)
	}
	s.Rule(0, s.Width, rule)
}

// explained is how the number of the present step is computed.
func (s *scene) explained() figure.Formula {
	if i, ok := s.rowOf(s.now.show, "ds"); ok {
		return s.spread(i)
	}
	return s.FormulaOf(s.ref(s.now.show))
}

// spread is the gradient that softmax hands to a logit, without the terms of the classes that got none themselves.
func (s *scene) spread(i int) figure.Formula {
	d, dq, q, to := s.of(numbered("ds", i)), s.of(numbered("dq", s.truth)), s.of(numbered("q", s.truth)), s.of(numbered("q", i))
	write := func(from, to, other string) string {
		if i == s.truth {
			return from + " · " + to + " · (1 − " + to + ")"
		}
		return "−" + from + " · " + to + " · " + other
	}
	numbers := write(film.Written(dq.X), film.Written(q.X), film.Written(to.X))
	return figure.Formula{Name: d.Symbol, Symbols: write(dq.Symbol, q.Symbol, to.Symbol),
		Numbers: strings.TrimPrefix(numbers, "−−"), Result: film.Written(d.X), Back: true}
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
