package film

import "slices"

// renamed is a recording whose values have other names.
type renamed struct {
	Recording
	values []Value
}

// Values implements Recording.
func (r renamed) Values() []Value { return r.values }

// Rename is a recording whose values have the names that name gives them, "" for none. What has no name is computed, but never
// shown.
func Rename(r Recording, name func(Value) string) Recording {
	u := renamed{r, slices.Clone(r.Values())}
	for i, v := range u.values {
		u.values[i].Name = name(v)
	}
	return u
}

// Unname is a recording of which only those values that keep reports true for have names: such as one layer of many, whose
// values then go by their own names and not by paths.
func Unname(r Recording, keep func(Value) bool) Recording {
	return Rename(r, func(v Value) string {
		if keep(v) {
			return v.Name
		}
		return ""
	})
}
