package tape_test

import (
	"slices"
	"testing"

	"glassbox/core/tape"
)

// What is recorded for later has the structure of what is recorded at once, and in the end the same bits.
func TestLater(t *testing.T) {
	record := func(tp *tape.Tape[float64], x *tape.Value[float64]) *tape.Value[float64] {
		p := tp.Softmax(tp.MatMul(x, x), []bool{true, false, true, true}).Named("p")
		return tp.Sum(tp.Mul(p, tp.Rows(x, []int{1, 0}))).Named("out")
	}
	now, later := tape.New[float64](), tape.New[float64]()
	a := now.Input("x", 2, 2, 1, 2, 3, 4)
	want := record(now, a)
	var got *tape.Value[float64]
	b := later.Input("x", 2, 2, 1, 2, 3, 4)
	later.Later(func() { got = record(later, b) })
	if got.Data() != nil || !slices.Equal(now.Paths(), later.Paths()) {
		t.Errorf("before the pass it has %v, and paths %v", got.Data(), later.Paths())
	}
	for i, v := range later.Values() {
		if len(v.Stages()) != len(now.Values()[i].Stages()) {
			t.Errorf("value %d has other stages", i)
		}
	}
	for p := later.Pass(nil); p.Next(); {
	}
	if got.At(0, 0) != want.At(0, 0) || got.NeedsGrad() {
		t.Errorf("after the pass it is %v, want %v", got.At(0, 0), want.At(0, 0))
	}
}

// The structure of what would be too large for any memory costs none, and a parameter remains one.
func TestLaterTakesNoMemory(t *testing.T) {
	tp := tape.New[float32]()
	tp.Later(func() {
		w := tp.Param("w", 1<<20, 1<<15)
		tp.MatMul(tp.Rows(w, []int{5}), tp.Param("u", 1<<15, 1<<20, 1)).Named("out")
		if w.Op() != "param" {
			t.Errorf("a parameter is told as %q", w.Op())
		}
	})
	if n := tp.Len(); n != 4 {
		t.Errorf("%d values", n)
	}
}
