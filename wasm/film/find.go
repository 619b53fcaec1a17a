package film

import "slices"

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

// Shown are what arrives in a beat, whole.
func (f *Film) Shown(beat int) (all []Ref) {
	for _, name := range f.Plan.Beats[beat].shows() {
		if r, ok := f.lookup(name); ok {
			all = append(all, r)
		}
	}
	return all
}

// Sources are the named values that r was computed from or, if it is a gradient, the gradients that it was computed from.
func (f *Film) Sources(r Ref) (all []Ref) {
	v, index, ok := f.Value(r.Name)
	switch {
	case !ok:
	case r.Back:
		for i, u := range f.Values() {
			if u.Grad && slices.Contains(u.Inputs, index) && f.ids[i] != "" {
				all = append(all, At(f.ids[i]).Gradient())
			}
		}
	default:
		for _, i := range v.Inputs {
			if f.ids[i] != "" {
				all = append(all, At(f.ids[i]))
			}
		}
	}
	return all
}
