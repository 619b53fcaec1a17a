package nn

import (
	"math"
	"testing"

	"glassbox/core/tape"
)

// By hand: h₁ = tanh(2·0.5 + 0·0.25 − 1) = 0, h₂ = tanh(4·0.5 + 0·0.25 − 1) = tanh 1,
// h₃ = tanh(0·0.5 + tanh 1·0.25 − 1).
func TestRNN(t *testing.T) {
	tp := tape.New[float64]()
	r := NewRNN(tp, 1, 1)
	r.WX.Set(0.5)
	r.WH.Set(0.25)
	r.B.Set(-1)
	s := r.Read(tp, tp.Input("x", 3, 1, 2, 4, 0))
	for i, want := range []float64{0, math.Tanh(1), math.Tanh(0.25*math.Tanh(1) - 1)} {
		if got := s.H[i].At(0, 0); math.Abs(got-want) > 1e-15 {
			t.Errorf("%s is %v, want %v", s.H[i].Name(), got, want)
		}
	}
	if len(s.X) != 3 || s.X[1].At(0, 0) != 4 {
		t.Errorf("read are %v", s.X)
	}
}

// The network remembers, and never looks ahead.
func TestRNNSeesOnlyBefore(t *testing.T) {
	tp, r := tape.New[float64](), Random(2)
	x := param(tp, r, "x", 4, 3)
	s := someRNN(tp, r, 3, 3).Read(tp, x)
	tp.Backward(tp.Sum(s.H[1]))
	for i := range 4 {
		if seen := x.Grad().At(i, 0) != 0; seen != (i <= 1) {
			t.Errorf("word %d has the gradient %v by h2", i+1, x.Grad().At(i, 0))
		}
	}
}

// Four operations for each word between in the network; five in all in attention.
func TestChain(t *testing.T) {
	for _, T := range []int{2, 5, 9} {
		tp := tape.New[float64]()
		x := tp.Param("x", T, 4)
		s := NewRNN(tp, 4, 3).Read(tp, x)
		if got, want := Chain(tp, s.X[0], s.H[T-1]), 4*T; got != want {
			t.Errorf("%d words: the network takes %d steps, want %d", T, got, want)
		}
		project := func() *tape.Value[float64] { return tp.MatMul(x, tp.Param("w", 4, 4)) }
		h := Attention(tp, project(), project(), project(), nil)
		if got := Chain(tp, x, h.Out); got != 5 {
			t.Errorf("%d words: attention takes %d steps, want 5", T, got)
		}
		for to, want := range map[*tape.Value[float64]]int{x: 0, s.X[0]: 1} {
			if got := Chain(tp, x, to); got != want {
				t.Errorf("from x to value %d there are %d steps, want %d", to.Index(), got, want)
			}
		}
		if back, aside := Chain(tp, h.Out, x), Chain(tp, s.H[0], h.Out); back != -1 || aside != -1 {
			t.Errorf("there is no way, but %d and %d steps", back, aside)
		}
	}
}
