package figure

// Progress is how much of what is computed in a scope of the recording is done: all of it, where the film has none of it.
func (s *Scene) Progress(scope string) float64 {
	if span, ok := s.Span(scope, false); ok {
		return span.Share(s.Moment)
	}
	return 1
}

// Entering is how much of the way into a scope is done: see film.Entry.
func (s *Scene) Entering(scope string) float64 {
	if span, ok := s.Span(scope, false); ok {
		return s.Entry(span, s.Moment, s.Depth)
	}
	return 1
}

// UnderWay reports whether the present step is one of a scope's, and which way it goes.
func (s *Scene) UnderWay(scope string) (back, now bool) {
	back = s.Back()
	span, ok := s.Span(scope, back)
	return back, ok && span.Now(s.Moment)
}

// Undone reports whether gradients have come back through all of a scope.
func (s *Scene) Undone(scope string) bool {
	span, ok := s.Span(scope, true)
	return s.Back() && (!ok || span.Share(s.Moment) == 1)
}

// Back reports whether the present step is one of the way back.
func (s *Scene) Back() bool { return s.Steps[s.Step].Back }
