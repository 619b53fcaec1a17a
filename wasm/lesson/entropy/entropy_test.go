package entropy

import (
	"math"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

// Numbers worked by hand: −ln 0.7, 0.95, 0.3 and 0.05, and the derivative −1/0.7.
func TestReference(t *testing.T) {
	r := lessontest.End(run(t, ""))
	spam := lessontest.End(run(t, "preset=spam"))
	for _, c := range []struct {
		got  any
		want float64
	}{{r["loss"], 0.357}, {spam["l1"], 0.051}, {spam["l2"], 1.204}, {spam["l3"], 2.996}, {r["dq1"], -1.429}} {
		if got := c.got.(float64); math.Abs(got-c.want) > 5e-4 {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

func TestUnits(t *testing.T) {
	for query, want := range map[string]float64{"q=0.5,0.5": math.Ln2, "q=0.5,0.5&base=bits": 1, "q=0.1,0.9&base=log10": 1} {
		if got := lessontest.End(run(t, query))["loss"].(float64); math.Abs(got-want) > 1e-15 {
			t.Errorf("%s: loss %v, want %v", query, got, want)
		}
	}
}

// soft are truths and predictions, some of them with zeros that must be taken as limits.
var soft = []string{
	"", "q=0.5,0.3,0.2", "p=1,0,0", "p=0,0.5,0.5&q=0,0.9,0.1", "p=0.25,0.25,0.25,0.25&q=0.97,0.01,0.01,0.01",
	"p=1,+0&q=1,+0", "q=0.000001,1,1", "p=0.3,0.3,0.3&q=0.2,0.9,0.4&base=bits", "base=log10",
}

func TestCrossEntropyLessEntropyIsTheDivergence(t *testing.T) {
	for _, query := range soft {
		n := lessontest.End(run(t, "preset=soft&"+query))
		if gap, kl := n["gap"].(float64), n["kl"].(float64); math.Abs(gap-kl) > 1e-12 || kl < -1e-15 {
			t.Errorf("%s: the gap is %v, the divergence %v", query, gap, kl)
		}
	}
}

// The gradient through softmax and logarithm is q − p, and that of the tape's CrossEntropy.
func TestGradientIsPredictionLessTruth(t *testing.T) {
	for _, query := range []string{"", "true=2", "z=20,+-20&true=2&temperature=0.1", "z=0.3,-1.2,4,2.2&true=4&temperature=2.5", "z=1,+1",
		"z=20,20,20,-20&temperature=0.1"} {
		m := run(t, "preset=softmax&"+query).Model.(*model)
		for i := range m.rows {
			want := m.of(numbered("q", i)).X - m.p[i]
			if got := m.of(numbered("ds", i)).X; math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: gradient %d is %v, q − p is %v", query, i, got, want)
			}
			if got := m.of(numbered("dz", i)).X * m.temperature; math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: gradient of logit %d times T is %v, q − p is %v", query, i, got, want)
			}
		}
		if f := m.of("fused").X; f > 1e-12 {
			t.Errorf("%s: CrossEntropy differs by %v", query, f)
		}
	}
}

// every are settings of all examples, with those at the limits.
func every() []string {
	all := []string{
		"", "true=3", "q=0,0.6,0.4", "q=1,+0", "q=1,+0&true=2", "base=bits", "names=a&q=0.1,0.2,0.3,0.4,0.5,0.6&true=6",
		"preset=spam", "preset=spam&mails=0,1,1,0&spam=0,1,0,1", "preset=spam&mails=0.5&spam=1",
		"preset=spam&base=log10&mails=0.001,0.9999&spam=1,+0",
		"preset=squared", "preset=squared&at=0", "preset=squared&at=1", "preset=squared&at=0.0001&base=bits", "preset=squared&at=0.5",
		"preset=softmax", "preset=softmax&temperature=0.1&z=20,+-20&true=2", "preset=softmax&temperature=100&base=bits", "preset=softmax&z=0,+0",
		"preset=soft&q=0,1,0", "preset=soft&q=0.5,0.5,0&p=0.5,0.5,0", "preset=soft&p=0,1,0&q=0.5,0,0.5",
	}
	for _, query := range soft {
		all = append(all, "preset=soft&"+query)
	}
	return all
}

// Every gradient agrees with its central finite difference.
func TestProofs(t *testing.T) {
	for _, query := range every() {
		r := run(t, query)
		m, last := r.Model.(*model), len(r.Steps)-1
		for _, id := range m.slopes {
			in, _ := r.Inspect(id, last)
			p, ok := r.Prove(id, last)
			if ok != (in.Provable == id) {
				t.Errorf("%s: %s can be proved: %v; it says %q", query, id, ok, in.Provable)
			}
			if ok && p.Difference > 1e-6*max(1, math.Abs(p.Gradient)) {
				t.Errorf("%s: %s is %v, measured %v", query, id, p.Gradient, p.Quotient)
			}
		}
	}
}

// Whatever is set, nothing that is not a number reaches the page or the picture, and everything fits.
func TestLimitsAreWords(t *testing.T) { lessontest.Look(t, Lesson, every()...) }

func TestInfiniteLossIsASentenceWithARemedy(t *testing.T) {
	for _, query := range []string{"q=0,0.6,0.4", "preset=spam&mails=1&spam=0", "preset=soft&q=1,0,0", "preset=squared&at=0"} {
		r := run(t, query)
		if len(r.Notices) == 0 || !strings.Contains(r.Notices[len(r.Notices)-1].Text, "∞ (the model ruled out what happened)") {
			t.Fatalf("%s: notices %v", query, r.Notices)
		}
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		for key, raw := range r.Notices[len(r.Notices)-1].Actions[0].Set {
			var err error
			if v, err = v.Set(key, raw); err != nil {
				t.Fatal(err)
			}
		}
		if again, err := compute(v); err != nil || len(again.Notices) > 0 {
			t.Errorf("%s: after the remedy %v, %v", query, again.Notices, err)
		}
	}
}

func TestWhatIsRefusedIsSaid(t *testing.T) {
	for query, want := range map[string]string{
		"q=0, 0, 0":                         "cannot be divided by its sum",
		"q=1":                               "at least two classes",
		"true=4":                            "one of the 3 classes",
		"preset=soft&p=0.5,0.5":             "one for each class",
		"preset=spam&spam=1":                "one for each mail",
		"preset=spam&spam=1,0.5,0":          "neither",
		"preset=softmax&z=1":                "at least two classes",
		"names=an exceedingly long one,dog": "12 characters",
	} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		if _, err := compute(v); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want “… %s …”", query, err, want)
		}
	}
}

// A dragged bar follows the pointer, the others give way, and the sum stays 1.
func TestDragKeepsTheSum(t *testing.T) {
	for i := range 3 {
		d := shared("q", []float64{0.7, 0.2, 0.1}, 1, i)
		if sum := d.Right[0] + d.Right[1] + d.Right[2]; d.Right[i] != 1 || math.Abs(sum) > 1e-15 {
			t.Errorf("bar %d moves %v", i, d.Right)
		}
	}
	if d := shared("q", []float64{1, 0, 0}, 2, 0); d.Right[0] != 2 || d.Right[1] != -1 || d.Right[2] != -1 {
		t.Errorf("the only bar moves %v", d.Right)
	}
}

// One class is spoken of as one, and two as two.
func TestPlurals(t *testing.T) {
	for query, want := range map[string][2]string{
		"preset=soft&q=1,0,0":   {"though they happen", "Give them 1 %"},
		"preset=soft&q=0,1,0.5": {"though it happens", "Give it 1 %"},
	} {
		n := run(t, query).Notices
		if last := n[len(n)-1]; !strings.Contains(last.Text, want[0]) || last.Actions[0].Label != want[1] {
			t.Errorf("%s: %+v, want %v", query, last, want)
		}
	}
}
