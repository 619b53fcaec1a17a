package app

import (
	"errors"

	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/shelf"
)

// Needs is the name of the model that an error says to be missing; empty for any other.
func Needs(err error) string {
	var missing *shelf.Missing
	if errors.As(err, &missing) {
		return missing.Name
	}
	return ""
}

// Waits is the name of the model that the state waits for, or empty.
func (s State) Waits() string { return s.needs }

// arrive puts a model on the shelf, and computes what waited for it. One that could not be had is told of, with a remedy.
func (s State) arrive(m Message) (State, error) {
	if m.Value != "" {
		s.needs = ""
		again := lesson.Action{Label: phrase.Say("model.again"), Set: map[string]string{}} // computes what was entered once more
		return s.refuse(&lesson.Problem{Text: m.Value, Actions: []lesson.Action{again}}), nil
	}
	if err := shelf.Put(m.Key, shelf.Of(m.Bytes, m.Set["config"], m.Set["vocabulary"], m.Set["report"])); err != nil {
		return s, errors.New(phrase.Say("model.damaged", "name", m.Key, "problem", err.Error()))
	}
	if s.Lesson == nil {
		return s, nil
	}
	return s.compute(s.Entered).find(s.sought), nil
}
