package tape

import (
	"slices"
	"testing"
)

func TestPathsAreUnique(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1)
	tp.Scope("block1", func() {
		tp.Exp(x).Named("x")
		tp.Exp(x)
		tp.Scope("head1", func() { tp.Exp(x).Named("q") })
		tp.Exp(x).Named("x")
	})
	want := []string{"x", "block1.x", "block1.exp2", "block1.head1.q", "block1.x~2"}
	if got := tp.Paths(); !slices.Equal(got, want) {
		t.Errorf("the paths are %q, want %q", got, want)
	}
	for i, v := range tp.Values() {
		if v.Path() != want[i] {
			t.Errorf("path %d is %q, want %q", i, v.Path(), want[i])
		}
	}
}
