package logarithm

import (
	"math"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func run(t testing.TB, query string) *lesson.Run { return lessontest.Run(t, Lesson, query) }

func TestKnownLogarithms(t *testing.T) {
	for query, want := range map[string]float64{
		"x=50": 1.6989700043360187, "x=500": 2.6989700043360187, "x=5": 0.6989700043360189, "x=1": 0, "x=0.1": -1, "x=100": 2,
		"x=8&base=2": 3, "x=0.25&base=any&own=0.5": 2, "x=1&base=e": 0, "x=81&base=any&own=3": 4,
	} {
		n := lessontest.End(run(t, query))
		if got := n["log"].(float64); math.Abs(got-want) > 1e-14*max(1, math.Abs(want)) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
}

// The search closes in on the logarithm from both sides, a digit at a time.
func TestTheSearchHoldsTheLogarithm(t *testing.T) {
	for _, query := range []string{"", "x=1000", "x=0.001", "x=7&base=2", "x=30&base=any&own=0.5", "x=1", "x=999999&base=any&own=1.01"} {
		n := lessontest.End(run(t, query))
		y := n["log"].(float64)
		for _, d := range digits {
			low, high := n[d.id].(float64), n[d.id+"_up"].(float64)
			if low > y+1e-8 || high < y-1e-8 || math.Abs(high-low-1/d.perUnit) > 1e-9 {
				t.Errorf("%s: %s from %v to %v does not hold %v", query, d.id, low, high, y)
			}
		}
	}
}

func TestGradientsAreProved(t *testing.T) {
	for query, names := range map[string][]string{
		"": {"dx", "dln"}, "x=0.000001": {"dx"}, "x=1000000&base=any&own=1.001": {"dx", "dln"}, "preset=ln": {"dx"},
		"preset=mirror": {"dp", "dpower"}, "preset=mirror&p=-3": {"dp", "dpower"},
		"preset=product": {"da", "db", "dlog_a", "dlog_b"}, "preset=product&a=0.001&b=1000": {"da", "db"},
		"preset=e": {"drate"}, "preset=e&rate=-1": {"drate"},
	} {
		r := run(t, query)
		for _, name := range names {
			p, ok := r.Prove(name, len(r.Steps)-1)
			if !ok || !(p.Difference <= 1e-6*max(1, math.Abs(p.Gradient))) {
				t.Errorf("%s: %s: %v %+v", query, name, ok, p)
			}
			if _, ok := r.Prove(name, 0); ok {
				t.Errorf("%s: %s was proved before it was known", query, name)
			}
		}
	}
}

func TestSlopeOfLnIsOneOverX(t *testing.T) {
	for _, x := range []string{"0.5", "2", "4", "1000"} {
		if n := lessontest.End(run(t, "preset=ln&x="+x)); math.Abs(n["slope_x"].(float64)-1) > 1e-15 {
			t.Errorf("x=%s: slope times x is %v", x, n["slope_x"])
		}
	}
}

func TestLengthsAddToTheProduct(t *testing.T) {
	for _, query := range []string{"", "&a=50&b=0.2", "&a=0.001&b=0.001", "&base=any&own=0.5&a=1000&b=1000"} {
		n := lessontest.End(run(t, "preset=product"+query))
		product, multiplied := n["product"].(float64), n["multiplied"].(float64)
		if math.Abs(product-multiplied) > 1e-12*multiplied {
			t.Errorf("%s: the ruler reads %v, the product is %v", query, product, multiplied)
		}
	}
}

func TestCompoundingComesToE(t *testing.T) {
	n := lessontest.End(run(t, "preset=e"))
	if n["limit"] != math.E {
		t.Errorf("the limit is %v", n["limit"])
	}
	before := 0.0
	for _, v := range n["values"].([][]float64)[0] {
		if !(v > before && v < math.E) {
			t.Errorf("%v comes after %v", v, before)
		}
		before = v
	}
	if short := n["short"].(float64); short > 1.4e-6 || short < 1.3e-6 {
		t.Errorf("a million parts fall short by %v, want e/2n", short)
	}
}

func TestRefusals(t *testing.T) {
	for query, want := range map[string]string{
		"x=0":                      "no power of 10 is 0",
		"x=-5":                     "10 to any power is above 0",
		"x=0&base=e":               "no power of e is 0",
		"x=0.0000001":              "no place in the picture",
		"base=any&own=1":           "1 to any power is 1",
		"base=any&own=0":           "0 times 0 stays 0",
		"base=any&own=-2":          "jump between plus and minus",
		"base=any&own=1.0001":      "hardly move",
		"base=any&own=0.0001":      "too near to 0",
		"preset=product&a=0":       "no power of 10 is 0",
		"preset=product&b=-1":      "none gives −1",
		"preset=product&b=1000000": "no place in the picture",
		"preset=mirror&p=100":      "leaves the picture",
		"preset=e&parts=1.5":       "1.5 is not whole",
	} {
		v, _, _ := control.Defaults(Lesson.Controls()).Parse(query)
		_, err := compute(v)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v, want %q", query, err, want)
		}
	}
}

// At the bounds of what can be entered nothing undefined is drawn, and every item is explained.
func TestBoundsAreDrawn(t *testing.T) {
	lessontest.Look(t, Lesson,
		"x=0.000001", "x=1000000", "x=1000000&base=any&own=1.001", "x=0.000001&base=any&own=0.999", "x=1&base=any&own=1000",
		"preset=mirror&p=19", "preset=mirror&p=-19", "preset=mirror&p=0&base=any&own=0.001",
		"preset=product&a=0.001&b=0.001", "preset=product&a=1000&b=1000",
		"preset=product&a=1&b=1", "preset=e&rate=-1&parts=1", "preset=e&rate=3", "preset=e&rate=0&parts=1,1,1",
	)
}

// A drag of the point by some pixels moves x by as much of the axis.
func TestDragFollowsThePointer(t *testing.T) {
	r := run(t, "")
	v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}}
	var before, after picture.List
	before.Reset(912, height(v))
	draw(&before, v)
	it, _ := before.Find("log-point")
	moved := run(t, "x=80")
	v.Run = moved
	after.Reset(912, height(v))
	draw(&after, v)
	to, _ := after.Find("log-point")
	if pixels := to.Ring.Center().X - it.Ring.Center().X; math.Abs(pixels*it.Drag.Right[0]-30) > 1e-9 {
		t.Errorf("%v pixels move x by %v, want 30", pixels, pixels*it.Drag.Right[0])
	}
}
