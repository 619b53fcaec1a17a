package film

import "slices"

// Operation is what a beat shows, and what that was computed from: of a value its inputs; of a gradient those of what was
// computed from the value, and the other inputs of that. What has no name is followed to what has one. A figure that has
// room for the operation under way alone draws these.
func (f *Film) Operation(beat int) (inputs, results []Ref) {
	seen := map[Ref]bool{}
	add := func(to *[]Ref, r Ref) {
		if !seen[r] {
			seen[r], *to = true, append(*to, r)
		}
	}
	shown := f.Plan.Beats[beat].shows()
	for _, name := range shown {
		if r, ok := f.lookup(name); ok {
			add(&results, r)
		}
	}
	for _, r := range results {
		i := f.names[r.Name].value
		if !r.Back || f.Values()[i].Back {
			f.inputs(i, func(r Ref) { add(&inputs, r) })
		} else {
			f.users(i, func(r Ref) { add(&inputs, r) })
		}
	}
	return inputs, results
}

// inputs visits the named values that a value was computed from.
func (f *Film) inputs(value int, visit func(Ref)) {
	v := f.Values()[value]
	if v.Stage() { // of the same inputs as the value that it leads to
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

// users visits the gradients of the named values that were computed from a value, and what else these were computed from.
func (f *Film) users(value int, visit func(Ref)) {
	for i, v := range f.Values() {
		if !v.Grad || v.Stage() || !slices.Contains(v.Inputs, value) {
			continue
		}
		if name := f.ids[i]; name != "" {
			visit(At(name).Gradient())
		} else {
			f.users(i, visit)
		}
		for _, in := range v.Inputs {
			if name := f.ids[in]; name != "" && in != value {
				visit(At(name))
			}
		}
	}
}
