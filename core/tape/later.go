package tape

// Later has what body records stand on the tape with its shape alone: it has no cells, and nothing is computed, before a
// Pass comes to it. So the structure of a computation is known before any memory is taken or time is spent, or where
// neither is to be. A leaf that is recorded so never gets cells: who wants the numbers lends parameters, or records them
// before. What body records has no gradient, as if the tape were still.
func (t *Tape[F]) Later(body func()) {
	outer := t.later
	defer func() { t.later = outer }()
	t.later = true
	t.Still(body)
}

// size is how many cells v has, or is to have.
func (v *Value[F]) size() int { return v.rows * v.cols }

// fill gives v its cells, if it has none, and computes them.
func (v *Value[F]) fill() {
	if v.data == nil {
		v.data = make([]F, v.size())
	}
	v.op.forward(v)
}
