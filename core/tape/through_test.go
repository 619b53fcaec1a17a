package tape

import (
	"slices"
	"testing"
)

// What is changed on its way keeps its name, reads as set by hand where it was set, and as before elsewhere; its gradient
// ends where it was set.
func TestThrough(t *testing.T) {
	tp := New[float64]()
	tp.Through(func(v *Value[float64]) ([]int, []float64) {
		if v.Path() != "layer.h" {
			return nil, nil
		}
		return []int{1}, []float64{5}
	})
	x := tp.Param("x", 1, 3, 1, 2, 3)
	var h, y *Value[float64]
	tp.Scope("layer", func() {
		h = tp.Scale(2, x).Named("h")
		y = tp.Sum(h).Named("y")
	})
	tp.Through(nil)
	z := tp.Scale(1, y).Named("h")
	tp.Backward(z)
	if !slices.Equal(h.Data(), []float64{2, 5, 6}) || y.At(0, 0) != 13 || h.Path() != "layer.h" || z.Op() != "scale" {
		t.Errorf("h is %v, called %s, y is %v", h.Data(), h.Path(), y.Data())
	}
	if !slices.Equal(x.GradData(), []float64{2, 0, 2}) || !slices.Equal(h.GradData(), []float64{1, 1, 1}) {
		t.Errorf("the gradients are %v and %v", x.GradData(), h.GradData())
	}
	if a, b := h.Explain(0, 0).Chain(), h.Explain(0, 1).Chain(); a != "h₁ = 2 · x₁ = 2 · 1" || b != "h₂ = 5" {
		t.Errorf("explained as %q and %q", a, b)
	}
	x.Set(4, 4, 4)
	tp.Forward()
	if y.At(0, 0) != 21 {
		t.Errorf("replayed it is %v, want 21", y.Data())
	}
}

// What an operation works out on its way is to be seen whether or not its value was changed.
func TestStagesOfTheChanged(t *testing.T) {
	tp := New[float64]()
	tp.Through(func(v *Value[float64]) ([]int, []float64) { return []int{0}, []float64{0.5} })
	p := tp.Softmax(tp.Param("x", 1, 2, 3, 5), nil).Named("p")
	want := New[float64]()
	q := want.Softmax(want.Param("x", 1, 2, 3, 5), nil).Named("p")
	if n := len(q.Stages()); n == 0 || len(p.Stages()) != n {
		t.Fatalf("there are %d stages, and of what was changed %d", n, len(p.Stages()))
	}
	for k, s := range p.Stages() {
		if is := q.Stages()[k]; !s.Back() && (s.At(0, 0) != is.At(0, 0) || s.Name() != is.Name() || s.Of() != p) {
			t.Errorf("%s is %v, want %v", s.Name(), s.At(0, 0), is.At(0, 0))
		}
	}
}
