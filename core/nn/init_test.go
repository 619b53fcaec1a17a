package nn

import (
	"math"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// The first numbers of a seed, to the last bit, as linux/amd64 and js/wasm give them:
// nothing but integers, sums and products makes them.
func TestSeedStandsForNumbers(t *testing.T) {
	v := tape.New[float64]().Param("v", 1, 4)
	Normal(Random(1), 1, v)
	want := []float64{-1.607616290526429, -1.9500723030218485, -0.22281807504711126, -0.6495544534294189}
	if !slices.Equal(v.Data(), want) {
		t.Errorf("the numbers are %v, want %v", v.Data(), want)
	}
}

func TestDeviation(t *testing.T) {
	tp, r := tape.New[float64](), Random(11)
	a, b := tp.Param("a", 100, 300), tp.Param("b", 300, 100)
	Normal(r, 0.02, a)
	Xavier(r, b)
	checkMoments(t, a.Data(), 0.02)
	checkMoments(t, b.Data(), math.Sqrt(2.0/400))
	if a.At(0, 0) == 0 || a.At(0, 0) == a.At(0, 1) {
		t.Error("the numbers are not random")
	}
}

// checkMoments fails unless mean and deviation of 30000 numbers are as expected; they
// stray by about 0.6% and 0.4% of the deviation.
func checkMoments(t *testing.T, cells []float64, deviation float64) {
	t.Helper()
	mean, square := 0.0, 0.0
	for _, x := range cells {
		mean += x / float64(len(cells))
		square += x * x / float64(len(cells))
	}
	if math.Abs(mean) > 0.03*deviation || math.Abs(math.Sqrt(square)/deviation-1) > 0.02 {
		t.Errorf("mean %v and deviation %v, want 0 and %v", mean, math.Sqrt(square), deviation)
	}
}

func TestDifferentSeeds(t *testing.T) {
	tp := tape.New[float64]()
	a, b := tp.Param("a", 1, 1), tp.Param("b", 1, 1)
	Normal(Random(1), 1, a)
	Normal(Random(2), 1, b)
	if a.At(0, 0) == b.At(0, 0) {
		t.Error("two seeds give the same number")
	}
}
