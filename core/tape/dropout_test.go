package tape

import (
	"math"
	"slices"
	"testing"
)

// ones records 40×50 ones and their dropout with probability p.
func ones(p float64, d *Dropout) (t *Tape[float64], x, out *Value[float64]) {
	t = New[float64]()
	x = t.Param("x", 40, 50)
	for i := range x.data {
		x.data[i] = 1
	}
	return t, x, t.Drop(x, p, d)
}

// A share p is left out, to within four standard deviations of a binomial distribution, and the mean stays about 1.
func TestDropLeavesOutItsShare(t *testing.T) {
	for _, p := range []float64{0, 0.1, 0.5, 0.9} {
		tp, x, out := ones(p, &Dropout{On: true, Seed: 3})
		gone := 0.0
		for _, y := range out.data {
			switch y {
			case 0:
				gone++
			case 1 / (1 - p):
			default:
				t.Fatalf("p = %v: a cell is %v", p, y)
			}
		}
		if n := float64(len(out.data)); math.Abs(gone-p*n) > 4*math.Sqrt(n*p*(1-p)) {
			t.Errorf("p = %v: %v of %v cells are left out", p, gone, n)
		}
		if tp.Backward(tp.Sum(out)); !slices.Equal(x.grad, out.data) {
			t.Errorf("p = %v: the gradient of the ones is not the factors", p)
		}
	}
}

// A replay repeats what was left out until there is another seed; off, everything passes.
func TestDropDependsOnItsSeed(t *testing.T) {
	d := &Dropout{On: true, Seed: 3}
	tp, x, out := ones(0.5, d)
	first := slices.Clone(out.data)
	if tp.Forward(); !slices.Equal(out.data, first) {
		t.Error("the same seed leaves out other cells")
	}
	d.Seed = 4
	if tp.Forward(); slices.Equal(out.data, first) {
		t.Error("another seed leaves out the same cells")
	}
	d.On = false
	if tp.Forward(); !slices.Equal(out.data, x.data) {
		t.Error("switched off, it changes cells")
	}
	d.On, d.Seed = true, 3
	if tp.Forward(); !slices.Equal(out.data, first) {
		t.Error("the seed does not bring the same cells back")
	}
	if again := tp.Drop(x, 0.5, d); slices.Equal(again.data, first) {
		t.Error("two dropouts leave out the same cells")
	}
}
