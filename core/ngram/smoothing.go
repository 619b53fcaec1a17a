package ngram

import (
	"fmt"
	"math"
)

// Smoothing turns counts into probabilities. It is one of AddAlpha, JelinekMercer and
// StupidBackoff.
type Smoothing interface {
	// Name names the method: "add-α".
	Name() string
	// Probability tells whether the values are probabilities: none negative, and over the
	// V symbols that can follow a context they add up to 1.
	Probability() bool

	// terms returns the terms behind a context, the longest part of it first, given the
	// row sums behind its last 0, 1, … symbols.
	terms(sums []int) []Term
	// firstSeen tells that not the sum of the terms counts, but the first whose count is
	// not 0.
	firstSeen() bool
}

// Term is one fraction of a probability:
//
//	Weight · (Count + Alpha) / (RowSum + Alpha·V)
//
// or 0 where that divides by 0: behind a context never seen, maximum likelihood says
// nothing.
type Term struct {
	Order  int     // n of the run counted, its context being n−1 symbols; 0: no counts at all, 1/V
	Weight float64 // 1 where there is one term
	Count  int     // count(context, w)
	RowSum int     // count(context)
	Alpha  float64 // what is added to each count
}

// Value returns the term's value, given V.
func (t Term) Value(v int) float64 {
	below := float64(t.RowSum) + t.Alpha*float64(v)
	if below == 0 {
		return 0
	}
	return t.Weight * ((float64(t.Count) + t.Alpha) / below)
}

// ParameterError is the panic for a parameter out of bounds.
type ParameterError struct {
	Name     string
	Got      float64
	Min, Max float64
}

func (e ParameterError) Error() string {
	return fmt.Sprintf("ngram: %s is %v; it must be %v to %v", e.Name, e.Got, e.Min, e.Max)
}

func check(name string, got, low, high float64) {
	if !(low <= got && got <= high) {
		panic(ParameterError{name, got, low, high})
	}
}

// AddAlpha pretends to have seen each symbol Alpha times more often behind each context:
//
//	P(w | h) = (count(h, w) + α) / (count(h) + αV)
//
// With α = 0 it is the maximum-likelihood estimate, which gives 0 to what was never
// seen, and 0 to everything behind a context never seen (there alone the sum over w is 0,
// not 1). With α = 1 it is Laplace's rule. It panics with ParameterError unless Alpha is 0
// to 1e9.
//
// Source: Lidstone 1920; Jurafsky and Martin, chapter 3.6.
type AddAlpha struct{ Alpha float64 }

func (s AddAlpha) Name() string {
	if s.Alpha == 0 {
		return "maximum likelihood"
	}
	return "add-α"
}

func (s AddAlpha) Probability() bool { return true }
func (s AddAlpha) firstSeen() bool   { return false }

func (s AddAlpha) terms(sums []int) []Term {
	check("α", s.Alpha, 0, 1e9)
	return []Term{{Order: len(sums), Weight: 1, RowSum: sums[len(sums)-1], Alpha: s.Alpha}}
}

// JelinekMercer mixes the estimate from n symbols with that from fewer, down to none:
//
//	P_k(w | h) = λ count(h, w)/count(h) + (1−λ) P_{k−1}(w | h without its first symbol)
//	P_0(w)     = 1/V
//
// where a context never seen takes no share: there P_k = P_{k−1}. One λ serves every order
// and context; the authors fit one to each range of counts. It panics with ParameterError
// unless Lambda is 0 to 1.
//
// Source: Jelinek and Mercer 1980; Chen and Goodman 1999, section 2.3.
type JelinekMercer struct{ Lambda float64 }

func (s JelinekMercer) Name() string      { return "Jelinek-Mercer interpolation" }
func (s JelinekMercer) Probability() bool { return true }
func (s JelinekMercer) firstSeen() bool   { return false }

func (s JelinekMercer) terms(sums []int) []Term {
	check("λ", s.Lambda, 0, 1)
	var terms []Term
	rest := 1.0
	for k := len(sums); k > 0; k-- {
		if sums[k-1] > 0 {
			terms = append(terms, Term{Order: k, Weight: rest * s.Lambda, RowSum: sums[k-1]})
			rest *= 1 - s.Lambda
		}
	}
	return append(terms, Term{Weight: rest, Alpha: 1})
}

// StupidBackoff takes the estimate from n symbols where they were seen, and otherwise
// that from fewer, times Factor:
//
//	S(w | h) = count(h, w)/count(h)                     if that is not 0
//	         = Factor · S(w | h without its first symbol) otherwise
//	S(w)     = count(w)/N                               N symbols predicted in training
//
// S is a score and not a probability: behind a context it does not add up to 1, and no
// perplexity follows from it. Its authors use Factor 0.4, and name it
// after what they first thought of it. It panics with ParameterError unless Factor is 0
// to 1.
//
// Source: Brants et al. 2007, eq. 5.
type StupidBackoff struct{ Factor float64 }

func (s StupidBackoff) Name() string      { return "stupid back-off" }
func (s StupidBackoff) Probability() bool { return false }
func (s StupidBackoff) firstSeen() bool   { return true }

func (s StupidBackoff) terms(sums []int) []Term {
	check("the back-off factor", s.Factor, 0, 1)
	terms := make([]Term, 0, len(sums))
	for k := len(sums); k > 0; k-- {
		terms = append(terms, Term{Order: k, Weight: math.Pow(s.Factor, float64(len(sums)-k)), RowSum: sums[k-1]})
	}
	return terms
}
