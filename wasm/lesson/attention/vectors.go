package attention

import (
	"math"
	"strings"
)

// A random vector must be the same in the Python listing, so it comes from a generator that is one line in either
// language: Lehmer's, with the multiplier of Park and Miller's "minimal standard" as revised in 1993.
const (
	modulus    = 1<<31 - 1
	multiplier = 48271
)

// numbers are n random numbers from −1.0, −0.9 … 1.0 that belong to a seed and a name: the same word has the same
// vector wherever it stands.
func numbers(seed int, name string, n int) []float64 {
	h := seed + 1
	for _, r := range strings.ToLower(name) {
		h = (h*31 + int(r)) % modulus
	}
	h = max(h, 1)
	for range 3 { // names that differ a little begin alike
		h = h * multiplier % modulus
	}
	all := make([]float64, n)
	for i := range all {
		h = h * multiplier % modulus
		all[i] = float64(h%21-10) / 10
	}
	return all
}

// vectors are the numbers of every word, one after the other.
func vectors(seed int, words []string, kind string, d int) []float64 {
	var all []float64
	for _, w := range words {
		all = append(all, numbers(seed, w+kind, d)...)
	}
	return all
}

// projection is a random d×d matrix, scaled so that queries and keys come out about as large as embeddings.
func projection(seed int, name string, d int) []float64 {
	all := numbers(seed, name, d*d)
	for i := range all {
		all[i] = all[i] * 3 / math.Sqrt(float64(d))
	}
	return all
}

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
