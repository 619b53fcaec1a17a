package ngram

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"glassbox/core/token"
)

// text is a cut and numbered text.
type text struct {
	*token.Vocabulary
	sentences [][]int
}

func read(source string, minimum int) text {
	sentences, err := token.Sentences(source, token.Options{})
	if err != nil {
		panic(err)
	}
	v := token.NewVocabulary(sentences, minimum)
	return text{v, v.EncodeAll(sentences)}
}

// ids returns the ids of words, markers included, separated by blanks.
func (t text) ids(words string) []int {
	ids := []int{}
	for _, w := range strings.Fields(words) {
		id := slices.Index([]string{"<s>", "</s>"}, w)
		if id < 0 {
			id = t.ID(w)
		}
		ids = append(ids, id)
	}
	return ids
}

func (t text) id(word string) int { return t.ids(word)[0] }

func (t text) train(n int) *Model { return Train(n, t.Len(), t.sentences) }

var pizza = read("I like to eat. I like pizza.", 1)

// TestByHand checks the table of "I like to eat. I like pizza.", counted by hand: the words
// I like to eat . pizza, with </s> and <UNK> V = 8.
func TestByHand(t *testing.T) {
	m := pizza.train(2)
	if m.V() != 8 || m.Steps() != 11 || m.Distinct() != 8 || len(m.Contexts()) != 7 {
		t.Errorf("V %d, steps %d, distinct %d, contexts %v", m.V(), m.Steps(), m.Distinct(), m.Contexts())
	}
	for _, test := range []struct {
		before, word  string
		count, row    int
		p, plus, half float64 // α = 0, 1, 0.5
	}{
		{"<s>", "I", 2, 2, 1, 3. / 10, 2.5 / 6},
		{"I", "like", 2, 2, 1, 3. / 10, 2.5 / 6},
		{"like", "to", 1, 2, 0.5, 2. / 10, 1.5 / 6},
		{"like", "pizza", 1, 2, 0.5, 2. / 10, 1.5 / 6},
		{"like", "eat", 0, 2, 0, 1. / 10, 0.5 / 6},
		{"eat", ".", 1, 1, 1, 2. / 9, 1.5 / 5},
		{".", "</s>", 2, 2, 1, 3. / 10, 2.5 / 6},
		{"pizza", "I", 0, 1, 0, 1. / 9, 0.5 / 5},
		{"nothing", "I", 0, 0, 0, 1. / 8, 0.5 / 4},
		{"</s>", "I", 0, 0, 0, 1. / 8, 0.5 / 4},
		{"I", "<s>", 0, 2, 0, 0, 0}, // cannot be predicted
	} {
		context, w := pizza.ids(test.before), pizza.id(test.word)
		if c, r := m.Count(context, w), m.RowSum(context); c != test.count || r != test.row {
			t.Errorf("count(%s, %s) = %d of %d, want %d of %d", test.before, test.word, c, r, test.count, test.row)
		}
		for alpha, want := range map[float64]float64{0: test.p, 1: test.plus, 0.5: test.half} {
			if got := m.P(AddAlpha{alpha}, context, w); math.Abs(got-want) > 1e-15 {
				t.Errorf("P(%s | %s) with α=%v is %v, want %v", test.word, test.before, alpha, got, want)
			}
		}
	}
	if got, want := m.Continuations(pizza.ids("like")), []Continuation{{pizza.id("pizza"), 1}, {pizza.id("to"), 1}}; !slices.Equal(got, want) {
		t.Errorf("continuations of like: %v, want %v", got, want)
	}
	if m.Continuations(pizza.ids("nothing")) == nil || m.RowSum(nil) != 11 || m.Count(nil, pizza.id("like")) != 2 {
		t.Errorf("unigrams: %d of %d", m.Count(nil, pizza.id("like")), m.RowSum(nil))
	}
}

// TestTrigrams checks that <s> stands twice before a sentence, and </s> once behind it.
func TestTrigrams(t *testing.T) {
	m := pizza.train(3)
	for run, want := range map[string]int{
		"<s> <s> I": 2, "<s> I like": 2, "I like to": 1, "like to eat": 1, "eat . </s>": 1, "pizza . </s>": 1, "<s> <s> like": 0,
		"<s> I": 2, ". </s>": 2, "like": 2, "</s>": 2, "<s>": 0, ". </s> <s>": 0, "</s> <s>": 0, "<s> <s>": 0,
	} {
		ids := pizza.ids(run)
		if got := m.Count(ids[:len(ids)-1], ids[len(ids)-1]); got != want {
			t.Errorf("count(%s) = %d, want %d", run, got, want)
		}
	}
	if got := m.Context(pizza.ids("I")); !slices.Equal(got, pizza.ids("<s> I")) {
		t.Errorf("context of I: %v", got)
	}
}

// TestAgainstMaps compares with counts made the plain way, for random texts and every n.
func TestAgainstMaps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := 1; n <= MaxOrder; n++ {
		size, sentences := 4+r.IntN(5), [][]int{}
		for range 60 {
			sentences = append(sentences, random(r, size, r.IntN(9)))
		}
		m := Train(n, size, sentences)
		counts, sums := countPlainly(n, sentences)
		for run, want := range counts {
			if got := m.Count(run.context(), run.word); got != want {
				t.Fatalf("n=%d: count(%v) = %d, want %d", n, run, got, want)
			}
		}
		for run, want := range sums {
			if got := m.RowSum(run.context()); got != want {
				t.Fatalf("n=%d: row sum of %v = %d, want %d", n, run, got, want)
			}
		}
		distinct := 0
		for k := range n {
			distinct += len(m.tables[k].words)
		}
		if distinct != len(counts) {
			t.Errorf("n=%d: %d distinct runs, want %d", n, distinct, len(counts))
		}
	}
}

func random(r *rand.Rand, size, length int) []int {
	s := make([]int, length)
	for i := range s {
		s[i] = token.Unknown + r.IntN(size-token.Unknown)
	}
	return s
}

// run is a context of some length, and a word.
type run struct {
	length int
	ids    [MaxOrder]int
	word   int
}

func (r run) context() []int { return r.ids[:r.length] }

func countPlainly(n int, sentences [][]int) (counts, sums map[run]int) {
	counts, sums = map[run]int{}, map[run]int{}
	for _, s := range sentences {
		padded := append(append(make([]int, n-1), s...), token.End)
		for i := n - 1; i < len(padded); i++ {
			for length := range n {
				key := run{length: length}
				copy(key.ids[:], padded[i-length:i])
				sums[key]++
				key.word = padded[i]
				counts[key]++
			}
		}
	}
	return counts, sums
}

func TestUnknown(t *testing.T) {
	rare := read("I like to eat. I like pizza.", 2)
	m := rare.train(2)
	if m.V() != 5 || m.Count(rare.ids("like"), token.Unknown) != 2 || m.P(AddAlpha{1}, rare.ids("like"), rare.id("pasta")) != 3./7 {
		t.Errorf("V %d, count(like, <UNK>) %d", m.V(), m.Count(rare.ids("like"), token.Unknown))
	}
}

func TestEmpty(t *testing.T) {
	for _, sentences := range [][][]int{nil, {{}}} {
		for n := 1; n <= MaxOrder; n++ {
			m := Train(n, 0, sentences)
			if m.V() != 2 || m.Steps() != len(sentences) || m.P(AddAlpha{1}, nil, token.Unknown) > 0.5 {
				t.Errorf("%v, n=%d: %+v", sentences, n, m)
			}
			m.Generate(JelinekMercer{0.5}, Options{Max: 5})
			m.Generate(StupidBackoff{0.4}, Options{Max: 5, Greedy: true})
		}
	}
	if e := Train(2, 3, nil).Evaluate(AddAlpha{}, nil); e.Perplexity != 1 || e.BitsPerWord != 0 ||
		Train(2, 3, nil).Coverage(nil).Share() != 0 {
		t.Errorf("nothing evaluated: %+v", e)
	}
}

func TestPanics(t *testing.T) {
	m := pizza.train(2)
	for name, test := range map[string]struct {
		want error
		f    func()
	}{
		"n=0":       {OrderError{0, 6}, func() { Train(0, 3, nil) }},
		"n=7":       {OrderError{7, 6}, func() { Train(7, 3, nil) }},
		"<s>":       {SymbolError{0, 5}, func() { Train(2, 5, [][]int{{0}}) }},
		"too large": {SymbolError{5, 5}, func() { Train(2, 5, [][]int{{4, 5}}) }},
		"context":   {OrderError{3, 2}, func() { m.Count([]int{3, 3}, 3) }},
		"short":     {OrderError{1, 2}, func() { m.CountAfter(1, nil, 3) }},
		"α":         {ParameterError{"α", -1, 0, 1e9}, func() { m.P(AddAlpha{-1}, nil, 3) }},
		"λ":         {ParameterError{"λ", 1.5, 0, 1}, func() { m.P(JelinekMercer{1.5}, nil, 3) }},
	} {
		func() {
			defer func() {
				if got := recover(); got != test.want || test.want.Error() == "" {
					t.Errorf("%s: panic %v, want %v", name, got, test.want)
				}
			}()
			test.f()
		}()
	}
	func() {
		defer func() {
			if _, ok := recover().(ParameterError); !ok {
				t.Error("α = NaN does not panic")
			}
		}()
		m.P(AddAlpha{math.NaN()}, nil, 3)
	}()
}

func TestDeterminism(t *testing.T) {
	if a, b := pizza.train(3), pizza.train(3); !reflect.DeepEqual(a, b) {
		t.Error("two trainings differ")
	}
}

func ExampleModel() {
	sentences, _ := token.Sentences("I like to eat. I like pizza.", token.Options{})
	v := token.NewVocabulary(sentences, 1)
	m := Train(2, v.Len(), v.EncodeAll(sentences))
	like := []int{v.ID("like")}
	for _, w := range []string{"to", "pizza", "eat"} {
		fmt.Printf("%s: %d of %d, P = %v, with α = 1 %v\n", w, m.Count(like, v.ID(w)), m.RowSum(like),
			m.P(AddAlpha{}, like, v.ID(w)), m.P(AddAlpha{1}, like, v.ID(w)))
	}
	fmt.Println("V =", m.V())
	// Output:
	// to: 1 of 2, P = 0.5, with α = 1 0.2
	// pizza: 1 of 2, P = 0.5, with α = 1 0.2
	// eat: 0 of 2, P = 0, with α = 1 0.1
	// V = 8
}
