package ngram

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"glassbox/core/token"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) }

// TestScore checks P(I like pizza .) = 1 · 1 · ½ · 1 · 1.
func TestScore(t *testing.T) {
	m := pizza.train(2)
	s := m.Score(AddAlpha{}, pizza.ids("I like pizza ."))
	if s.Product != 0.5 || !near(s.LogSum, math.Log(0.5)) || s.Zeros != 0 || len(s.Factors) != 5 || s.Underflow() {
		t.Errorf("%+v", s)
	}
	last := s.Factors[4]
	if last.ID != token.End || last.Count != 2 || last.RowSum != 2 || last.P != 1 || last.Product != 0.5 ||
		!slices.Equal(last.Context, pizza.ids(".")) {
		t.Errorf("last factor %+v", last)
	}
	if s = m.Score(AddAlpha{1}, pizza.ids("I like pizza .")); !near(s.Product, .3*.3*.2*(2./9)*.3) || !near(s.LogSum, math.Log(s.Product)) {
		t.Errorf("with α = 1: %v, ln %v", s.Product, s.LogSum)
	}
}

// TestZeroFactor checks that an unseen pair makes the product 0 and the sum −Inf, never NaN.
func TestZeroFactor(t *testing.T) {
	m := pizza.train(2)
	s := m.Score(AddAlpha{}, pizza.ids("I eat pasta pizza ."))
	if s.Product != 0 || !math.IsInf(s.LogSum, -1) || s.Zeros != 3 || s.Underflow() {
		t.Errorf("%+v", s)
	}
	for i, zero := range []bool{false, true, true, true, false, false} {
		if f := s.Factors[i]; f.Zero() != zero || math.IsNaN(f.LogSum) || i > 0 && f.Product != 0 {
			t.Errorf("factor %d: %+v", i, f)
		}
	}
	if s = m.Score(AddAlpha{1}, pizza.ids("I eat pasta pizza .")); s.Product <= 0 || s.Zeros != 0 {
		t.Errorf("smoothing repairs nothing: %+v", s)
	}
}

// TestScoreIsProduct checks for every smoothing that the score is the product of P.
func TestScoreIsProduct(t *testing.T) {
	m, sentence := pizza.train(3), pizza.ids("I like to eat pizza .")
	for _, s := range smoothings {
		product, score := 1.0, m.Score(s, sentence)
		for i, w := range append(slices.Clone(sentence), token.End) {
			product *= m.P(s, sentence[:i], w)
		}
		if score.Product != product || product > 0 && !near(score.LogSum, math.Log(product)) {
			t.Errorf("%+v: %v, ln %v, want %v", s, score.Product, score.LogSum, product)
		}
	}
}

func TestUnderflow(t *testing.T) {
	m := pizza.train(2)
	s := m.Score(AddAlpha{1}, slices.Repeat(pizza.ids("pizza"), 400))
	if !s.Underflow() || s.Product != 0 || s.LogSum < -900 || s.LogSum > -800 {
		t.Errorf("product %v, sum %v", s.Product, s.LogSum)
	}
}

// TestPerplexity checks values by hand. On the training text, 11 predictions, all certain
// but two of ½: perplexity 4^(1/11). On "I like to eat pizza.", 7 predictions with α = 1:
// 3/10 3/10 2/10 2/9 1/9 2/9 3/10.
func TestPerplexity(t *testing.T) {
	m := pizza.train(2)
	e := m.Evaluate(AddAlpha{}, pizza.sentences)
	if e.Predictions != 11 || !near(e.Perplexity, math.Pow(4, 1./11)) || !near(e.BitsPerWord, 2./11) || e.Zeros != 0 {
		t.Errorf("on the training text: %+v", e)
	}
	heldOut := [][]int{pizza.ids("I like to eat pizza .")}
	e = m.Evaluate(AddAlpha{1}, heldOut)
	if p := .3 * .3 * .2 * (2. / 9) * (1. / 9) * (2. / 9) * .3; !near(e.Perplexity, math.Pow(p, -1./7)) ||
		!near(e.BitsPerWord, -math.Log2(p)/7) {
		t.Errorf("with α = 1: %+v, P = %v", e, p)
	}
	if e = m.Evaluate(JelinekMercer{0}, heldOut); !near(e.Perplexity, 8) || !near(e.BitsPerWord, 3) {
		t.Errorf("when nothing is known the perplexity is V = 8, not %v", e.Perplexity)
	}
}

func TestInfinitePerplexity(t *testing.T) {
	m := pizza.train(2)
	e := m.Evaluate(AddAlpha{}, append(slices.Clone(pizza.sentences), pizza.ids("I like to eat pizza . .")))
	if !math.IsInf(e.Perplexity, 1) || !math.IsInf(e.BitsPerWord, 1) || e.Zeros != 2 || e.FirstSentence != 2 {
		t.Errorf("%+v", e)
	}
	if first := pizza.Words(append(slices.Clone(e.First.Context), e.First.ID)); !slices.Equal(first, []string{"eat", "pizza"}) {
		t.Errorf("first unseen: %v", first)
	}
}

func TestSparsity(t *testing.T) {
	s := pizza.train(2).Sparsity()
	if s != (Sparsity{Order: 2, V: 8, Possible: 8, Cells: 64, Contexts: 7, Distinct: 8, Empty: 56. / 64}) {
		t.Errorf("%+v", s)
	}
	if s = pizza.train(6).Sparsity(); s.Possible != 32768 || s.Cells != 262144 || s.Contexts != 8 || s.Distinct != 9 {
		t.Errorf("%+v", s)
	}
	heldOut := [][]int{pizza.ids("I like to eat pizza pasta .")}
	for n, want := range []Coverage{1: {8, 1, 0}, 2: {8, 3, 1}, 3: {8, 4, 3}} {
		if n > 0 && pizza.train(n).Coverage(heldOut) != want {
			t.Errorf("n=%d: %+v, want %+v", n, pizza.train(n).Coverage(heldOut), want)
		}
	}
}

func ExampleModel_Score() {
	m := pizza.train(2)
	for _, s := range []Smoothing{AddAlpha{}, AddAlpha{1}} {
		score := m.Score(s, pizza.ids("I like to eat pizza ."))
		fmt.Printf("%s: %.3g, ln %.4f, %d zeros\n", s.Name(), score.Product, score.LogSum, score.Zeros)
	}
	// Output:
	// maximum likelihood: 0, ln -Inf, 1 zeros
	// add-α: 2.96e-05, ln -10.4267, 0 zeros
}
