package film

import (
	"strconv"
	"strings"
)

// Ref names something that a film shows: a cell, a row, or a whole value; or its gradient. It can be compared, and be
// the key of a map.
type Ref struct {
	Name string // of a value or of a window, as Film.Name has it; without the d of a gradient
	Back bool   // the gradient is meant
	I, J int    // row and column, from 0
	N    int    // how many of the two are given: 2 for a cell, 1 for a row, 0 for the whole
}

// At is the Ref of what has this name and so many indices, at most two.
func At(name string, indices ...int) Ref {
	r := Ref{Name: name, N: len(indices)}
	for k, to := range []*int{&r.I, &r.J}[:r.N] {
		*to = indices[k]
	}
	return r
}

// Gradient is the gradient of what r is.
func (r Ref) Gradient() Ref {
	r.Back = true
	return r
}

// Forward is what r is the gradient of.
func (r Ref) Forward() Ref {
	r.Back = false
	return r
}

// String is r as it stands in links and as an item of a picture: q-0-2, and dq-0-2 for its gradient.
func (r Ref) String() string {
	id := r.Name
	if r.Back {
		id = "d" + id
	}
	for _, i := range []int{r.I, r.J}[:r.N] {
		id += "-" + strconv.Itoa(i)
	}
	return id
}

// ParseRef reads what String writes, with the d of a gradient still part of the name; ok is false for anything else.
func ParseRef(id string) (r Ref, ok bool) {
	parts := strings.Split(id, "-")
	r.Name, r.N = parts[0], len(parts)-1
	for k, part := range parts[1:] {
		i, err := strconv.Atoi(part)
		if err != nil || i < 0 || k > 1 {
			return r, false
		}
		*[]*int{&r.I, &r.J}[k] = i
	}
	return r, true
}
