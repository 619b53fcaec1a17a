package bigram

import (
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"glassbox/core/ngram"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// run computes the lesson for a query.
func run(t *testing.T, query string) (*lesson.Run, *model) {
	t.Helper()
	r := lessontest.Run(t, Lesson, query)
	return r, r.Model.(*model)
}

func (m *model) probability(w, v string) float64 {
	a := token.Start
	if v != "<s>" {
		a = m.vocab.ID(v)
	}
	return m.counts.P(m.smoothing(), []int{a}, m.vocab.ID(w))
}

// By hand: “i” is always followed by “like”; “like” once by “to” and once by “pizza”. V is five words, ⟨/s⟩ and
// ⟨UNK⟩: 7.
func TestByHand(t *testing.T) {
	for query, want := range map[string][3]float64{
		"":          {1, 0.5, 0.5},
		"alpha=1":   {3.0 / 9, 2.0 / 9, 2.0 / 9},
		"alpha=0.5": {2.5 / 5.5, 1.5 / 5.5, 1.5 / 5.5},
	} {
		_, m := run(t, query)
		got := [3]float64{m.probability("like", "i"), m.probability("to", "like"), m.probability("pizza", "like")}
		if got != want || m.symbols() != 7 || m.counts.Steps() != 9 {
			t.Errorf("%s: %v, V = %d, %d pairs; want %v", query, got, m.symbols(), m.counts.Steps(), want)
		}
	}
}

// The rows that are seen add up to 1, as they are named for tools.
func TestRowsAddUpToOne(t *testing.T) {
	r, _ := run(t, "alpha=0.3")
	rows := r.Numbers(len(r.Steps) - 1)["probabilities"].([][]float64)
	for i, row := range rows {
		sum := 0.0
		for _, p := range row {
			sum += p
		}
		if math.Abs(sum-1) > 1e-12 {
			t.Errorf("row %d adds up to %v", i, sum)
		}
	}
}

func TestUnseenPairIsFlaggedAndRepaired(t *testing.T) {
	r, m := run(t, "")
	var l picture.List
	view := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: r.Index("repair"), Frac: 1}}
	l.Reset(912, height(view))
	draw(&l, view)
	if smooth, ok := l.Find("smooth"); m.score.Product != 0 || m.repaired.Product <= 0 || !ok || smooth.Set["alpha"] != "1" {
		t.Errorf("product %v, repaired %v, remedy %+v", m.score.Product, m.repaired.Product, smooth)
	}
	if _, m = run(t, "alpha=1"); m.score.Product != m.repaired.Product {
		t.Errorf("with α = 1: product %v, repaired %v", m.score.Product, m.repaired.Product)
	}
	if _, m = run(t, "sentence=I like rain"); len(m.unknown) != 1 {
		t.Errorf("unknown words: %v", m.unknown)
	}
}

// The inspector knows what the figure shows: a count until the row is divided, and what is measured once it is.
func TestInspectorKnowsWhatHasArrived(t *testing.T) {
	r, m := run(t, "")
	after := numbered("row", m.vocab.ID("like"))
	cell, word := pairID("c", m.vocab.ID("like"), m.vocab.ID("pizza")), numbered("n", m.vocab.ID("like"))
	for _, c := range []struct {
		item, step string
		value      any
		rows       int
	}{
		{cell, "given", 0.0, 1}, {cell, "pair-9", 1.0, 1}, {cell, "sum-0", 1.0, 1}, {cell, after, 0.5, 5}, {cell, "rows", 0.5, 5},
		{word, "pair-9", 2.0, 0}, {word, after, 2.0, 2},
		{"f-1", "factor-1", 1.0, 5}, {"f-1", "product-1", 1.0, 7},
		{"smooth", "product-1", nil, 0}, {"smooth", "repair", m.repaired.Product, 0},
		{"empty", "repair", nil, 0}, {"empty", "empty", m.sparsity.Empty, 0}, {"unseen", "text", nil, 0},
		{"curve", "empty", nil, 0}, {"curve", "measure", nil, 1}, {"alpha", "given", 0.0, 0},
	} {
		in, ok := r.Inspect(c.item, r.Index(c.step))
		var value any
		if in.Value != nil {
			value = *in.Value
		}
		if !ok || value != c.value || len(in.Rows) != c.rows || in.Origin == "counted" && strings.HasPrefix(in.Symbol, "P(") {
			t.Errorf("%s at %s: %v, %v, %+v", c.item, c.step, ok, value, in)
		}
	}
}

// While a draw is under way its step is not done; what may come next is told of its word, not of the one before.
func TestDrawUnderWayIsTold(t *testing.T) {
	for _, query := range []string{"", "sample=stories"} {
		r, _ := run(t, query)
		for _, id := range []string{"draw-1", "draw-2", "word-2"} {
			view := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: r.Index(id), Frac: 0.5}}
			var l picture.List
			l.Reset(912, height(view))
			draw(&l, view)
			for _, it := range l.Items() {
				if in, ok := r.Inspect(it.ID, r.Done(view.Moment, 0)); !ok || it.ID[0] == 'o' && in.Label != it.Label {
					t.Errorf("%s: %s, %s, is told as %q", id, it.ID, it.Label, in.Label)
				}
			}
		}
	}
}

func TestGreedyRunsInCircles(t *testing.T) {
	_, m := run(t, "sample=stories&greedy=on&onward=on&length=40")
	if m.drawn.Loop.Length == 0 {
		t.Errorf("no loop in %q", m.generated(len(m.drawn.Draws)))
	}
}

// A word is looked for as the corpus is cut, and what is unusual about a corpus is told.
func TestWordsAsTheyAreTyped(t *testing.T) {
	for find, want := range map[string]string{
		"Don’t": "don't", " don't ": "don't", "CAFE\u0301": "café", "3.14": "3.14", "cat!": "cat",
		"no such": "", "dog": "", "": "",
	} {
		if _, m := run(t, "text=I don't like café 3.14 cat&find="+find); (want == "") != (m.found < 0) ||
			want != "" && m.vocab.Word(m.found) != want {
			t.Errorf("%q is found as %d", find, m.found)
		}
	}
	r, m := run(t, "text=ฉันกินข้าว\r\nฉันรัก")
	if len(m.text) != 2 || !slices.ContainsFunc(r.Notices, func(n lesson.Notice) bool {
		return strings.HasPrefix(n.Text, "Thai puts no spaces")
	}) {
		t.Errorf("%d sentences, notices %v", len(m.text), r.Notices)
	}
}

// The film of a large corpus has some hundred steps, and each is drawn within the time of a frame.
func TestLargeCorpusIsWatchable(t *testing.T) {
	_, s := run(t, "sample=stories")
	var b strings.Builder
	for i := 0; b.Len() < 1_000_000; i++ {
		for id := token.First; id < s.vocab.Len(); id++ {
			b.WriteString(s.vocab.Word(token.First+(id*7+i*i)%(s.vocab.Len()-token.First)) + " ")
			b.WriteString("w" + string(rune('a'+i%26)) + string(rune('a'+id%26)) + " ")
		}
		b.WriteString(". ")
	}
	v := control.Defaults(Lesson.Controls())
	v, err := v.Set("text", b.String())
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	r, err := computed(v)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("computed %d pairs in %v, %d steps", r.Model.(*model).counts.Steps(), time.Since(began), len(r.Steps))
	if len(r.Steps) > 400 {
		t.Errorf("%d steps", len(r.Steps))
	}
	var l picture.List
	began = time.Now()
	for i := range r.Steps {
		view := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: i, Frac: 0.5}}
		l.Reset(912, height(view))
		draw(&l, view)
	}
	t.Logf("drawn in %v a step", time.Since(began)/time.Duration(len(r.Steps)))
	if q := v.Query(); strings.Contains(q, "text=") || len(r.Notices) == 0 {
		t.Errorf("the link has %d bytes; notices %v", len(q), r.Notices)
	}
}

// One word of 100 KB is shown cut, and costs no more than the text it is.
func TestLongWords(t *testing.T) {
	for _, word := range []string{strings.Repeat("w", 100_000), strings.Repeat("猫", 30_000),
		"e" + strings.Repeat("\u0301", 50_000), strings.Repeat("👩‍👩‍👧", 20)} {
		v, err := control.Defaults(Lesson.Controls()).Set("text", word+" ok.")
		if err != nil {
			t.Fatal(err)
		}
		r, err := computed(v)
		if err != nil {
			t.Fatal(err)
		}
		var l picture.List
		for i := range r.Steps {
			view := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: i, Frac: 1}}
			l.Reset(912, height(view))
			draw(&l, view)
			for s := range l.Shapes {
				if x, ok := s.(picture.Text); ok && len(x.S) > 40*maxName {
					t.Fatalf("step %s shows %d bytes: %.60s…", r.Steps[i].ID, len(x.S), x.S)
				}
			}
		}
	}
	for word, want := range map[string]string{
		"pizza":                        "pizza",
		strings.Repeat("é", maxName):   strings.Repeat("é", maxName),
		strings.Repeat("é", maxName+1): strings.Repeat("é", maxName) + "…",
		strings.Repeat("👩‍👩‍👧", maxName+1): strings.Repeat("👩‍👩‍👧", maxName) + "…",
	} {
		if got := brief(word); got != want {
			t.Errorf("%s is shown as %s, want %s", word, got, want)
		}
	}
}

// The last training is kept; a run must not tell from which it comes.
func TestTrainingIsKept(t *testing.T) {
	_, first := run(t, "sample=weather&alpha=0.5")
	_, second := run(t, "sample=weather&alpha=1")
	if first.training != second.training {
		t.Error("another α trains anew")
	}
	for _, query := range []string{"sample=weather&rare=2", "sample=weather&lower=off", "sample=stories"} {
		_, m := run(t, query)
		latest.Store(nil)
		_, anew := run(t, query)
		if m.training == second.training || m.vocab.Len() != anew.vocab.Len() || m.measured.LogSum != anew.measured.LogSum {
			t.Errorf("%s: %d symbols, anew %d", query, m.vocab.Len(), anew.vocab.Len())
		}
	}
}

// The curve over α is the one that measuring anew at each α would give.
func TestCurve(t *testing.T) {
	_, m := run(t, "sample=recipes")
	for i, got := range m.curve {
		want := m.counts.Evaluate(ngram.AddAlpha{Alpha: curveAlpha(i)}, m.held).Perplexity
		if got != want && math.Abs(got-want) > 1e-9*want {
			t.Errorf("α = %v: %v, want %v", curveAlpha(i), got, want)
		}
	}
}

func TestWrongInputIsASentence(t *testing.T) {
	v := control.Defaults(Lesson.Controls())
	if _, err := v.Set("text", strings.Repeat("a ", token.MaxBytes)); err == nil || !strings.Contains(err.Error(), "at most 2 MB") {
		t.Errorf("too long a text: %v", err)
	}
	for _, query := range []string{"text=", "text=%20%0A", "sentence=", "sentence=..."} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		if _, err := compute(v); err == nil || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// Whatever is typed, there is a picture or a sentence.
func FuzzCompute(f *testing.F) {
	for _, s := range []string{"I like to eat.", "the the the", "<s> </s> <UNK>", "猫が好き。", "مرحبا بالعالم", "👩‍👩‍👧 ok", "\x00"} {
		f.Add(s, "the", 0.5)
	}
	f.Fuzz(func(t *testing.T, text, find string, alpha float64) {
		query := "text=" + url.QueryEscape(text) + "&sentence=" + url.QueryEscape(text) + "&find=" + url.QueryEscape(find)
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		if next, err := v.Set("alpha", strconv.FormatFloat(alpha, 'g', -1, 64)); err == nil {
			v = next
		}
		r, err := computed(v)
		if err != nil {
			return
		}
		var l picture.List
		for i := range r.Steps {
			view := lesson.View{Run: r, Width: 358, Moment: timeline.Moment{Step: i, Frac: 1}}
			l.Reset(358, height(view))
			draw(&l, view)
			r.Numbers(i)
			for _, it := range l.Items() {
				if _, ok := r.Inspect(it.ID, i); !ok {
					t.Fatalf("%s is not explained", it.ID)
				}
			}
		}
	})
}
