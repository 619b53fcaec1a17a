package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"glassbox/core/tape"
)

func TestWeights(t *testing.T) {
	for name, mask := range map[string][]bool{
		"everything": nil,
		"causal":     Causal(5),
		"padding":    Padding(5, 5, 3),
		"both":       Both(Causal(5), Padding(5, 5, 3)),
		"nothing":    Padding(5, 5, 0),
	} {
		tp, r := tape.New[float64](), Random(3)
		x := param(tp, r, "x", 5, 4)
		h := Attention(tp, x, x, x, mask)
		tp.Backward(tp.Sum(h.Out))
		for i := range 5 {
			checkRow(t, name, h.Weights.Data()[5*i:5*i+5], mask, i)
		}
		for at, seen := range mask {
			if d := h.Scores.GradData()[at]; !seen && d != 0 {
				t.Errorf("%s: the masked score %d has the gradient %v", name, at, d)
			}
		}
	}
}

// checkRow fails unless row i of the weights is 0 exactly where it is masked and adds
// up to 1, or to 0 where nothing is seen.
func checkRow(t *testing.T, name string, weights []float64, mask []bool, i int) {
	t.Helper()
	total, want := 0.0, 0.0
	for j, w := range weights {
		seen := mask == nil || mask[i*len(weights)+j]
		if seen != (w > 0) || w < 0 {
			t.Errorf("%s: weight %d,%d is %v", name, i, j, w)
		}
		if seen {
			want = 1
		}
		total += w
	}
	if math.Abs(total-want) > 1e-15 {
		t.Errorf("%s: row %d adds up to %v, want %v", name, i, total, want)
	}
}

// A row that sees nothing has output 0 and hands no gradient on.
func TestRowThatSeesNothing(t *testing.T) {
	tp, r := tape.New[float64](), Random(3)
	q, kv := param(tp, r, "q", 2, 4), param(tp, r, "kv", 3, 4)
	h := Attention(tp, q, kv, kv, []bool{true, true, true, false, false, false})
	tp.Backward(tp.Sum(h.Out))
	for _, cells := range [][]float64{h.Weights.Data()[3:], h.Out.Data()[4:], q.GradData()[4:]} {
		if !slices.Equal(cells, make([]float64, len(cells))) {
			t.Errorf("%v is not 0", cells)
		}
	}
}

func TestMasks(t *testing.T) {
	const o, x = false, true
	tests := []struct{ got, want []bool }{
		{Causal(3), []bool{x, o, o, x, x, o, x, x, x}},
		{Padding(2, 3, 2), []bool{x, x, o, x, x, o}},
		{Padding(1, 2, 2), []bool{x, x}},
		{Padding(1, 2, 1, 2), []bool{x, o, o, o, o, o, x, x}},
		{Both(Causal(2), Padding(2, 2, 1)), []bool{x, o, x, o}},
		{Both(nil, Causal(2), nil), Causal(2)},
		{Both(Causal(4), Padding(2, 2, 1, 2)), []bool{x, o, o, o, x, o, o, o, o, o, x, o, o, o, x, x}},
	}
	for i, test := range tests {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("mask %d is %v, want %v", i, test.got, test.want)
		}
	}
	if Both(nil, nil) != nil {
		t.Error("nothing hides something")
	}
	causal := Causal(2)
	Both(causal, Padding(2, 2, 1))
	if !slices.Equal(causal, Causal(2)) {
		t.Error("Both changed its operand")
	}
}

// The causal mask can be toggled without recording anew.
func TestMaskChangesOnReplay(t *testing.T) {
	tp, r := tape.New[float64](), Random(3)
	x, mask := param(tp, r, "x", 3, 4), Padding(3, 3, 3)
	h := someHeads(tp, r, 4, 2, false).Attend(tp, x, x, mask)
	open := slices.Clone(h.Out.Data())
	copy(mask, Causal(3))
	tp.Forward()
	for _, head := range h.Heads {
		if w := head.Weights.Data(); w[0] != 1 || w[1] != 0 || w[5] != 0 {
			t.Errorf("%s is %v", head.Weights.Name(), w)
		}
	}
	copy(mask, Padding(3, 3, 3))
	tp.Forward()
	if !slices.Equal(h.Out.Data(), open) {
		t.Error("the mask is not gone")
	}
}

// Without positions attention knows a set, not an order: permuting the words permutes
// the outputs, Attention(Px) = P·Attention(x).
func TestPermutationEquivariance(t *testing.T) {
	none := func(tp *tape.Tape[float64], x *tape.Value[float64], _ *MultiHead[float64]) *tape.Value[float64] {
		return x
	}
	sines := func(tp *tape.Tape[float64], x *tape.Value[float64], _ *MultiHead[float64]) *tape.Value[float64] {
		return tp.Add(x, Sinusoidal(tp, 6, 8, 10000))
	}
	turned := func(tp *tape.Tape[float64], x *tape.Value[float64], m *MultiHead[float64]) *tape.Value[float64] {
		m.Rotary = NewRotary(tp, Places(0, 6, 1), 1, 4, 10000)
		return x
	}
	learned := func(tp *tape.Tape[float64], x *tape.Value[float64], _ *MultiHead[float64]) *tape.Value[float64] {
		table := tp.Param("table", 9, 8)
		Normal(Random(9), 1, table)
		return tp.Add(x, Learned(tp, table, 6))
	}
	if d := disorder(none); d > 1e-12 {
		t.Errorf("without positions the outputs differ by %v", d)
	}
	for name, d := range map[string]float64{"sinusoidal": disorder(sines), "rotary": disorder(turned), "learned": disorder(learned)} {
		if d < 0.01 {
			t.Errorf("with %s positions the outputs differ by no more than %v", name, d)
		}
	}
}

// disorder is the largest difference between what two heads make of six words in two
// orders, word by word.
func disorder(positions func(*tape.Tape[float64], *tape.Value[float64], *MultiHead[float64]) *tape.Value[float64]) float64 {
	order := []int{3, 0, 5, 1, 4, 2}
	output := func(order []int) []float64 {
		tp, r := tape.New[float64](), rand.New(rand.NewPCG(7, 7))
		words, m := param(tp, r, "words", 6, 8), someHeads(tp, r, 8, 2, true)
		x := positions(tp, tp.Rows(words, order).Named("x"), m)
		return m.Attend(tp, x, x, nil).Out.Data()
	}
	plain, permuted := output([]int{0, 1, 2, 3, 4, 5}), output(order)
	worst := 0.0
	for i, word := range order {
		for j := range 8 {
			worst = max(worst, math.Abs(permuted[8*i+j]-plain[8*word+j]))
		}
	}
	return worst
}
