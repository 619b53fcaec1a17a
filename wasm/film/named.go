package film

import "slices"

// unnamed is a recording of which only some values have names.
type unnamed struct {
	Recording
	values []Value
}

// Values implements Recording.
func (u unnamed) Values() []Value { return u.values }

// Unname is a recording of which only those values that keep reports true for have names: such as one layer of many, whose
// values then go by their own names and not by paths. What has no name is computed, but never shown.
func Unname(r Recording, keep func(Value) bool) Recording {
	u := unnamed{r, slices.Clone(r.Values())}
	for i := range u.values {
		if !keep(u.values[i]) {
			u.values[i].Name = ""
		}
	}
	return u
}
