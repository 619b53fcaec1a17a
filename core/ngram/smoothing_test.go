package ngram

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"glassbox/core/token"
)

var smoothings = []Smoothing{AddAlpha{}, AddAlpha{1}, AddAlpha{0.01}, JelinekMercer{0.7}, JelinekMercer{0}, JelinekMercer{1},
	StupidBackoff{0.4}, StupidBackoff{0}}

// TestRowsSumToOne checks, behind every context that was seen and some that were not, that
// probabilities add up to 1, that each symbol is lined up once with its own P, and that
// total knows the sum without adding up.
func TestRowsSumToOne(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for n := 1; n <= MaxOrder; n++ {
		var sentences [][]int
		for range 40 {
			sentences = append(sentences, random(r, 9, r.IntN(12)))
		}
		m := Train(n, 11, sentences) // two words were never seen
		contexts := m.Contexts()
		for range 20 {
			contexts = append(contexts, m.Context(random(r, 11, r.IntN(n+1))))
		}
		for _, s := range smoothings {
			for _, context := range contexts {
				checkOutcomes(t, m, s, context)
			}
		}
	}
}

func checkOutcomes(t *testing.T, m *Model, s Smoothing, context []int) {
	t.Helper()
	sum, high, seen := 0.0, 0.0, map[int]bool{}
	for o := range m.Outcomes(s, context) {
		if o.ID == token.Start || seen[o.ID] || o.Low != high || math.Abs(o.High-sum-o.P) > 1e-12 || o.P < 0 || o.P > 1+1e-12 {
			t.Fatalf("%+v behind %v: %+v", s, context, o)
		}
		if p := m.P(s, context, o.ID); math.Abs(o.P-p) > 1e-15 || math.Abs(explained(m, s, context, o.ID)-p) > 1e-15 {
			t.Fatalf("%+v: P(%d | %v) = %v, lined up as %v, explained as %v", s, o.ID, context, p, o.P, m.Explain(s, context, o.ID))
		}
		seen[o.ID] = true
		sum, high = sum+o.P, o.High
	}
	d := m.distribution(s, context)
	unknown := s == AddAlpha{} && m.RowSum(context) == 0
	if len(seen) != m.V() || math.Abs(sum-d.total()) > 1e-12 || s.Probability() && !unknown && math.Abs(sum-1) > 1e-12 {
		t.Fatalf("%+v behind %v: %d symbols add up to %v, total %v", s, context, len(seen), sum, d.total())
	}
}

func explained(m *Model, s Smoothing, context []int, w int) float64 {
	p := 0.0
	for _, term := range m.Explain(s, context, w) {
		p += term.Value(m.V())
	}
	return p
}

// TestMixedByHand works P(eat | I like) and S(eat | I like) out by hand: the runs "I like
// eat" and "like eat" were never seen; eat is 1 of 11 predictions, V is 8.
func TestMixedByHand(t *testing.T) {
	m, history := pizza.train(3), pizza.ids("I like")
	for word, want := range map[string]struct{ mixed, backed float64 }{
		"eat":   {0.3 * 0.3 * (0.7*1./11 + 0.3/8), 0.4 * 0.4 / 11},
		"pizza": {0.7*1./2 + 0.3*(0.7*1./2+0.3*(0.7*1./11+0.3/8)), 0.5},
		"<UNK>": {0.3 * 0.3 * 0.3 / 8, 0},
	} {
		if got := m.P(JelinekMercer{0.7}, history, pizza.id(word)); math.Abs(got-want.mixed) > 1e-15 {
			t.Errorf("interpolated P(%s | I like) = %v, want %v", word, got, want.mixed)
		}
		if got := m.P(StupidBackoff{0.4}, history, pizza.id(word)); math.Abs(got-want.backed) > 1e-15 {
			t.Errorf("S(%s | I like) = %v, want %v", word, got, want.backed)
		}
	}
	// Behind a context never seen, the longest part that was seen takes its place.
	if a, b := m.P(JelinekMercer{0.7}, pizza.ids("to like"), pizza.id("to")), 0.7*0.5+0.3*(0.7/11+0.3/8); math.Abs(a-b) > 1e-15 {
		t.Errorf("P(to | to like) = %v, want %v", a, b)
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[Smoothing]string{AddAlpha{}: "maximum likelihood", AddAlpha{1}: "add-α",
		JelinekMercer{0.5}: "Jelinek-Mercer interpolation", StupidBackoff{0.4}: "stupid back-off"} {
		if s.Name() != want {
			t.Errorf("%T is called %q", s, s.Name())
		}
	}
}

func ExampleModel_Explain() {
	m := pizza.train(3)
	for _, t := range m.Explain(JelinekMercer{0.75}, pizza.ids("I like"), pizza.id("to")) {
		fmt.Printf("n=%d: %v·(%d+%v)/(%d+%vV) = %.4f\n", t.Order, t.Weight, t.Count, t.Alpha, t.RowSum, t.Alpha, t.Value(m.V()))
	}
	// Output:
	// n=3: 0.75·(1+0)/(2+0V) = 0.3750
	// n=2: 0.1875·(1+0)/(2+0V) = 0.0938
	// n=1: 0.046875·(1+0)/(11+0V) = 0.0043
	// n=0: 0.015625·(0+1)/(0+1V) = 0.0020
}
