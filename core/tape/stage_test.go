package tape

import (
	"math/rand/v2"
	"testing"
)

// stagesOf are the stages of v by name.
func stagesOf(v *Value[float64]) map[string]Stage[float64] {
	all := map[string]Stage[float64]{}
	for _, s := range v.Stages() {
		all[s.Name()] = s
	}
	return all
}

// randomly records a parameter of random cells.
func randomly(tp *Tape[float64], name string, rows, cols int) *Value[float64] {
	r, v := rand.New(rand.NewPCG(7, uint64(rows*cols))), tp.Param(name, rows, cols)
	for i := range v.data {
		v.data[i] = r.NormFloat64()
	}
	return v
}

// sameCells fails unless every cell of v is what want says.
func sameCells(t *testing.T, what string, rows, cols int, got, want func(i, j int) float64) {
	t.Helper()
	for i := range rows {
		for j := range cols {
			if g, w := got(i, j), want(i, j); !near(g, w, 1e-12) {
				t.Errorf("%s (%d,%d) is %v, want %v", what, i, j, g, w)
			}
		}
	}
}

func TestStagesOfSoftmaxMakeIt(t *testing.T) {
	tp := New[float64]()
	x := randomly(tp, "x", 3, 4)
	mask := make([]bool, 12)
	for at := range mask {
		mask[at] = at%4 <= at/4
	}
	for _, m := range [][]bool{nil, mask} {
		out := tp.Softmax(x, m)
		loss := tp.Sum(tp.Mul(out, randomly(tp, "y", 3, 4)))
		tp.Backward(loss)
		s := stagesOf(out)
		sameCells(t, "exp / sum", 3, 4, func(i, j int) float64 { return s["exp"].At(i, j) / s["sum"].At(i, 0) }, out.At)
		sameCells(t, "out · centred", 3, 4, func(i, j int) float64 { return out.At(i, j) * s["centred"].At(i, j) }, x.Grad().At)
		for i := range 3 {
			if s["max"].At(i, 0) != highest(x.row(x.data, i), maskRow(m, i, 4)) {
				t.Errorf("the maximum of row %d is %v", i, s["max"].At(i, 0))
			}
		}
	}
	x.Set(make([]float64, 12)...)
	if s := stagesOf(tp.Values()[1]); s["exp"].At(0, 0) != 1 {
		t.Error("a stage must read what the tape holds now")
	}
}

func TestStagesOfHeadWeightsMakeThem(t *testing.T) {
	tp := New[float64]()
	q, k := randomly(tp, "q", 4, 6), randomly(tp, "k", 4, 6)
	causal := []bool{true, false, false, true, true, false, true, true, true}
	out := tp.HeadWeights(q, k, Part{1, 3, 1, 3, 2, 4}, causal)
	tp.Backward(tp.Sum(tp.Mul(out, randomly(tp, "y", 3, 3))))
	s := stagesOf(out)
	sameCells(t, "exp / sum", 3, 3, func(i, j int) float64 { return s["exp"].At(i, j) / s["sum"].At(i, 0) }, out.At)
	sameCells(t, "z · k / √D", 3, 4, func(i, d int) (sum float64) {
		for j := range 3 {
			sum += s["z"].At(i, j) * k.At(1+j, 2+d) / 2
		}
		return sum
	}, func(i, d int) float64 { return q.Grad().At(1+i, 2+d) })
}

func TestStagesOfLayerNormMakeIt(t *testing.T) {
	tp := New[float64]()
	x, gain, bias := randomly(tp, "x", 3, 5), randomly(tp, "gain", 1, 5), randomly(tp, "bias", 1, 5)
	out := tp.LayerNorm(x, gain, bias, 1e-5)
	s := stagesOf(out)
	hat := func(i, j int) float64 { return (x.At(i, j) - s["mean"].At(i, 0)) / s["deviation"].At(i, 0) }
	sameCells(t, "x̂", 3, 5, hat, s["normed"].At)
	sameCells(t, "gain · x̂ + bias", 3, 5, func(i, j int) float64 { return gain.At(0, j)*hat(i, j) + bias.At(0, j) }, out.At)
}

func TestStagesOfCrossEntropyMakeIt(t *testing.T) {
	tp := New[float64]()
	x := randomly(tp, "x", 3, 4)
	p := tp.Softmax(randomly(tp, "p", 3, 4), nil)
	for _, out := range []*Value[float64]{tp.CrossEntropy(x, p), tp.CrossEntropyClasses(x, []int{2, 0, 3})} {
		s := stagesOf(out)
		mean := (s["surprise"].At(0, 0) + s["surprise"].At(1, 0) + s["surprise"].At(2, 0)) / 3
		sameCells(t, out.Op(), 1, 1, func(_, _ int) float64 { return mean }, out.At)
		sameCells(t, "softmax", 3, 4, func(i, j int) float64 { return s["exp"].At(i, j) / s["sum"].At(i, 0) }, s["softmax"].At)
	}
}

// The formula of a stage must evaluate to what the stage is, and its sources must be there.
func TestStagesExplainWhatTheyAre(t *testing.T) {
	eachOp(t, func(t *testing.T, op opCase[float64], seed uint64) {
		b := newBuilder[float64](seed, 5)
		out := op.build(b)
		b.Backward(b.loss(out))
		stages := stagesOf(out)
		for name, s := range stages {
			rows, cols := s.Dims()
			e, f := s.Explain(rows-1, cols-1), s.formula(rows-1, cols-1)
			if e.Value != s.At(rows-1, cols-1) || !near(f.value, e.Value, 1e-9) {
				t.Errorf("%s: the formula is %v, the value %v", name, f.value, e.Value)
			}
			for _, c := range e.From {
				if _, ok := stages[c.Stage]; c.Stage != "" && !ok {
					t.Errorf("%s comes from the stage %q, which there is not", name, c.Stage)
				}
			}
			if panicOf(func() { s.At(rows, 0) }) == "" {
				t.Errorf("%s has a cell too many", name)
			}
		}
	})
}
