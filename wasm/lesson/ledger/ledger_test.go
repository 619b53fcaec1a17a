package ledger

import (
	"math"
	"testing"

	"glassbox/core/tape"
)

// squared is a film of y = x², forward and backward, at x = 3.
func squared() *Ledger {
	t := tape.New[float64]()
	x := t.Param("x", 1, 1, 3)
	y := t.Mul(x, x)
	t.Backward(y)
	l := New("square")
	l.Given("x", "x", "a number", 3, "x")
	l.Step("Forward", "given", "given")
	l.Put(Quantity{ID: "y", Name: "y", X: y.At(0, 0), Symbols: "x · x", Numbers: "3 · 3", From: []string{"x"}})
	l.Each("Forward", "multiply", "y", "y")
	l.Put(Quantity{ID: "dx", Of: "x", Name: "∂y/∂x", X: x.Grad().At(0, 0), Symbols: "2 · x", Numbers: "2 · 3", From: []string{"x"}, Proof: NewProof(t, y, x, "y", 1e-5)})
	l.Step("backward", "slope", "dx", "dx")
	return l
}

func TestNumbersArriveInTheirSteps(t *testing.T) {
	l := squared()
	for step, want := range []map[string]any{{"x": 3.0}, {"x": 3.0, "y": 9.0}, {"x": 3.0, "y": 9.0, "dx": 6.0}} {
		got := l.Numbers(step)
		for name, v := range want {
			if got[name] != v || len(got) != len(want) {
				t.Errorf("step %d knows %v, want %v", step, got, want)
			}
		}
	}
	if s := l.Track.Steps; s[0].Travel != 0 || s[1].Travel == 0 || s[1].Back || !s[2].Back || s[1].Scope != "square/Forward/y/y" || s[2].Scope != "square/backward/slope/dx" {
		t.Errorf("steps %+v", s)
	}
}

func TestInspect(t *testing.T) {
	l := squared()
	early, _ := l.Inspect("y", 0)
	if early.Value != nil || early.Rows[0].Result != "" {
		t.Errorf("told before it is known: %+v", early)
	}
	in, ok := l.Inspect("x-elsewhere", 2)
	if !ok || in.ID != "x-elsewhere" || in.Origin != "set by hand" || *in.Value != 3 || *in.Gradient != 6 || in.Provable != "dx" || len(in.Rows) != 3 {
		t.Errorf("%v %+v", ok, in)
	}
	if y, _ := l.Inspect("y", 2); y.Formula != "y = x · x = 3 · 3 = 9" || y.Origin != "computed" {
		t.Errorf("%+v", y)
	}
	if _, ok := l.Inspect("z", 2); ok {
		t.Error("z is told about")
	}
}

func TestProve(t *testing.T) {
	l := squared()
	if _, ok := l.Prove("dx", 1); ok {
		t.Error("proved before it is known")
	}
	p, ok := l.Prove("dx", 2)
	if !ok || p.Gradient != 6 || math.Abs(p.Quotient-6) > 1e-6 || p.Symbol != "x" || p.Function != "y" {
		t.Errorf("%v %+v", ok, p)
	}
}
