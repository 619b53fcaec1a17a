package tape

import (
	"flag"
	"os"
	"strings"
	"testing"

	"glassbox/core/number"
)

var update = flag.Bool("update", false, "rewrite testdata/explanations.txt")

// TestExplanations compares how every operation explains a cell, and the gradient of a
// cell of each operand, and its stages, with testdata/explanations.txt.
func TestExplanations(t *testing.T) {
	var got strings.Builder
	for _, op := range opCases[float64]() {
		b := newBuilder[float64](16, 5)
		out := op.build(b)
		b.Backward(b.loss(out))
		got.WriteString(op.method + "\n")
		write(&got, out.Explain(out.rows-1, out.cols-1))
		for _, s := range out.Stages() {
			rows, cols := s.Dims()
			write(&got, s.Explain(rows-1, cols-1))
		}
		for _, v := range b.leaves {
			write(&got, v.ExplainGrad(0, v.cols-1))
		}
	}
	const golden = "testdata/explanations.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("explanations changed (-update accepts them):\n%s", got.String())
	}
}

func write(b *strings.Builder, e Explanation) {
	b.WriteString("  " + e.Name + "\n    = " + e.Symbols + "\n    = " + e.Numbers + "\n    = " + number.Format(e.Value) + "\n")
}

func TestSigns(t *testing.T) {
	tp := New[float64]()
	scalar := func(name string, x float64) *Value[float64] { return tp.Param(name, 1, 1, x) }
	a, b, c := scalar("a", -2), scalar("b", -3), scalar("c", 1e-6)
	tests := []struct {
		v                *Value[float64]
		symbols, numbers string
	}{
		{tp.Mul(a, b), "a · b", "−2 · (−3)"},
		{tp.Sub(a, b), "a − b", "−2 − (−3)"},
		{tp.Add(a, tp.Mul(b, a)), "a + b · a", "−2 − 3 · (−2)"},
		{tp.Sub(a, tp.Add(b, c)), "a − (b + c)", "−2 − (−3 + 1 × 10⁻⁶)"},
		{tp.Mul(tp.Add(a, b), tp.Sub(a, b)), "(a + b) · (a − b)", "(−2 − 3) · (−2 − (−3))"},
		{tp.Scale(-1, a), "−a", "−(−2)"},
		{tp.Scale(3, tp.Add(a, b)), "3 · (a + b)", "3 · (−2 − 3)"},
		{tp.Scale(0.5, tp.Mul(a, b)), "½ · a · b", "½ (−2 · (−3))"},
		{tp.Scale(2, tp.Scale(0.5, a)), "a", "−2"},
		{tp.SquaredError(c, a), "(c − a)²", "(1 × 10⁻⁶ − (−2))²"},
		{tp.Tanh(tp.Add(a, b)), "tanh(a + b)", "tanh(−2 − 3)"},
		{tp.Add(a, tp.Input("", 1, 1, 7)), "a + 7", "−2 + 7"},
		{tp.Mean(tp.ConcatCols(a, b)), "(a + b) / 2", "(−2 − 3) / 2"},
	}
	for _, test := range tests {
		if e := test.v.Explain(0, 0); e.Symbols != test.symbols || e.Numbers != test.numbers {
			t.Errorf("%s = %s, want %s = %s", e.Symbols, e.Numbers, test.symbols, test.numbers)
		}
	}
}

func TestGradientThroughUnnamed(t *testing.T) {
	tp := New[float64]()
	x, w := tp.Param("x", 1, 1, 2), tp.Param("w", 1, 1, 3)
	u := tp.Mul(w, x)
	p, q := tp.Scale(5, u).Named("p"), tp.Tanh(u).Named("q")
	tp.Backward(tp.Add(p, q))
	e := x.ExplainGrad(0, 0)
	if want := "(5 · ∂L/∂p + ∂L/∂q · tanh′(w · x)) · w"; e.Symbols != want {
		t.Errorf("∂L/∂x = %s, want %s", e.Symbols, want)
	}
	if len(e.From) != 4 {
		t.Errorf("from %v, want ∂L/∂p, ∂L/∂q, w and x", e.From)
	}
}

func TestLongSumsAreCut(t *testing.T) {
	tp := New[float64]()
	x, w := tp.Param("x", 1, 64), tp.Param("w", 64, 1)
	e := tp.MatMul(x, w).Explain(0, 0)
	want := "x₁ · w₁ + x₂ · w₂ + x₃ · w₃ + x₄ · w₄ + x₅ · w₅ + x₆ · w₆ + … (58 more)"
	if e.Symbols != want || len(e.From) != 128 {
		t.Errorf("%s from %d cells, want\n%s from 128", e.Symbols, len(e.From), want)
	}
}

// What has no name is written out wholly where there is room for all of it.
func TestAllIsWrittenOutWhereItFits(t *testing.T) {
	tp := New[float64]()
	a := tp.Param("a", 1, 12)
	sum := tp.Input("s", 1, 1)
	for i := range 12 {
		x := tp.SliceCols(a, i, i+1)
		sum = tp.Add(sum, tp.Mul(x, x))
	}
	e := sum.Explain(0, 0)
	if want := "s + a₁ · a₁ + a₂ · a₂ + a₃ · a₃"; !strings.HasPrefix(e.Symbols, want) || len(e.From) != 13 {
		t.Errorf("the sum is %s from %d cells, want %s … from 13", e.Symbols, len(e.From), want)
	}
}

// The gradient of a softmax is written as it is computed, from the same cells as its sum would be.
func TestSoftmaxGradient(t *testing.T) {
	tp := New[float64]()
	z := tp.Param("z", 2, 3, 1, 2, 0, 0, 1, 3)
	p := tp.Softmax(z, nil).Named("p")
	tp.Backward(tp.Log(tp.SliceCols(tp.Rows(p, []int{1}), 0, 1)))
	e := z.ExplainGrad(1, 2)
	if want := "p₂₃ · (∂L/∂p₂₃ − Σ p₂ⱼ · ∂L/∂p₂ⱼ)"; e.Symbols != want || len(e.From) != 6 || e.Numbers != "0.8438 · (0 − 1)" {
		t.Errorf("∂L/∂z₂₃ = %s = %s from %d cells, want %s", e.Symbols, e.Numbers, len(e.From), want)
	}
}

// A deep network without names must not be written out down to its last leaf.
func TestUnfoldingIsBounded(t *testing.T) {
	tp := New[float64]()
	w := tp.Param("w", 16, 16)
	x := tp.Input("x", 16, 16)
	for range 20 {
		x = tp.Tanh(tp.MatMul(x, w))
	}
	tp.Backward(tp.Mean(x))
	if n := len(x.Explain(0, 0).From); n > 1000 {
		t.Errorf("an explanation reads %d cells", n)
	}
	if n := len(w.ExplainGrad(0, 0).From); n > 10000 {
		t.Errorf("an explanation of a gradient reads %d cells", n)
	}
}

// A sum that was added up term by term is written out however many terms it has.
func TestChainIsWrittenOut(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 1, 1, 3)
	s := tp.Mul(x, x)
	for range 9 {
		s = tp.Add(s, tp.Mul(x, x))
	}
	if e := s.Explain(0, 0); e.Symbols != "x · x"+strings.Repeat(" + x · x", 9) {
		t.Errorf("s = %s", e.Symbols)
	}
}

// A formula that begins with 0 times something has no minus sign, whatever stands before it.
func TestNoFormulaBeginsWithMinusZero(t *testing.T) {
	tp := New[float64]()
	z := tp.Param("z", 1, 2, 1, 0)
	p := tp.LogSoftmax(z).Named("p")
	tp.Backward(tp.SliceCols(p, 1, 2))
	if e := z.ExplainGrad(0, 1); !strings.HasPrefix(e.Numbers, "0 · ") {
		t.Errorf("∂L/∂z₂ is explained as %s", e.Numbers)
	}
}
