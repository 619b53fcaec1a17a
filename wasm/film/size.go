package film

import (
	"math"
	"strings"
)

// Size is the length of a row or of a whole, the root of the sum of the squares of its cells, whether it has arrived or not. It
// is worked out once.
func (f *Film) Size(r Ref) float64 {
	if known, ok := f.sizes[r]; ok {
		return known
	}
	sum := 0.0
	if m := f.Matrix(Ref{Name: r.Name, Back: r.Back}); m != nil {
		from := 0
		to, cols := m.Dims()
		if r.N > 0 {
			from, to = r.I, min(r.I+1, to)
		}
		for i := from; i < to; i++ {
			for j := range cols {
				x := m.At(i, j)
				sum += x * x
			}
		}
	}
	f.sizes[r] = math.Sqrt(sum)
	return f.sizes[r]
}

// Params are the parameters that stand in a scope or deeper in it; all there are for an empty one. They are looked up once.
func (f *Film) Params(scope string) []Ref {
	all, ok := f.params[scope]
	if !ok {
		for i, v := range f.Values() {
			if v.Op == "param" && (scope == "" || v.Scope == scope || strings.HasPrefix(v.Scope, scope+".")) {
				all = append(all, Ref{Name: f.ids[i]})
			}
		}
		f.params[scope] = all
	}
	return all
}

// Norm is the length of the gradient of all parameters in a scope together: what it would learn.
func (f *Film) Norm(scope string) (length float64) {
	for _, r := range f.Params(scope) {
		length = math.Hypot(length, f.Size(r.Gradient()))
	}
	return length
}
