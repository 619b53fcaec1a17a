package film

import "slices"

// Sources are the named values that r was computed from or, if it is a gradient, the gradients that it was computed from,
// as far as the film has them. What has no name is followed to what has one; a stage has the sources of the value that it leads to.
func (f *Film) Sources(r Ref) (all []Ref) {
	_, i, ok := f.Value(r.Name)
	if !ok {
		return nil
	}
	visit := func(r Ref) {
		if _, arrives := f.BeatOf(r); arrives && !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	if r.Back && !f.Values()[i].Back {
		f.users(i, visit)
	} else {
		f.inputs(i, visit)
	}
	return all
}

// inputs visits the named values that a value was computed from.
func (f *Film) inputs(value int, visit func(Ref)) {
	v := f.Values()[value]
	if v.Stage() {
		v = f.Values()[v.Inputs[0]]
	}
	for _, in := range v.Inputs {
		if name := f.ids[in]; name != "" {
			visit(At(name))
		} else {
			f.inputs(in, visit)
		}
	}
}

// users visits the gradients of the named values that were computed from a value.
func (f *Film) users(value int, visit func(Ref)) {
	for i, v := range f.Values() {
		switch {
		case !v.Grad || !slices.Contains(v.Inputs, value):
		case f.ids[i] != "":
			visit(At(f.ids[i]).Gradient())
		default:
			f.users(i, visit)
		}
	}
}
