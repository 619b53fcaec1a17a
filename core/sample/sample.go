// Package sample chooses the next token of a text from the scores of all tokens.
package sample

import (
	"cmp"
	"math"
	"slices"

	"glassbox/core/order"
)

// Options say how freely a token is chosen. With the zero Options it is always the one with
// the highest score.
type Options struct {
	Temperature float64 // T, which scores are divided by; 0 for the highest score alone
	TopK        int     // so many tokens are kept at most; 0 for all
	TopP        float64 // so large a share is to be reached by those kept; 0, or 1 and more, for all
}

// Choice is how probable each of V tokens is to be chosen,
//
//	warm = softmax(scores / T)
//	p = warm / Σ warm of those kept, and 0 for those cut
//
// Both cuts count in warm, each by itself: a token is kept if it is among the TopK first
// and those before it have not reached TopP together.
// Source: Fan et al. 2018, section 5.2; Holtzman et al. 2020, section 3.1.
type Choice struct {
	Order    []int     // the tokens by score, the highest first, and of equals the one with the lower number
	Warm, P  []float64 // by token
	ByK, ByP int       // how many of Order each cut keeps
	Kept     int       // how many both keep, at least 1
}

// Of works out the choice. Scores of −∞ stand for tokens that cannot come; it panics if there
// is no other score, or one that is no number.
func Of(scores []float64, o Options) Choice {
	ranks := order.Places(len(scores), func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	c := Choice{Order: ranks, P: make([]float64, len(scores))}
	if len(scores) == 0 || math.IsInf(scores[c.Order[0]], 0) || slices.ContainsFunc(scores, math.IsNaN) {
		panic("sample: there is no highest score, or one is no number")
	}
	c.Warm = warm(scores, scores[c.Order[0]], c.Order[0], o.Temperature)
	c.cut(o)
	reached := c.Share(c.Kept)
	for _, k := range c.Order[:c.Kept] {
		c.P[k] = c.Warm[k] / reached
	}
	return c
}

// warm is softmax(scores / T), and all for the best one where T is 0, or so low that its
// reciprocal is not finite. No power of it overflows.
func warm(scores []float64, highest float64, best int, temperature float64) []float64 {
	p, sum := make([]float64, len(scores)), 0.0
	if math.IsInf(1/temperature, 0) {
		p[best] = 1
		return p
	}
	for k, z := range scores {
		p[k] = math.Exp((z - highest) / temperature)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// cut counts how many tokens are kept.
func (c *Choice) cut(o Options) {
	c.ByK, c.ByP = len(c.Order), len(c.Order)
	if o.TopK > 0 {
		c.ByK = min(c.ByK, o.TopK)
	}
	if o.TopP > 0 && o.TopP < 1 {
		reached := 0.0
		for n, k := range c.Order {
			if reached += c.Warm[k]; reached >= o.TopP {
				c.ByP = n + 1
				break
			}
		}
	}
	c.Kept = min(c.ByK, c.ByP)
}

// Share is the share in Warm of the first n tokens.
func (c Choice) Share(n int) (sum float64) {
	for _, k := range c.Order[:n] {
		sum += c.Warm[k]
	}
	return sum
}

// Draw is the token at u, from 0 to below 1, where those kept lie side by side in their order, each
// as wide as its probability.
func (c Choice) Draw(u float64) int {
	for _, k := range c.Order[:c.Kept-1] {
		if u -= c.P[k]; u < 0 {
			return k
		}
	}
	return c.Order[c.Kept-1]
}

// Lehmer's generator, which is one line in any language, with the multiplier of Park and
// Miller's "minimal standard" as revised in 1993.
const (
	modulus    = 1<<31 - 1
	multiplier = 48271
)

// Uniform is number n, from 0, of those that belong to a seed, both below 2³¹ − 3 and not negative:
//
//	((seed + 1) · 48271ⁿ⁺³ mod 2³¹ − 1) / (2³¹ − 1)
//
// from above 0 to below 1. The first three are left out, since they are alike for seeds that are.
func Uniform(seed, n int) float64 {
	h := int64(seed + 1)
	for range n + 3 {
		h = h * multiplier % modulus
	}
	return float64(h) / modulus
}
