package tape

import (
	"slices"
	"testing"
)

// Taken in pieces, twice, a pass leaves the same bits as Forward and Backward.
func TestPassGivesSameBits(t *testing.T) {
	whole, loss := attentionStep[float32]()
	pieces, piecesLoss := attentionStep[float32]()
	p := pieces.Pass(piecesLoss)
	for round := range 2 {
		for _, tp := range []*Tape[float32]{whole, pieces} {
			for i := range tp.values[0].data {
				tp.values[0].data[i] *= 1.5
			}
		}
		whole.Forward()
		whole.Backward(loss)
		steps := 1
		for p.Next() {
			steps++
		}
		if !slices.Equal(snapshot(pieces), snapshot(whole)) {
			t.Errorf("round %d: the bits differ", round)
		}
		if steps < 2*30 {
			t.Errorf("round %d: a pass of %d values has only %d steps", round, whole.Len(), steps)
		}
		if got, want := pieces.values[0].ExplainGrad(0, 0), whole.values[0].ExplainGrad(0, 0); got.Numbers != want.Numbers {
			t.Errorf("round %d: the gradient is explained by %s, want %s", round, got.Numbers, want.Numbers)
		}
	}
}

// What stands behind the loss, or beside it, is replayed, but has no part in the gradient.
func TestPassBeyondTheLoss(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	loss := tp.Mul(x, x)
	after := tp.Scale(10, x)
	tp.Input("last", 1, 1)
	x.Set(4)
	p := tp.Pass(loss)
	for p.Next() {
	}
	if loss.At(0, 0) != 16 || after.At(0, 0) != 40 || x.Grad().At(0, 0) != 8 {
		t.Errorf("loss, after, gradient = %v, %v, %v, want 16, 40, 8", loss.At(0, 0), after.At(0, 0), x.Grad().At(0, 0))
	}
}

// Without a loss a pass only goes forward, and leaves the gradients alone.
func TestPassWithoutLoss(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	y := tp.Scale(2, x)
	tp.Backward(y)
	x.Set(5)
	p := tp.Pass(nil)
	for round := range 2 {
		if first, second := p.Next(), p.Next(); !first || second || y.At(0, 0) != 10 || x.Grad().At(0, 0) != 2 {
			t.Errorf("round %d: %v, %v, y = %v, ∂y/∂x = %v", round, first, second, y.At(0, 0), x.Grad().At(0, 0))
		}
	}
}

func TestPassAllocatesNothing(t *testing.T) {
	tp, loss := attentionStep[float32]()
	p := tp.Pass(loss)
	all := func() {
		for p.Next() {
		}
	}
	if n := testing.AllocsPerRun(10, all); n != 0 {
		t.Errorf("a pass allocates %v times", n)
	}
}
