package words

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

// Numbers are n random numbers from −1.0, −0.9 … 1.0 that belong to a seed and a name: the same word has the same
// vector wherever it stands.
func Numbers(seed int, name string, n int) []float64 {
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

// Vectors are the numbers of every word of a sentence, n each, one after the other; a kind is part of their names.
func Vectors(seed int, sentence []string, kind string, n int) []float64 {
	all, known := make([]float64, 0, len(sentence)*n), map[string][]float64{}
	for _, w := range sentence {
		if known[w] == nil {
			known[w] = Numbers(seed, w+kind, n)
		}
		all = append(all, known[w]...)
	}
	return all
}

// Projection is a random d×d matrix, scaled so that queries and keys come out about as large as embeddings.
func Projection(seed int, name string, d int) []float64 {
	all := Numbers(seed, name, d*d)
	for i := range all {
		all[i] = all[i] * 3 / math.Sqrt(float64(d))
	}
	return all
}

// Shuffle is an order of n things that belongs to a seed: Fisher and Yates's, with the same generator. It is never
// the order in which they stand, if there are two or more.
func Shuffle(seed, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	h, moved := seed%(modulus-1)+1, false
	for range 3 {
		h = h * multiplier % modulus
	}
	for i := n - 1; i > 0; i-- {
		h = h * multiplier % modulus
		order[i], order[h%(i+1)] = order[h%(i+1)], order[i]
	}
	for i := range order {
		moved = moved || order[i] != i
	}
	if n > 1 && !moved {
		order[0], order[1] = 1, 0
	}
	return order
}
