package nn

import (
	"math"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// Worked by hand: 10000^(2/4) = 100, 100^(2/4) = 10, 1000^(2/3) = 100.
func TestPE(t *testing.T) {
	tests := []struct {
		pos       float64
		dim, d    int
		base      float64
		want      float64
		wantPlain string
	}{
		{0, 0, 4, 10000, 0, "sin 0"},
		{0, 1, 4, 10000, 1, "cos 0"},
		{1, 0, 4, 10000, 0.8414709848078965, "sin 1"},
		{1, 1, 4, 10000, 0.5403023058681398, "cos 1"},
		{1, 2, 4, 10000, 0.009999833334166664, "sin 0.01"},
		{1, 3, 4, 10000, 0.9999500004166653, "cos 0.01"},
		{3, 2, 4, 100, 0.29552020666133955, "sin 0.3"},
		{3, 3, 4, 100, 0.955336489125606, "cos 0.3"},
		{2, 2, 3, 1000, 0.01999866669333308, "sin 0.02, alone as d is odd"},
		{0.5, 0, 1, 7, 0.479425538604203, "sin 0.5"},
		{5, 2, 4, 1, -0.9589242746631385, "sin 5: with base 1 all turn alike"},
	}
	for _, test := range tests {
		if got := PE(test.pos, test.dim, test.d, test.base); math.Abs(got-test.want) > 1e-15 {
			t.Errorf("PE(%v, %d) of %d is %v, want %s = %v", test.pos, test.dim, test.d, got, test.wantPlain, test.want)
		}
	}
}

func TestSinusoidal(t *testing.T) {
	for d := 1; d < 6; d++ {
		pe := Sinusoidal(tape.New[float64](), 7, d, 50)
		for pos := range 7 {
			for dim := range d {
				if got, want := pe.At(pos, dim), PE(float64(pos), dim, d, 50); got != want {
					t.Errorf("PE[%d,%d] of %d is %v, want %v", pos, dim, d, got, want)
				}
			}
		}
	}
}

// PE(pos+k) = R·PE(pos), back and forth, for half positions too.
func TestShiftRotation(t *testing.T) {
	const d, T = 16, 64
	for _, base := range []float64{1, 2, 100, 10000} {
		for _, k := range []float64{0, 1, 2.5, 7, -3, 40} {
			tp := tape.New[float64]()
			shifted := tp.MatMulT(Sinusoidal(tp, T, d, base), ShiftRotation(tp, d, k, base))
			for pos := range T {
				for dim := range d {
					if got, want := shifted.At(pos, dim), PE(float64(pos)+k, dim, d, base); math.Abs(got-want) > 1e-12 {
						t.Fatalf("base %v: PE(%d+%v, %d) is %v, rotated %v", base, pos, k, dim, want, got)
					}
				}
			}
		}
	}
}

// A rotation keeps lengths: R·Rᵀ is the identity.
func TestShiftRotationIsRotation(t *testing.T) {
	tp := tape.New[float64]()
	r := ShiftRotation(tp, 6, 5, 100)
	product := tp.MatMulT(r, r)
	for i := range 6 {
		for j := range 6 {
			want := 0.0
			if i == j {
				want = 1
			}
			if got := product.At(i, j); math.Abs(got-want) > 1e-15 {
				t.Errorf("R·Rᵀ[%d,%d] is %v", i, j, got)
			}
		}
	}
}

func TestLearned(t *testing.T) {
	tp := tape.New[float64]()
	table := tp.Param("table", 3, 2, 1, 2, 3, 4, 5, 6)
	p := Learned(tp, table, 2)
	tp.Backward(tp.Sum(p))
	if !slices.Equal(p.Data(), []float64{1, 2, 3, 4}) || !slices.Equal(table.GradData(), []float64{1, 1, 1, 1, 0, 0}) {
		t.Errorf("learned positions are %v, the table's gradient %v", p.Data(), table.GradData())
	}
}

// Turned by a quarter, (1, 0) becomes (0, 1): positions of pair 0 are angles.
func TestRotaryDirection(t *testing.T) {
	tp := tape.New[float64]()
	r := NewRotary(tp, []int{1}, 1, 4, 100)
	got := r.Rotate(tp, tp.Input("x", 1, 4, 1, 0, 0, 2)).Data()
	want := []float64{math.Cos(1), math.Sin(1), -2 * math.Sin(0.1), 2 * math.Cos(0.1)}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-15 {
			t.Errorf("turned to %v, want %v", got, want)
		}
	}
}

// Scores depend on how far apart two words are, not on where they stand; lengths remain.
func TestRotaryIsRelative(t *testing.T) {
	tp, r := tape.New[float64](), Random(1)
	q, k := param(tp, r, "q", 5, 6), param(tp, r, "k", 5, 6)
	scores := func(first int) *tape.Value[float64] {
		rotary := NewRotary(tp, Places(first, 5, 1), 1, 6, 10000)
		return tp.MatMulT(rotary.Rotate(tp, q), rotary.Rotate(tp, k))
	}
	start, later := scores(0), scores(30)
	plain := tp.MatMulT(q, k)
	for i := range 5 {
		for j := range 5 {
			if a, b := start.At(i, j), later.At(i, j); math.Abs(a-b) > 1e-12 {
				t.Errorf("score %d,%d is %v, and %v further on", i, j, a, b)
			}
		}
		if a, b := start.At(i, i), plain.At(i, i); math.Abs(a-b) > 1e-12 {
			t.Errorf("score %d,%d is %v, and %v without positions", i, i, a, b)
		}
	}
	if math.Abs(start.At(0, 4)-plain.At(0, 4)) < 1e-3 {
		t.Error("positions change nothing")
	}
}
