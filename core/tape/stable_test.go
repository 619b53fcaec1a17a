package tape

import (
	"math"
	"testing"
)

// Where a formula taken literally would overflow, the results must still be those of
// exact arithmetic.
func TestExtremesStayExact(t *testing.T) {
	tp := New[float32]()
	x := tp.Param("x", 1, 3, -1e4, 0, 1e4)
	onlyLast := []float64{0, 0, 1}
	tests := []struct {
		v    *Value[float32]
		want []float64
	}{
		{tp.Sigmoid(x), []float64{0, 0.5, 1}},
		{tp.Tanh(x), []float64{-1, 0, 1}},
		{tp.GELU(x), []float64{0, 0, 1e4}},
		{tp.GELUTanh(x), []float64{0, 0, 1e4}},
		{tp.Softmax(x, nil), onlyLast},
		{tp.LogSoftmax(x), []float64{-2e4, -1e4, 0}},
		{tp.CrossEntropyClasses(x, []int{0}), []float64{2e4}},
		{tp.CrossEntropy(x, tp.Input("p", 1, 3, 0, 1, 0)), []float64{1e4}},
	}
	for _, test := range tests {
		for j, want := range test.want {
			if got := test.v.At(0, j); got != want {
				t.Errorf("%s: cell %d is %v, want %v", test.v.Op(), j, got, want)
			}
		}
		tp.Backward(tp.Sum(test.v))
		for j := range 3 {
			if g := x.Grad().At(0, j); math.IsNaN(g) || math.IsInf(g, 0) {
				t.Errorf("%s: gradient %d is %v", test.v.Op(), j, g)
			}
		}
	}
}

func TestSoftmaxOfMaskedRowIsZero(t *testing.T) {
	tp := New[float64]()
	x := tp.Param("x", 2, 2, 1, 2, 3, 4)
	mask := []bool{false, false, true, false}
	p := tp.Softmax(x, mask)
	tp.Backward(tp.Sum(tp.Mul(p, p)))
	for at, want := range []float64{0, 0, 1, 0} {
		if p.Data()[at] != want || x.GradData()[at] != 0 {
			t.Errorf("cell %d is %v with gradient %v", at, p.Data()[at], x.GradData()[at])
		}
	}
	if e := p.Explain(0, 0); e.Symbols != "0" || len(e.From) != 0 {
		t.Errorf("a masked cell is explained by %q", e.Symbols)
	}
	mask[0] = true
	tp.Forward()
	if p.At(0, 0) != 1 {
		t.Errorf("the mask changed in place is not seen: %v", p.At(0, 0))
	}
}

func TestNaNShows(t *testing.T) {
	nan := math.NaN()
	tp := New[float64]()
	zero, bad := tp.Param("zero", 1, 2), tp.Param("bad", 1, 2, 0, nan)
	for _, v := range []*Value[float64]{
		tp.MatMulT(zero, bad), tp.MatMul(zero, tp.Transpose(bad)), tp.Softmax(bad, nil),
		tp.LogSoftmax(bad), tp.CrossEntropyClasses(bad, []int{0}), tp.Sum(tp.ReLU(bad)),
	} {
		if got := v.At(0, 0); !math.IsNaN(got) {
			t.Errorf("%s is %v, want NaN", v.Op(), got)
		}
	}
}

// Gradients are summed from 0, so that none is ever shown as −0.
func TestGradientIsNeverMinusZero(t *testing.T) {
	tp := New[float64]()
	w := tp.Param("w", 1, 1, 1)
	tp.Backward(tp.Scale(-1, tp.Mul(w, tp.Input("x", 1, 1, 0))))
	if g := w.Grad().At(0, 0); g != 0 || math.Signbit(g) {
		t.Errorf("gradient is %v", g)
	}
}

func TestRowsSeesIdsChangedInPlace(t *testing.T) {
	tp := New[float64]()
	ids := []int{0, 0}
	rows := tp.Rows(tp.Param("E", 2, 1, 10, 20), ids)
	ids[1] = 1
	tp.Forward()
	if rows.At(0, 0) != 10 || rows.At(1, 0) != 20 {
		t.Errorf("rows are %v", rows.Data())
	}
}
