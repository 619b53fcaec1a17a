package transformer

import "strconv"

// span is the stretch of steps in which a block computes, or is differentiated.
type span struct{ first, last int }

// spans are those of all blocks, there and back.
func (m *model) spans() (there, back map[string]span) {
	there, back = map[string]span{}, map[string]span{}
	for i := range m.Film.Steps {
		beat, _ := m.Beat(i)
		b := m.Plan.Beats[beat]
		of := there
		if b.Back {
			of = back
		}
		name := block(m.Values()[b.Value].Scope)
		s, ok := of[name]
		if !ok {
			s.first = i
		}
		s.last = i
		of[name] = s
	}
	return there, back
}

// progress is how much of a block's work is done; all of it where the place does not hold the block.
func (s *scene) progress(b string) float64 {
	of, ok := s.there[b]
	if !ok {
		return 1
	}
	return max(0, min(1, (float64(s.Step-of.first)+s.Frac)/float64(of.last-of.first+1)))
}

// underWay reports whether the present step is one of a block's, and which way it goes.
func (s *scene) underWay(b string) (back, now bool) {
	in := func(of span, ok bool) bool { return ok && of.first <= s.Step && s.Step <= of.last }
	of, ok := s.there[b]
	if in(of, ok) {
		return false, true
	}
	of, ok = s.back[b]
	return true, in(of, ok)
}

// entering is how much of the way into a block is done: in the first half of what is played of it without a stop.
func (s *scene) entering(b string) float64 {
	of, ok := s.there[b]
	if !ok {
		return 1
	}
	steps := min(of.last, s.Last(of.first, s.Depth)) - of.first + 1
	return 2 * (float64(s.Step-of.first) + s.Frac) / float64(steps)
}

// undone reports whether gradients have come back through all of a block.
func (s *scene) undone(b string) bool {
	of, ok := s.back[b]
	return s.way && (!ok || s.Step > of.last || s.Step == of.last && s.Frac == 1)
}

// weights is the name of the weights of a head of an attention, which counts from 0.
func (m *model) weights(b string, head int) string {
	n := strconv.Itoa(head + 1)
	return b + ".head" + n + ".a" + n
}
