package main

import (
	"glassbox/wasm/control"
	"glassbox/wasm/course"
)

// Summary is a lesson as -list prints it.
type Summary struct {
	ID       string    `json:"id"`
	Number   int       `json:"number"`
	Title    string    `json:"title"`
	Weights  string    `json:"weights"`
	Controls []Control `json:"controls"`
}

// Control is what can be set in a state: its kind, and only the bounds that its kind has.
type Control struct {
	Key      string           `json:"key"`
	Label    string           `json:"label"`
	Kind     control.Kind     `json:"kind"`
	Default  string           `json:"default"`
	Min      *float64         `json:"min,omitempty"`
	Max      *float64         `json:"max,omitempty"`
	Step     float64          `json:"step,omitempty"`
	MaxItems int              `json:"maxItems,omitempty"`
	MaxRunes int              `json:"maxRunes,omitempty"`
	Options  []control.Option `json:"options,omitempty"`
	When     string           `json:"when,omitempty"`
}

func summaries() []Summary {
	var all []Summary
	for _, l := range course.Lessons {
		s := Summary{ID: l.ID, Number: l.Number, Title: l.Title(), Weights: l.Weights()}
		for _, spec := range l.Controls() {
			s.Controls = append(s.Controls, summary(spec))
		}
		all = append(all, s)
	}
	return all
}

func summary(s control.Spec) Control {
	c := Control{Key: s.Key, Label: s.Label, Kind: s.Kind, Default: s.Default, Step: s.Step, MaxItems: s.MaxItems, MaxRunes: s.MaxRunes,
		Options: s.Options, When: s.When}
	switch s.Kind {
	case control.Number, control.Integer, control.Numbers:
		c.Min, c.Max = &s.Min, &s.Max
	}
	return c
}
