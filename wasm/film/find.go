package film

// Lookup is what a name stands for, with a d in front for its gradient; ok is false for unknown names.
func (f *Film) Lookup(name string) (r Ref, ok bool) { return f.lookup(name) }

// Flat reports whether a name is that of one row, whose cells have one index.
func (f *Film) Flat(name string) bool { return f.names[name].flat }

// BeatOf is the beat in which r arrives, −1 for what is given; ok is false for what never arrives.
func (f *Film) BeatOf(r Ref) (beat int, ok bool) {
	c, _, ok := f.Cell(r)
	if !ok {
		return 0, false
	}
	return f.beatOf(c)
}
