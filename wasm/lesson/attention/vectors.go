package attention

import "math"

// handQuery is the query of the focus word where scores are set by hand: easy to multiply with.
func handQuery(d int) []float64 {
	q := make([]float64, d)
	for i := range q {
		q[i] = []float64{1, -0.5, 0.5, 1}[i%4]
	}
	return q
}

// handKey is the key nearest to base for which q·k is the score. All its numbers but the first are multiples of
// 0.02, so that a reader can do the product by hand; the first makes it exact. q[0] must be 1.
func handKey(q, base []float64, score float64) []float64 {
	k, rest := make([]float64, len(q)), score
	share := (score - dot(q, base)) / dot(q, q)
	for i := 1; i < len(q); i++ {
		k[i] = math.Floor((base[i]+share*q[i])*50+0.5) / 50
		rest -= q[i] * k[i]
	}
	k[0] = rest
	return k
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
