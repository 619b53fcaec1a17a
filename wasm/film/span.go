package film

import (
	"strings"

	"glassbox/wasm/timeline"
)

// Span is the stretch of steps in which what lies in a scope arrives.
type Span struct{ First, Last int }

// span names one: of a scope, there or back.
type span struct {
	scope string
	back  bool
}

// Span is that of a scope such as decoder.2.cross, with all that lies deeper in it, or of its gradients; ok is false where the
// film has none of it. It goes by the values of beats, so these must be such as Beats makes.
func (f *Film) Span(scope string, back bool) (s Span, ok bool) {
	if f.spans == nil {
		f.spans = map[span]Span{}
		for i := range f.Steps {
			k, _ := f.Beat(i)
			b := f.Plan.Beats[k]
			f.reaches(f.Values()[b.Value].Scope, b.Back, i)
		}
	}
	s, ok = f.spans[span{scope, back}]
	return s, ok
}

// reaches notes that a step lies in a scope, and in all that hold that one.
func (f *Film) reaches(scope string, back bool, step int) {
	for {
		s, ok := f.spans[span{scope, back}]
		if !ok {
			s.First = step
		}
		s.Last = step
		f.spans[span{scope, back}] = s
		at := strings.LastIndexByte(scope, '.')
		if at < 0 {
			return
		}
		scope = scope[:at]
	}
}

// Share is how much of the span is done at a moment.
func (s Span) Share(m timeline.Moment) float64 {
	return max(0, min(1, (float64(m.Step-s.First)+m.Frac)/float64(s.Last-s.First+1)))
}

// Now reports whether the span has the present step.
func (s Span) Now(m timeline.Moment) bool { return s.First <= m.Step && m.Step <= s.Last }

// Entry is how much of the way into a span is done, from 0 to 1 while marks may be on it: in the first half of what is played
// of the span without a stop.
func (f *Film) Entry(s Span, m timeline.Moment, depth int) float64 {
	steps := min(s.Last, f.Last(s.First, depth)) - s.First + 1
	return max(0, min(1, 2*(float64(m.Step-s.First)+m.Frac)/float64(steps)))
}
