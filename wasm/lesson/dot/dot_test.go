package dot

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

// Both ways give the same number for vectors of any size and any angle, nearly parallel ones included.
func TestBothWaysAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		n := 1 + r.IntN(maxComponents)
		a, b := make([]float64, n), make([]float64, n)
		scale, near := math.Pow(10, float64(r.IntN(6)-3)), math.Pow(10, float64(-r.IntN(16)))
		for i := range a {
			a[i] = scale * r.NormFloat64()
			b[i] = r.NormFloat64()
			if r.IntN(2) == 0 {
				b[i] = a[i]*float64(1-2*r.IntN(2)) + near*r.NormFloat64()
			}
		}
		p := newPair("a", "b", a, b)
		if !p.directed() {
			continue
		}
		if most := at(p.lengthA) * at(p.lengthB); !(p.off() <= 1e-12*max(1, most)) {
			t.Fatalf("%v · %v: %v and %v", a, b, at(p.s), at(p.other))
		}
	}
}

func TestPresets(t *testing.T) {
	for preset, want := range map[string]struct{ s, theta, cosine float64 }{
		"parallel": {10, 0, 1}, "perpendicular": {0, math.Pi / 2, 0}, "opposite": {-10, math.Pi, -1},
	} {
		r := run(t, "preset="+preset)
		n := r.Numbers(len(r.Steps) - 1)
		if n["s"] != want.s || n["theta"] != want.theta || n["cosine"] != want.cosine || n["off"].(float64) > 1e-14 {
			t.Errorf("%s: %v, want %+v", preset, n, want)
		}
	}
}

func TestZeroVectorHasNoDirection(t *testing.T) {
	for _, query := range []string{"a=0,+0", "b=0,+0", "a=0,+0&b=0,+0", "a=0&b=3", "a=0&b=0", "preset=space&b=0,0,0",
		"preset=eight&a=0,0,0,0,0,0,0,0"} {
		r := run(t, query)
		if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].Text, "direction") {
			t.Errorf("%s: notices %+v", query, r.Notices)
		}
		if r.Index("theta") >= 0 || r.Index("cosine") >= 0 {
			t.Errorf("%s: an angle is shown", query)
		}
		for _, item := range []string{"theta", "shadow", "dial"} { // one may still be chosen from before
			if in, ok := r.Inspect(item, 0); ok {
				t.Errorf("%s: %s is told: %+v", query, item, in)
			}
		}
		lessontest.Look(t, Lesson, query)
	}
	const words = "preset=words&vectors=0,0,0,0,1,-0.3,-0.4,0.2,0.9,-0.1,-0.3,-0.9,-0.7,1,-0.2,-0.3,-0.6,0.9,-0.4,-0.7,0,0,0,0&word=dog"
	r := run(t, words)
	if len(r.Notices) != 2 {
		t.Errorf("notices %+v", r.Notices)
	}
	lessontest.Look(t, Lesson, words)
}

func TestEveryPresetIsExplained(t *testing.T) {
	for _, o := range Lesson.Controls()[0].Options {
		lessontest.Look(t, Lesson, "preset="+o.Value)
	}
	lessontest.Look(t, Lesson, "a=3&b=-2", "a=1000,+-1000&b=1000,+1000", "a=0.000001,0&b=1000,+3", "a=1,2,3,4&b=4,3,2,1",
		"preset=space&azimuth=-360", "preset=words&words=a,b&features=x&vectors=1,+2&word=a")
}

func TestGradientsAreTheOtherVector(t *testing.T) {
	for _, query := range []string{"", "preset=space", "preset=eight", "a=1000,+-999&b=0,+0.1"} {
		r := run(t, query)
		p := r.Model.(*model).pairs[0]
		last := len(r.Steps) - 1
		for k := range p.a {
			for name, want := range map[string]float64{p.a[k].Name(): at(p.b[k]), p.b[k].Name(): at(p.a[k])} {
				proof, ok := r.Prove("d"+name, last)
				if !ok || proof.Gradient != want || proof.Difference > 1e-6*max(1, math.Abs(want)) {
					t.Errorf("%s: d%s: %v, %+v, want %v", query, name, ok, proof, want)
				}
			}
		}
		if _, ok := r.Prove("da1", 0); ok {
			t.Error("a gradient was proved before it was known")
		}
	}
}

func TestInspectExplains(t *testing.T) {
	r := run(t, "")
	last := len(r.Steps) - 1
	for item, want := range map[string]string{
		"s": "s = a₁ · b₁ + a₂ · b₂ = 4 · 2 + 1 · 3 = 11", "a2": "∂s/∂a₂ = b₂ = 3", "p2": "a₂ · b₂ = 1 · 3 = 3",
		"length-a": "|a| = √(a₁ · a₁ + a₂ · a₂) = √(4 · 4 + 1 · 1) = 4.123",
	} {
		if in, _ := r.Inspect(item, last); in.Formula != want {
			t.Errorf("%s: %s, want %s", item, in.Formula, want)
		}
	}
	if in, _ := r.Inspect("s", r.Index("s1")); *in.Value != 8 {
		t.Errorf("the sum after one term is %v", *in.Value)
	}
	for _, item := range []string{"p1", "s", "length-a", "length-b", "theta", "cosine", "shadow", "other", "dial"} {
		in, ok := r.Inspect(item, 0)
		if !ok || in.Value != nil || len(in.Rows) != 1 || in.Rows[0].Result != "" || !strings.HasSuffix(in.Rows[0].Text, "not yet computed") {
			t.Errorf("%s is told before it is computed: %v, %+v", item, ok, in)
		}
		if in, ok := r.Inspect(item, last); !ok || in.Value == nil {
			t.Errorf("%s is not told: %v, %+v", item, ok, in)
		}
	}
	words := run(t, "preset=words")
	if in, _ := words.Inspect("s-2", len(words.Steps)-1); strings.Join(in.From, " ") != "v1_1 v2_1 v1_2 v2_2 v1_3 v2_3 v1_4 v2_4" {
		t.Errorf("from %v", in.From)
	}
}

func TestRefusals(t *testing.T) {
	for query, want := range map[string]string{
		"a=1,2,3":                    "Vector b has 2 numbers and vector a has 3 numbers: each number of one meets one of the other.",
		"a=1e-12,1":                  "Vector a may hold 0, but nothing else that is nearer to 0 than 0.000000001.",
		"preset=words&word=cow":      "That word is not in the list; compare one of cat, dog, mouse, pizza, cheese, street.",
		"preset=words&words=cat":     "There may be 2 to 8 words, separated by commas; there are 1.",
		"preset=words&words=cat,cat": "“cat” stands twice among the words.",
		"preset=words&words=cat,d\"": "The words are made of letters, digits and spaces, separated by commas.",
		"preset=words&vectors=1,+2":  "6 words with 4 features each take 24 numbers; there are 2.",
		"preset=matrix&q=1":          "Three queries of three numbers take 9 numbers; there are 1.",
		"preset=matrix&k=1,+2":       "Four keys of three numbers take 12 numbers; there are 2.",
	} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		if _, err := compute(v); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

// A drag of a tip to the right moves it to the right by as many pixels, in the plane and in turned space.
func TestDragFollowsThePointer(t *testing.T) {
	for _, query := range []string{"", "preset=space", "preset=space&azimuth=-70"} {
		r := run(t, query)
		s := &scene{model: r.Model.(*model), layout: newLayout(912, len(r.Model.(*model).a)), p: r.Model.(*model).pairs[0]}
		f := s.field()
		d := f.drag("a")
		from, to := f.at(s.a), f.at(plus(plus(s.a, 30, d.Right), 20, d.Up))
		if math.Abs(to.X-from.X-30) > 1e-9 || math.Abs(from.Y-to.Y-20) > 1e-9 {
			t.Errorf("%s: from %v to %v", query, from, to)
		}
	}
}

// Whatever number of the figure is computed, the formula under the figure can be had for it.
func TestEveryComputedNumberHasAFormula(t *testing.T) {
	for _, o := range Lesson.Controls()[0].Options {
		r := run(t, "preset="+o.Value)
		m, formulas := r.Model.(*model), 0
		v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
		var l picture.List
		l.Reset(v.Width, height(v))
		draw(&l, v)
		for _, it := range l.Items() {
			in, _ := r.Inspect(it.ID, v.Moment.Step)
			if in.Gradient == nil && in.Origin != say("origin.computed") || it.ID == "dial" {
				continue
			}
			v.Asked = it.ID
			s := &scene{Scene: v.Scene(&l, m.figure), model: m, p: m.pairs[0]}
			st, ok := s.asked()
			if !ok {
				t.Errorf("%s: %s has no formula", o.Value, it.ID)
			} else if f := s.formula(st); !strings.Contains(in.Rows[0].Result+in.Rows[len(in.Rows)-1].Result, f.Result) {
				t.Errorf("%s: of %s the figure says %+v and the inspector %+v", o.Value, it.ID, f, in.Rows)
			}
			formulas++
		}
		if formulas < 5 {
			t.Errorf("%s: %d formulas", o.Value, formulas)
		}
		v.Moment.Step = 0
		if st, ok := (&scene{Scene: v.Scene(&l, m.figure), model: m, p: m.pairs[0]}).asked(); ok {
			t.Errorf("%s: %s has a formula before it is computed: %v", o.Value, v.Asked, st)
		}
	}
}
