package context

import (
	"math"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

func TestWhatNMustBe(t *testing.T) {
	for query, want := range map[string]float64{
		"": 11, "punctuation=on&predict=14": 13, "see=11": 2, "predict=14&see=1": 14, "sentence=we+eat&predict=2&see=1": 2,
	} {
		if n := lessontest.End(run(t, query)); n["needed"] != want {
			t.Errorf("%s: n must be %v, want %v", query, n["needed"], want)
		}
	}
}

// Each beam adds the next word back, and none reaches beyond the sentence.
func TestBeams(t *testing.T) {
	r := run(t, "")
	for step, want := range map[string]string{
		"given": "nothing", "n-2": "neighbor", "n-4": "to my neighbor", "n-6": "and belonged to my neighbor",
	} {
		if n := r.Numbers(r.Index(step)); n["context"] != want {
			t.Errorf("%s sees %q, want %q", step, n["context"], want)
		}
	}
	short := run(t, "sentence=cats+eat+mice&predict=3&see=1")
	if short.Index("n-3") < 0 || short.Index("n-4") >= 0 {
		t.Error("three words make models up to n = 3")
	}
	if none := run(t, "n=1"); none.Index("n-2") >= 0 {
		t.Error("n = 1 has a beam")
	}
}

// By hand, on: "I like to eat. I like pizza." The held-out sentence has six predictions.
func TestMeasuresOfTheTinyCorpus(t *testing.T) {
	n := lessontest.End(run(t, "preset=measure&sample=tiny&n=3"))
	for name, want := range map[string]float64{
		"V": 7, "possible1": 1, "possible2": 7, "possible3": 49, "seen1": 1, "seen2": 6, "seen3": 6,
		"unseen1": 0, "unseen2": 1. / 6, "unseen3": 2. / 6, "predictions": 6,
	} {
		if n[name] != want {
			t.Errorf("%s is %v, want %v", name, n[name], want)
		}
	}
}

// Without back-off the unigram is (count + α)/(N + αV), which can be summed by hand.
func TestPerplexityOfAddedCounts(t *testing.T) {
	n := lessontest.End(run(t, "preset=measure&sample=tiny&n=1&smoothing=add&alpha=1"))
	want := math.Pow(1/(3.*3*2*2*2*3)*math.Pow(16, 6), 1./6) // i, like, to, eat, pizza, end
	if got := n["perplexity1"].(float64); math.Abs(got-want) > 1e-12 {
		t.Errorf("perplexity %v, want %v", got, want)
	}
}

func TestWindows(t *testing.T) {
	n := lessontest.End(run(t, "preset=windows&window=1000"))
	for name, want := range map[string]float64{
		"token": 131072, "pages1": 2.5, "scores1": 1e6, "store1": 131072000,
		"pages3": 320, "books3": 320. / 300, "scores7": 4e12, "store7": 262144000000,
	} {
		if n[name] != want {
			t.Errorf("%s is %v, want %v", name, n[name], want)
		}
	}
}

func TestRefusals(t *testing.T) {
	for query, want := range map[string]string{
		"sentence=one":                     "2 to 24 words",
		"sentence=":                        "2 to 24 words",
		"sentence=a+a+a&predict=9":         "has 3 words",
		"see=13":                           "has not read word 13",
		"text=...":                         "no words",
		"preset=measure&heldout=...":       "nothing to measure",
		"sentence=" + repeated(maxWords+1): "2 to 24 words",
		"sentence=two+words&predict=3":     "may be word 2 to 2",
		"sentence=two+words&see=3":         "may be 1 to 1",
		"preset=measure&text=%21&alpha=1":  "no words",
	} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		_, err := compute(v)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
}

func repeated(n int) string { return strings.Repeat("on+", n) }

// Whatever may be entered is drawn without anything undefined, within the figure, and every item is explained.
func TestBoundsAreDrawn(t *testing.T) {
	lessontest.Look(t, Lesson,
		"n=1", "sentence="+repeated(maxWords)+"&predict=24&see=1", "sentence=we+eat&predict=2&see=1", "text=a", "sample=meteo",
		"preset=measure&n=1", "preset=measure&text=a&heldout=b", "preset=measure&smoothing=add&alpha=0.001",
		"preset=measure&sample=meteo&punctuation=on",
		"preset=windows&window=1", "preset=windows&window=10000000&layers=1000&kvheads=256&headsize=1024&bytes=8",
		"preset=windows&wordspertoken=0.1&wordsperpage=2000&pagesperbook=5000",
	)
}

// What the page says of the n or the window under way is of that one, and of no other.
func TestTheNumbersOfOneWindowStandTogether(t *testing.T) {
	r := run(t, "preset=windows")
	at := r.Numbers(r.Index("pages-4"))
	if at["name"] != "Grok 3" || at["tokens_now"] != 131072.0 || at["pages_now"] != 131072*0.75/300 {
		t.Errorf("the pages are of %v with %v tokens: %v", at["name"], at["tokens_now"], at["pages_now"])
	}
	if _, early := at["store_size"]; early {
		t.Errorf("its store is %v before it is computed", at["store_size"])
	}
	for i := range r.Steps {
		if at := r.Numbers(i); at["pages_now"] != nil && at["pages_now"].(float64)*400 != at["tokens_now"].(float64) {
			t.Errorf("step %s: %v tokens are %v pages", r.Steps[i].ID, at["tokens_now"], at["pages_now"])
		}
	}
}

// A corpus in a script without blanks is told of, where it is counted.
func TestRemarks(t *testing.T) {
	for query, want := range map[string]int{"text=我喜欢披萨": 1, "": 0, "preset=windows&text=我喜欢披萨": 0} {
		if r := run(t, query); len(r.Notices) != want {
			t.Errorf("%s: notices %v", query, r.Notices)
		}
	}
}
