package tape

import (
	"math"
	"testing"
)

func TestProofAgrees(t *testing.T) {
	tp, loss := attentionStep[float64]()
	tp.Backward(loss)
	for _, v := range tp.Values() {
		if !v.NeedsGrad() {
			continue
		}
		p := tp.Prove(loss, v, v.rows-1, v.cols-1, 1e-5)
		if p.Epsilon != 1e-5 || p.Kink != nil {
			t.Errorf("∂L/∂%s: %+v", v.title(), p)
		}
		if p.Quotient != (p.Plus-p.Minus)/2e-5 || p.Difference != math.Abs(p.Quotient-p.Gradient) || !near(p.Gradient, p.Quotient, 1e-6) {
			t.Errorf("∂L/∂%s is %v, the quotient %v, the difference %v", v.title(), p.Gradient, p.Quotient, p.Difference)
		}
	}
}

func TestProofOfTheLoss(t *testing.T) {
	tp := New[float64]()
	loss := tp.Exp(tp.Param("x", 1, 1, 2))
	tp.Backward(loss)
	if p := tp.Prove(loss, loss, 0, 0, 0.5); p.Plus != loss.At(0, 0)+0.5 || p.Quotient != 1 || p.Gradient != 1 {
		t.Errorf("the loss by itself: %+v", p)
	}
}

func TestProofFindsTheCornerThatItCrosses(t *testing.T) {
	for _, c := range []struct {
		x, eps         float64
		apply          func(tp *Tape[float64], x *Value[float64]) *Value[float64]
		name, function string // of the kink, empty for none
	}{
		{0, 1e-5, (*Tape[float64]).ReLU, "x₂", "ReLU"},
		{1e-6, 1e-5, (*Tape[float64]).ReLU, "x₂", "ReLU"},
		{-1e-6, 1e-5, func(tp *Tape[float64], x *Value[float64]) *Value[float64] { return tp.LeakyReLU(x, 0.1) }, "x₂", "LeakyReLU"},
		{1e-4, 1e-5, (*Tape[float64]).ReLU, "", ""},
		{0, 1e-5, (*Tape[float64]).Tanh, "", ""},
		{3, 1e-5, func(tp *Tape[float64], x *Value[float64]) *Value[float64] {
			return tp.AbsoluteError(x, tp.Input("t", 1, 2, 0, 3))
		}, "x₂", "|x₂ − t₂|"},
	} {
		tp := New[float64]()
		x := tp.Param("x", 1, 2, 5, c.x)
		loss := tp.Sum(c.apply(tp, x))
		tp.Backward(loss)
		var name, function string
		if k := tp.Prove(loss, x, 0, 1, c.eps).Kink; k != nil {
			name, function = k.At.Name, k.Function
		}
		if name != c.name || function != c.function {
			t.Errorf("at %v the kink is %q at %q, want %q at %q", c.x, function, name, c.function, c.name)
		}
		if tp.Prove(loss, x, 0, 0, c.eps).Kink != nil {
			t.Error("the other cell crosses nothing")
		}
	}
}
