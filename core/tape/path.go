package tape

import "strconv"

// Path returns what tells v from all other values on its tape: its scope and its name,
// joined by a dot, or in place of the name its operation and index. Where a name was
// given twice in a scope, the second ends in ~2.
func (v *Value[F]) Path() string { return v.tape.Paths()[v.index] }

// Paths returns the Path of every value on the tape.
func (t *Tape[F]) Paths() []string {
	paths, times := make([]string, len(t.values)), make(map[string]int, len(t.values))
	for i, v := range t.values {
		path := v.title()
		if v.scope != "" {
			path = v.scope + "." + path
		}
		if times[path]++; times[path] > 1 {
			path += "~" + strconv.Itoa(times[path])
		}
		paths[i] = path
	}
	return paths
}
