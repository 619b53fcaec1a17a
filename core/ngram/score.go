package ngram

import (
	"math"

	"glassbox/core/token"
)

// Factor is one of the conditional probabilities whose product is the probability of a
// sentence.
type Factor struct {
	Context []int // the n−1 symbols before it
	ID      int
	Count   int     // count(Context, ID)
	RowSum  int     // count(Context)
	P       float64 // the smoothing's value
	Log     float64 // ln P; −Inf if P is 0
	Product float64 // of the P up to and with this one
	LogSum  float64 // of the Log up to and with this one: ln Product without its underflow
}

// Zero tells whether the factor makes the whole product 0.
func (f Factor) Zero() bool { return f.P == 0 }

// Score is the probability of a sentence, factor by factor:
//
//	P(w_1 … w_m) = Π_i P(w_i | w_{i−n+1} … w_{i−1}),  i = 1 … m+1,  w_{m+1} = </s>
type Score struct {
	Factors []Factor // at least the one of </s>
	Product float64  // 0 also where it is smaller than a float64 can be: see Underflow
	LogSum  float64  // Σ ln P, the natural logarithm; −Inf if a factor is 0
	Zeros   int      // how many factors are 0
}

// Underflow tells whether Product is 0, or has lost digits, though no factor is 0: the
// reason to add logarithms instead.
func (s Score) Underflow() bool {
	const smallestNormal = 0x1p-1022
	return s.Zeros == 0 && s.Product < smallestNormal
}

// Score returns the probability of a sentence, given without markers.
func (m *Model) Score(s Smoothing, sentence []int) Score {
	score := Score{Product: 1}
	for i := range len(sentence) + 1 {
		f := m.factor(s, sentence, i)
		score.Product *= f.P
		score.LogSum += f.Log
		f.Product, f.LogSum = score.Product, score.LogSum
		if f.Zero() {
			score.Zeros++
		}
		score.Factors = append(score.Factors, f)
	}
	return score
}

// factor returns the factor of the i-th symbol of a sentence, or of its end.
func (m *Model) factor(s Smoothing, sentence []int, i int) Factor {
	f := Factor{Context: m.Context(sentence[:i]), ID: token.End}
	if i < len(sentence) {
		f.ID = sentence[i]
	}
	r := m.row(f.Context)
	f.Count, f.RowSum = r.count(f.ID), r.total()
	f.P = m.P(s, f.Context, f.ID)
	f.Log = math.Log(f.P)
	return f
}

// Evaluation is how well a model predicts a text it was not trained on.
type Evaluation struct {
	Predictions int     // N: the words of the text, and an end for each sentence
	LogSum      float64 // Σ ln P; −Inf if one is 0
	// BitsPerWord is −(1/N) Σ log₂ P, the cross entropy, ends counted as words;
	// Perplexity is 2 to that power. Both are +Inf if a P is 0, and 0 and 1 if there
	// was nothing to predict. Of a smoothing whose values are not probabilities they can
	// not be compared with others'.
	BitsPerWord, Perplexity float64

	Zeros         int    // how many predictions got P = 0
	First         Factor // the first of these, if there is one: its Product and LogSum are not set
	FirstSentence int    // and its sentence
}

// Evaluate measures the perplexity of held-out sentences, given without markers:
//
//	perplexity = P(text)^(−1/N) = exp(−(1/N) Σ ln P(w_i | …))
//
// Source: Jurafsky and Martin, chapter 3.3.
func (m *Model) Evaluate(s Smoothing, sentences [][]int) Evaluation {
	e := Evaluation{Perplexity: 1}
	for i, sentence := range sentences {
		for j := range len(sentence) + 1 {
			f := m.factor(s, sentence, j)
			e.Predictions++
			e.LogSum += f.Log
			if f.Zero() {
				if e.Zeros == 0 {
					e.First, e.FirstSentence = f, i
				}
				e.Zeros++
			}
		}
	}
	if e.Predictions > 0 {
		nats := -e.LogSum / float64(e.Predictions)
		e.BitsPerWord, e.Perplexity = nats/math.Ln2+0, math.Exp(nats) // +0 turns −0 into 0
	}
	return e
}
