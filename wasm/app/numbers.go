package app

import (
	"slices"

	"glassbox/core/order"
)

// numbers are the named numbers that a report carries: those known when the last step was done, and of the step under way
// what it is about. pending are the names of those that it will make or change, in order: where words tell of that step, their
// old values would be wrong.
func (s State) numbers() (known map[string]any, pending []string) {
	known, pending = s.told(s.done(), s.wanted), []string{}
	if s.done() == s.Clock.Step {
		return known, pending
	}
	next := s.told(s.Clock.Step, s.wanted)
	for _, name := range s.Run.About {
		if v, ok := next[name]; ok {
			known[name] = v
		}
	}
	for name, old := range known {
		if v := next[name]; scalar(old) && scalar(v) && old != v {
			pending = append(pending, name)
		}
	}
	for name, v := range next {
		if _, ok := known[name]; !ok && scalar(v) {
			pending = append(pending, name)
		}
	}
	order.Sort(pending)
	return known, pending
}

// scalar reports whether a named number is no matrix.
func scalar(v any) bool {
	_, matrix := v.([][]float64)
	return !matrix
}

// told are the numbers of the names, or all if there are none, as they are known when a step is done.
func (s State) told(step int, names []string) map[string]any {
	known := s.Run.Numbers(step, names...)
	for name := range known {
		if len(names) > 0 && !slices.Contains(names, name) {
			delete(known, name)
		}
	}
	return known
}
