package app

// Work is what has to be done before what was entered can be shown, or nil.
func (s State) Work() *Work {
	if s.work == nil {
		return nil
	}
	return &Work{s.work.Text, s.worked}
}

// goOn does a little of the work, and in the end shows what was entered.
func (s State) goOn() State {
	if s.work == nil {
		return s
	}
	if s.worked = s.work.More(); s.worked < 1 {
		return s
	}
	return s.compute(s.Entered).find(s.sought)
}
