package nn

import (
	"math"
	"math/rand/v2"

	"glassbox/core/tape"
)

// Random returns the generator that a seed stands for. The same seed gives the same
// numbers on every platform.
func Random(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// Normal fills the values, one after the other, with random numbers of mean 0 and the
// given standard deviation. GPT-2 has 0.02.
func Normal[F tape.Float](r *rand.Rand, deviation float64, vs ...*tape.Value[F]) {
	for _, v := range vs {
		cells := v.Data()
		for i := range cells {
			cells[i] = F(deviation * bell(r))
		}
	}
}

// Xavier fills the values, one after the other, with random numbers of mean 0 and
// standard deviation
//
//	√(2 / (m + n))
//
// where the value is m×n: what flows forward through x·W, and back, then keeps its size
// about.
// Source: Glorot and Bengio 2010, eq. 12.
func Xavier[F tape.Float](r *rand.Rand, vs ...*tape.Value[F]) {
	for _, v := range vs {
		m, n := v.Dims()
		Normal(r, math.Sqrt(2/float64(m+n)), v)
	}
}

// bell returns a random number of mean 0 and variance 1: the sum of twelve uniform
// ones less 6, which is close to a normal distribution but never beyond ±6. An exact
// one takes logarithms, whose last bit differs from processor to processor.
func bell(r *rand.Rand) float64 {
	x := -6.0
	for range 12 {
		x += r.Float64()
	}
	return x
}
