package checkpoint

import (
	"math"
	"testing"
)

func TestEveryShare(t *testing.T) {
	for n := range 4096 {
		x := float64(n) / 4095
		text := WriteShares([]float64{x})
		if got, ok := ReadShares(text); !ok || len(got) != 1 || got[0] != x || text[0] != letters[n>>6] {
			t.Fatalf("%v is written %q, which is read as %v", x, text, got)
		}
	}
}

func TestSharesAreNearest(t *testing.T) {
	given := []float64{0, 1, 0.5, 0.00012, 0.00013, 0.99989, -1, 2, math.Inf(1), math.NaN()}
	want := []float64{0, 1, 2048. / 4095, 0, 1. / 4095, 1, 0, 1, 1, 0}
	got, ok := ReadShares(WriteShares(given))
	for i, x := range want {
		if !ok || got[i] != x {
			t.Errorf("%v becomes %v, want %v", given[i], got[i], x)
		}
	}
}

func FuzzShares(f *testing.F) {
	for _, text := range []string{"", "A", "AA__", "A=", "Ä"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if shares, ok := ReadShares(text); ok && WriteShares(shares) != text {
			t.Errorf("%q is read as %v", text, shares)
		}
	})
}
