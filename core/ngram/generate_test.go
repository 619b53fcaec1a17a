package ngram

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/token"
)

func TestDraw(t *testing.T) {
	m := pizza.train(2)
	for u, want := range map[float64]string{0: "pizza", 0.4999: "pizza", 0.5: "to", math.Nextafter(1, 0): "to"} {
		d, ok := m.Draw(AddAlpha{}, pizza.ids("I like"), u)
		if !ok || pizza.Word(d.ID) != want || d.U != u || d.Total != 1 || d.Low > u || d.High <= u || d.High-d.Low != 0.5 || d.Forced() {
			t.Errorf("u = %v: %+v, want %s", u, d, want)
		}
	}
	if d, ok := m.Draw(AddAlpha{}, pizza.ids("pasta"), 0.5); ok {
		t.Errorf("maximum likelihood draws %+v behind a context never seen", d)
	}
	if d, ok := m.Draw(AddAlpha{}, nil, 0.5); !ok || !d.Forced() || pizza.Word(d.ID) != "I" {
		t.Errorf("the first word: %+v", d)
	}
}

// TestDrawInterval checks that each draw, of every smoothing, fell into its interval.
func TestDrawInterval(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	m := pizza.train(3)
	for _, s := range smoothings {
		for range 500 {
			u, history := r.Float64(), random(r, pizza.Len(), r.IntN(4))
			d, ok := m.Draw(s, history, u)
			if ok && (d.P <= 0 || d.Low > u*d.Total || d.High <= u*d.Total-1e-12) {
				t.Fatalf("%+v: %+v", s, d)
			}
			g, ok := m.Greedy(s, history)
			for o := range m.Outcomes(s, history) {
				if ok && o.P > g.P {
					t.Fatalf("%+v: greedy takes %+v before %+v", s, g, o)
				}
			}
		}
	}
}

// TestDrawIsAnOutcome compares draws, which are found by halving, with the line of all outcomes
// walked through, on a text with long and short rows.
func TestDrawIsAnOutcome(t *testing.T) {
	stories, _ := corpus.Find("stories")
	text, r := read(stories.Train, 1), rand.New(rand.NewPCG(6, 6))
	all := append([]Smoothing{JelinekMercer{0}, JelinekMercer{1}, StupidBackoff{0}, StupidBackoff{1}}, smoothings...)
	for n := 1; n <= MaxOrder; n++ {
		m := text.train(n)
		for _, s := range all {
			for range 60 {
				begin := m.Step(r.IntN(m.Steps()))
				history := append(begin.Context, begin.ID)[r.IntN(n):]
				if r.IntN(4) == 0 {
					history = random(r, text.Len(), r.IntN(4))
				}
				checkDraw(t, m, s, history, r.Float64())
				checkDraw(t, m, s, history, math.Nextafter(1, 0))
			}
		}
	}
}

func checkDraw(t *testing.T, m *Model, s Smoothing, history []int, u float64) {
	t.Helper()
	const rounding = 1e-12
	d, ok := m.Draw(s, history, u)
	for o := range m.Outcomes(s, history) {
		if o.ID == d.ID && ok && (o.Count != d.Count || o.P != d.P || math.Abs(o.Low-d.Low) > rounding || math.Abs(o.High-d.High) > rounding) {
			t.Fatalf("n = %d, %+v, behind %v: drew %+v, on the line is %+v", m.Order(), s, history, d.Outcome, o)
		}
		if o.P > 0 && o.High > u*d.Total+rounding {
			if !ok || o.ID != d.ID && o.Low < u*d.Total-rounding {
				t.Fatalf("n = %d, %+v, behind %v: %v drew %+v, on the line lies %+v", m.Order(), s, history, u, d, o)
			}
			return
		}
	}
}

// TestFrequencies checks that draws come as often as their probabilities say: within five
// standard deviations √(p(1−p)/N).
func TestFrequencies(t *testing.T) {
	const draws = 20_000
	m, r, seen := pizza.train(2), rand.New(rand.NewPCG(4, 4)), map[int]int{}
	for range draws {
		d, _ := m.Draw(AddAlpha{1}, pizza.ids("like"), r.Float64())
		seen[d.ID]++
	}
	for o := range m.Outcomes(AddAlpha{1}, pizza.ids("like")) {
		if got := float64(seen[o.ID]) / draws; math.Abs(got-o.P) > 5*math.Sqrt(o.P*(1-o.P)/draws) {
			t.Errorf("%s was drawn with frequency %v, P = %v", pizza.Word(o.ID), got, o.P)
		}
	}
}

func TestGenerate(t *testing.T) {
	m := pizza.train(2)
	for _, s := range smoothings {
		a, b := m.Generate(s, Options{Seed: 7, Max: 50, Onward: true}), m.Generate(s, Options{Seed: 7, Max: 50, Onward: true})
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%+v: equal seeds draw different texts", s)
		}
	}
	a, b := m.Generate(AddAlpha{1}, Options{Seed: 1, Max: 50, Onward: true}), m.Generate(AddAlpha{1}, Options{Seed: 2, Max: 50, Onward: true})
	if reflect.DeepEqual(a.IDs(), b.IDs()) || len(a.Draws) != 50 || a.Stop != Full {
		t.Errorf("different seeds draw %v and %v", a.IDs(), b.IDs())
	}
	g := m.Generate(AddAlpha{}, Options{Max: 20, Prompt: pizza.ids("I like to")})
	if got := strings.Join(pizza.Words(g.IDs()), " "); got != "eat . </s>" || g.Stop != Ended {
		t.Errorf("I like to … %q, stop %d", got, g.Stop)
	}
	if g = m.Generate(AddAlpha{}, Options{Max: 20, Prompt: pizza.ids("pasta")}); len(g.Draws) != 0 || g.Stop != Stuck {
		t.Errorf("behind <UNK>: %+v", g)
	}
	for _, d := range a.Draws {
		if d.ID == token.Start {
			t.Error("<s> was drawn")
		}
	}
}

func TestLoop(t *testing.T) {
	dogs := read("the dog saw the dog saw the cat.", 1)
	m := dogs.train(2)
	g := m.Generate(AddAlpha{}, Options{Greedy: true, Max: 10})
	if got := strings.Join(dogs.Words(g.IDs()), " "); got != "the dog saw the dog saw the dog saw the" || g.Loop != (Loop{1, 3}) ||
		g.Stop != Full {
		t.Errorf("%q, loop %+v", got, g.Loop)
	}
	if g = m.Generate(AddAlpha{}, Options{Seed: 1, Max: 200, Onward: true}); g.Loop.Length != 0 {
		t.Errorf("chance does not loop: %+v", g.Loop)
	}
	one := read("a b c d", 1) // every draw is forced
	if g = one.train(2).Generate(AddAlpha{}, Options{Seed: 1, Max: 20, Onward: true}); g.Loop != (Loop{0, 5}) {
		t.Errorf("a corpus of one sentence loops through it: %+v", g.Loop)
	}
}

func FuzzModel(f *testing.F) {
	f.Add("I like to eat. I like pizza.", "I eat pizza", uint8(2), uint8(1), 0.5)
	f.Add("我喜欢 😀! a\xff", "", uint8(6), uint8(0), 0.0)
	f.Add("", "<s> </s> <UNK>", uint8(1), uint8(9), 1.0)
	f.Fuzz(func(t *testing.T, source, heldOut string, n, minimum uint8, parameter float64) {
		if len(source)+len(heldOut) > 2000 || !(parameter >= 0 && parameter <= 1) {
			return
		}
		text := read(source, int(minimum))
		m := text.train(int(n)%MaxOrder + 1)
		sentences, _ := token.Sentences(heldOut, token.Options{})
		ids := text.EncodeAll(sentences)
		history := []int{}
		if len(ids) > 0 {
			history = ids[0]
		}
		for _, s := range []Smoothing{AddAlpha{parameter}, JelinekMercer{parameter}, StupidBackoff{parameter}} {
			if score, e := m.Score(s, history), m.Evaluate(s, ids); math.IsNaN(score.LogSum) || math.IsNaN(e.Perplexity) || e.Perplexity < 1-1e-9 {
				t.Fatalf("%+v: %+v, %+v", s, score, e)
			}
			checkOutcomes(t, m, s, m.Context(history))
			m.Generate(s, Options{Seed: uint64(n), Max: 20, Prompt: history, Onward: true})
			m.Generate(s, Options{Greedy: true, Max: 20, Prompt: history})
		}
		m.Sparsity()
		m.Coverage(ids)
		for step := range m.All() {
			if step.Count < 1 || step.Count > m.Count(step.Context, step.ID) {
				t.Fatalf("%+v", step)
			}
		}
	})
}

func ExampleModel_Generate() {
	m := pizza.train(2)
	g := m.Generate(AddAlpha{}, Options{Seed: 3, Max: 10})
	for _, d := range g.Draws {
		fmt.Printf("%s [%.2g, %.2g) u = %.3f\n", pizza.Word(d.ID), d.Low, d.High, d.U)
	}
	// Output:
	// I [0, 1) u = 0.835
	// like [0, 1) u = 0.415
	// to [0.5, 1) u = 0.785
	// eat [0, 1) u = 0.352
	// . [0, 1) u = 0.703
	// </s> [0, 1) u = 0.712
}
