package tape

import (
	"math"
	"slices"
	"testing"
)

func TestScopesNest(t *testing.T) {
	tp := New[float64]()
	x := tp.Input("x", 1, 1)
	var in, deep, back *Value[float64]
	tp.Scope("decoder", func() {
		in = tp.Exp(x)
		tp.Scope("cross", func() { deep = tp.Exp(in) })
		back = tp.Exp(deep)
	})
	out := tp.Exp(back)
	for v, want := range map[*Value[float64]]string{x: "", in: "decoder", deep: "decoder.cross", back: "decoder", out: ""} {
		if v.Scope() != want {
			t.Errorf("value %d is in scope %q, want %q", v.Index(), v.Scope(), want)
		}
	}
}

func TestScopeEndsWithPanic(t *testing.T) {
	tp := New[float64]()
	panicOf(func() { tp.Scope("broken", func() { tp.Input("x", 0, 0) }) })
	if v := tp.Input("x", 1, 1); v.Scope() != "" {
		t.Errorf("scope is %q after a panic", v.Scope())
	}
}

func TestRewindForgets(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	n := tp.Len()
	tp.Backward(tp.Mul(x, x))
	tp.Rewind(n)
	if tp.Len() != 1 || x.ExplainGrad(0, 0).Symbols != "0" {
		t.Errorf("after rewind there are %d values and ∂L/∂x is %q", tp.Len(), x.ExplainGrad(0, 0).Symbols)
	}
	y := tp.Scale(2, x)
	tp.Backward(y)
	if y.Index() != 1 || x.Grad().At(0, 0) != 2 {
		t.Errorf("recorded anew: index %d, gradient %v", y.Index(), x.Grad().At(0, 0))
	}
}

func TestForwardAfterKeepsTheValue(t *testing.T) {
	tp := New[float64]()
	x := tp.Input("x", 1, 1, 3)
	h := tp.Scale(2, x)
	y := tp.Scale(10, h)
	h.Set(7)
	tp.ForwardAfter(h)
	if h.At(0, 0) != 7 || y.At(0, 0) != 70 {
		t.Errorf("h, y = %v, %v, want 7, 70", h.At(0, 0), y.At(0, 0))
	}
	tp.Forward()
	if y.At(0, 0) != 60 {
		t.Errorf("y = %v, want 60", y.At(0, 0))
	}
}

// Only what leads to the loss takes part in its gradient.
func TestBackwardIgnoresDeadEnds(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	unused := tp.Exp(x).Named("unused")
	loss := tp.Scale(2, x)
	later := tp.Exp(x).Named("later")
	tp.Backward(loss)
	if got := x.ExplainGrad(0, 0).Symbols; got != "2" {
		t.Errorf("∂L/∂x = %q, want 2", got)
	}
	for _, v := range []*Value[float64]{unused, later} {
		if v.Grad().At(0, 0) != 0 || len(v.Contributions(0, 0)) != 0 {
			t.Errorf("%s has a gradient", v.Name())
		}
	}
}

func TestBackwardOfAnotherLoss(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	first, second := tp.Scale(2, x), tp.Scale(5, x)
	tp.Backward(first)
	tp.Backward(second)
	if got := x.ExplainGrad(0, 0).Symbols; got != "5" || x.Grad().At(0, 0) != 5 {
		t.Errorf("∂L/∂x = %s = %v, want 5", got, x.Grad().At(0, 0))
	}
}

func TestBackwardOfInputs(t *testing.T) {
	tp := New[float64]()
	loss := tp.Exp(tp.Input("x", 1, 1, 3))
	tp.Backward(loss)
	if loss.NeedsGrad() || loss.ExplainGrad(0, 0).Symbols != "" {
		t.Error("there is a gradient without a parameter")
	}
}

func TestDifferenceRestoresEveryBit(t *testing.T) {
	tp, loss := attentionStep[float32]()
	for _, v := range tp.Values() {
		before := snapshot(tp)
		plus, minus := tp.Difference(loss, v, 0, 0, 0.25)
		if plus == minus && v.reaches && v.Grad().At(0, 0) != 0 {
			t.Errorf("%s %d: both losses are %v", v.Op(), v.Index(), plus)
		}
		if !slices.Equal(snapshot(tp), before) {
			t.Errorf("%s %d: bits changed", v.Op(), v.Index())
		}
	}
}

// snapshot returns the bits of everything on the tape.
func snapshot(tp *Tape[float32]) []uint32 {
	var bits []uint32
	for _, v := range tp.Values() {
		for _, x := range slices.Concat(v.data, v.grad, v.kept) {
			bits = append(bits, math.Float32bits(x))
		}
	}
	return bits
}

func TestReplayAllocatesNothing(t *testing.T) {
	t.Run("float64", testAllocations[float64])
	t.Run("float32", testAllocations[float32])
}

func testAllocations[F Float](t *testing.T) {
	tp, loss := attentionStep[F]()
	if n := testing.AllocsPerRun(10, func() { tp.Forward(); tp.Backward(loss) }); n != 0 {
		t.Errorf("a training step allocates %v times", n)
	}
}

// attentionStep records a training step with nearly every operation in it: embedding,
// masked attention, layer norm, a small network and the loss.
func attentionStep[F Float]() (*Tape[F], *Value[F]) {
	b := newBuilder[F](3, 4)
	x := b.Rows(b.normal(5, 4), []int{0, 3, 3})
	n := b.LayerNorm(x, b.normal(1, 4), b.normal(1, 4), 1e-5)
	q, k, v := b.MatMul(n, b.normal(4, 4)), b.MatMul(n, b.normal(4, 4)), b.MatMul(n, b.normal(4, 4))
	mask := []bool{true, false, false, true, true, false, true, true, true}
	var heads []*Value[F]
	for h := 0; h < 4; h += 2 {
		scores := b.Scale(0.7, b.MatMulT(b.SliceCols(q, h, h+2), b.SliceCols(k, h, h+2)))
		heads = append(heads, b.MatMul(b.Softmax(scores, mask), b.SliceCols(v, h, h+2)))
	}
	x = b.Add(x, b.ConcatCols(heads...))
	x = b.Add(b.MatMul(b.GELU(b.Add(b.MatMul(x, b.normal(4, 6)), b.normal(1, 6))), b.normal(6, 4)), b.normal(1, 4))
	loss := b.CrossEntropyClasses(b.Tanh(b.Sub(b.Mul(x, b.Sigmoid(x)), b.ReLU(x))), []int{3, 3, 1})
	loss = b.Add(loss, b.Mean(b.Exp(b.LogSoftmax(b.Transpose(x)))))
	b.Backward(loss)
	return b.Tape, loss
}

// Parameters that are lent cells hold those in the order in which they are recorded, and begin as they are.
func TestLentCells(t *testing.T) {
	a, b := New[float64](), New[float64]()
	w, u := a.Param("w", 1, 2, 3, 4), a.Param("u", 2, 1, 5, 6)
	var first, second *Value[float64]
	b.Lend(a.Values(), func() { first, second = b.Param("w", 1, 2, 8, 9), b.Param("u", 2, 1) })
	own := b.Param("own", 1, 2, 7, 7)
	w.Set(1, 2)
	if !slices.Equal(first.Data(), []float64{1, 2}) || !slices.Equal(second.Data(), u.Data()) || own.At(0, 0) != 7 {
		t.Errorf("lent are %v and %v, and %v is its own", first.Data(), second.Data(), own.Data())
	}
	b.Backward(b.MatMul(first, second))
	if !slices.Equal(first.GradData(), []float64{5, 6}) || !slices.Equal(w.GradData(), []float64{0, 0}) {
		t.Errorf("the gradients are %v and %v", first.GradData(), w.GradData())
	}
}

// An input over cells reads what they hold when it is replayed.
func TestInputOver(t *testing.T) {
	tp, cells := New[float64](), []float64{1, 2}
	sum := tp.Sum(tp.InputOver("x", 1, 2, cells))
	cells[1] = 5
	if tp.Forward(); sum.At(0, 0) != 6 {
		t.Errorf("the sum is %v, want 6", sum.At(0, 0))
	}
}

// What is recorded while the tape is still has no gradient, and the same bits; what comes after it has one.
func TestStill(t *testing.T) {
	tp := New[float64]()
	w := tp.Param("w", 1, 2, 3, 4)
	var ahead, fixed *Value[float64]
	tp.Still(func() { ahead, fixed = tp.Sum(tp.Mul(w, w)), tp.Param("fixed", 1, 2) })
	after := tp.Sum(tp.Mul(w, w))
	if ahead.NeedsGrad() || fixed.NeedsGrad() || !after.NeedsGrad() || ahead.At(0, 0) != after.At(0, 0) {
		t.Errorf("still: %v, gradient %v; after it: %v, gradient %v", ahead.At(0, 0), ahead.NeedsGrad(), after.At(0, 0), after.NeedsGrad())
	}
}

// A value has one gradient, however many of its inputs have any.
func TestOneGradientIsMade(t *testing.T) {
	tp := New[float64]()
	w, x := tp.Param("w", 8, 8), tp.Input("x", 8, 8)
	both := testing.AllocsPerRun(20, func() { tp.Add(w, w) })
	if one := testing.AllocsPerRun(20, func() { tp.Add(w, x) }); both > one {
		t.Errorf("%v allocations where both inputs have a gradient, %v where one has", both, one)
	}
}

// Two tapes work on the same cells, each with a gradient of its own.
func TestSharedLeaf(t *testing.T) {
	a, b := New[float64](), New[float64]()
	w := a.Param("w", 1, 2, 3, 4)
	shared := b.Param("w", 1, 2)
	shared.Share(w)
	twice, square := a.Sum(a.Scale(2, w)), b.Sum(b.Mul(shared, shared))
	w.Set(5, 6)
	b.Forward()
	a.Backward(twice)
	b.Backward(square)
	if square.At(0, 0) != 61 || !slices.Equal(w.GradData(), []float64{2, 2}) || !slices.Equal(shared.GradData(), []float64{10, 12}) {
		t.Errorf("the square is %v, the gradients are %v and %v", square.At(0, 0), w.GradData(), shared.GradData())
	}
}
