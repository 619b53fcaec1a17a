package app

import (
	"errors"

	"glassbox/wasm/afar"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// afar takes what is told of the model that the page has opened, and shows it, where the run or what was entered is about that
// model, unless more is to come at once.
func (s State) afar(m Message) (State, error) {
	if !afar.Tell(m.Value, m.Bytes) {
		return s, errors.New(phrase.Say("no afar"))
	}
	switch {
	case s.Lesson == nil || m.On:
		return s, nil
	case s.waits:
		return s.compute(s.Entered).find(s.sought), nil
	case !s.Run.Afar:
		return s, nil
	}
	return s.again(), nil
}

// again computes what is on screen once more, since more is known. What the learner has entered meanwhile stays as it is.
func (s State) again() State {
	entered, refused, link := s.Entered, s.refused, s.link
	s = s.compute(s.Values)
	if !s.waits {
		s.Entered, s.refused, s.link = entered, refused, link
	}
	return s
}

// waitsFor is the control without whose value nothing would have to be waited for, or empty.
func waitsFor(err error) string {
	var waiting *lesson.Waiting
	if errors.As(err, &waiting) {
		return waiting.Key
	}
	return ""
}

// asks are the questions to the opened model that what is shown waits for; nil where it is about no such model.
func (s State) asks() []string {
	if !s.waits && !s.Run.Afar {
		return nil
	}
	return append([]string{}, afar.Wanted()...)
}
