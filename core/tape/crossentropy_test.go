package tape

import (
	"slices"
	"testing"
)

// Rows that are not asked about change nothing: neither the loss of the others nor its gradient.
func TestUnaskedRowsDoNotCount(t *testing.T) {
	tp := New[float64]()
	all := tp.Param("x", 3, 2, 1, -1, 0.5, 2, 3, 0)
	two := tp.Rows(all, []int{0, 2})
	want := tp.CrossEntropyClasses(two, []int{1, 0})
	tp.Backward(want)
	grad := slices.Clone(all.grad)
	classes := []int{1, Unasked, 0}
	got := tp.CrossEntropyClasses(all, classes)
	tp.Backward(got)
	if got.data[0] != want.data[0] || !slices.Equal(all.grad, grad) {
		t.Errorf("the loss is %v with gradient %v, of the rows alone %v with %v", got.data[0], all.grad, want.data[0], grad)
	}
	classes[0], classes[2] = Unasked, Unasked
	tp.Forward()
	if tp.Backward(got); got.data[0] != 0 || !slices.Equal(all.grad, make([]float64, 6)) {
		t.Errorf("without a question the loss is %v, its gradient %v", got.data[0], all.grad)
	}
}
