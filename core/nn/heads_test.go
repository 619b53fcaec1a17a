package nn

import (
	"slices"
	"testing"

	"glassbox/core/tape"
)

// threeHeads records three heads and a loss; zeroed, if not negative, is a head whose
// values are all zero from the start.
func threeHeads(zeroed int) (*tape.Tape[float64], *MultiHead[float64], *Heads[float64], *tape.Value[float64]) {
	t, r := tape.New[float64](), Random(5)
	x, m := param(t, r, "x", 5, 12), someHeads(t, r, 12, 3, false)
	for row := 0; zeroed >= 0 && row < 12; row++ {
		clear(m.WV.Data()[12*row+4*zeroed:][:4])
	}
	heads := m.Attend(t, x, x, Causal(5))
	loss := t.Mean(t.Tanh(heads.Out))
	t.Backward(loss)
	return t, m, heads, loss
}

func TestSwitchedOffHeadIsZeroedHead(t *testing.T) {
	for n := range 3 {
		switched, m, heads, loss := threeHeads(-1)
		all := slices.Clone(heads.Out.Data())
		heads.Switch(n, false)
		switched.ForwardAfter(heads.On)
		switched.Backward(loss)
		_, zeroed, want, _ := threeHeads(n)
		if !slices.Equal(heads.Concat.Data(), want.Concat.Data()) || !slices.Equal(heads.Out.Data(), want.Out.Data()) {
			t.Errorf("head %d: switched off it is not as zeroed", n)
		}
		for k, pair := range [][2]*tape.Value[float64]{{heads.X, want.X}, {m.WQ, zeroed.WQ}, {m.WK, zeroed.WK}, {m.WO, zeroed.WO}} {
			if !slices.Equal(pair[0].GradData(), pair[1].GradData()) {
				t.Errorf("head %d: gradient %d differs", n, k)
			}
		}
		if d := heads.Heads[n].Out.GradData(); !slices.Equal(d, make([]float64, len(d))) {
			t.Errorf("head %d: switched off it has the gradient %v", n, d)
		}
		heads.Switch(n, true)
		switched.Forward()
		if !slices.Equal(heads.Out.Data(), all) {
			t.Errorf("head %d: switched on again the output differs", n)
		}
	}
}

func TestSwitchAllocatesNothing(t *testing.T) {
	tp, _, heads, loss := threeHeads(-1)
	if n := testing.AllocsPerRun(10, func() { heads.Switch(1, false); tp.Forward(); tp.Backward(loss) }); n != 0 {
		t.Errorf("a replay with a head switched off allocates %v times", n)
	}
}

// With every head switched off only the bias of the output is left.
func TestAllHeadsOff(t *testing.T) {
	tp, r := tape.New[float64](), Random(5)
	x, m := param(tp, r, "x", 2, 4), someHeads(tp, r, 4, 2, true)
	heads := m.Attend(tp, x, x, nil)
	heads.Switch(0, false)
	heads.Switch(1, false)
	tp.Forward()
	if want := slices.Concat(m.BO.Data(), m.BO.Data()); !slices.Equal(heads.Out.Data(), want) {
		t.Errorf("the output is %v, want %v", heads.Out.Data(), want)
	}
}

// One head with W_O = 1 is plain attention.
func TestOneHeadIsAttention(t *testing.T) {
	tp, r := tape.New[float64](), Random(5)
	x, m := param(tp, r, "x", 3, 4), someHeads(tp, r, 4, 1, false)
	m.WO.Set(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
	heads := m.Attend(tp, x, x, nil)
	plain := Attention(tp, heads.Q, heads.K, heads.V, nil)
	if !slices.Equal(heads.Out.Data(), plain.Out.Data()) {
		t.Errorf("one head gives %v, attention %v", heads.Out.Data(), plain.Out.Data())
	}
}

// The limits of the lesson: 64 words, 128 dimensions, 8 heads.
func BenchmarkHeads(b *testing.B) {
	t, r := tape.New[float32](), Random(5)
	x, m := param(t, r, "x", 64, 128), NewMultiHead(t, 128, 8, false)
	Xavier(r, m.Params()...)
	loss := t.Mean(m.Attend(t, x, x, Causal(64)).Out)
	b.Run("forward", func(b *testing.B) {
		for b.Loop() {
			t.Forward()
		}
	})
	b.Run("backward", func(b *testing.B) {
		for b.Loop() {
			t.Backward(loss)
		}
	})
}
