package sample

import (
	"math"
	"slices"
	"testing"
)

// near reports whether two lists are the same but for rounding.
func near(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 1e-12 })
}

// With scores of ln 5, ln 3 and ln 2 the shares are 5, 3 and 2 of 10; at temperature ½ their squares, 25, 9 and 4 of 38.
func TestSharesAreThoseOfTheFormula(t *testing.T) {
	scores := []float64{math.Log(3), math.Log(5), math.Log(2)}
	for _, c := range []struct {
		Options
		warm, p       []float64
		byK, byP, all int
	}{
		{Options{Temperature: 1}, []float64{0.3, 0.5, 0.2}, []float64{0.3, 0.5, 0.2}, 3, 3, 3},
		{Options{Temperature: 0.5}, []float64{9. / 38, 25. / 38, 4. / 38}, []float64{9. / 38, 25. / 38, 4. / 38}, 3, 3, 3},
		{Options{Temperature: 1, TopK: 2}, []float64{0.3, 0.5, 0.2}, []float64{3. / 8, 5. / 8, 0}, 2, 3, 2},
		{Options{Temperature: 1, TopK: 9}, []float64{0.3, 0.5, 0.2}, []float64{0.3, 0.5, 0.2}, 3, 3, 3},
		{Options{Temperature: 1, TopP: 0.6}, []float64{0.3, 0.5, 0.2}, []float64{3. / 8, 5. / 8, 0}, 3, 2, 2},
		{Options{Temperature: 0.5, TopP: 0.6}, []float64{9. / 38, 25. / 38, 4. / 38}, []float64{0, 1, 0}, 3, 1, 1},
		{Options{Temperature: 1, TopP: 0.9, TopK: 1}, []float64{0.3, 0.5, 0.2}, []float64{0, 1, 0}, 1, 3, 1},
		{Options{Temperature: 1, TopP: 1}, []float64{0.3, 0.5, 0.2}, []float64{0.3, 0.5, 0.2}, 3, 3, 3},
		{Options{}, []float64{0, 1, 0}, []float64{0, 1, 0}, 3, 3, 3},
		{Options{Temperature: 1e-320}, []float64{0, 1, 0}, []float64{0, 1, 0}, 3, 3, 3},
	} {
		got := Of(scores, c.Options)
		if !near(got.Warm, c.warm) || !near(got.P, c.p) || got.ByK != c.byK || got.ByP != c.byP || got.Kept != c.all {
			t.Errorf("%+v: %+v", c.Options, got)
		}
		if want := []float64{1, 0.8, 0.5}[3-got.Kept]; c.Temperature == 1 && math.Abs(got.Share(got.Kept)-want) > 1e-12 {
			t.Errorf("%+v: those kept reach %v, want %v", c.Options, got.Share(got.Kept), want)
		}
		if !slices.Equal(got.Order, []int{1, 0, 2}) {
			t.Errorf("%+v: the order is %v", c.Options, got.Order)
		}
	}
}

// Of equal scores the one with the lower number comes first, also where a cut falls between them.
func TestTiesGoByNumber(t *testing.T) {
	c := Of([]float64{1, 2, 2, 1, 2}, Options{Temperature: 1, TopK: 2})
	if !slices.Equal(c.Order, []int{1, 2, 4, 0, 3}) || !near(c.P, []float64{0, 0.5, 0.5, 0, 0}) {
		t.Errorf("%+v", c)
	}
	if got := Of([]float64{3, 3}, Options{}).Draw(0.99); got != 0 {
		t.Errorf("of two equals at temperature 0 token %d is taken", got)
	}
}

// Neither large scores nor low temperatures overflow, and what cannot come gets nothing.
func TestNothingOverflows(t *testing.T) {
	for _, o := range []Options{{Temperature: 1}, {Temperature: 1e-300}, {Temperature: 1e300}, {Temperature: 1, TopP: 0.999}} {
		c := Of([]float64{1e5, -1e5, 99999, math.Inf(-1)}, o)
		sum := 0.0
		for _, p := range c.P {
			sum += p
		}
		if !(math.Abs(sum-1) < 1e-12) || c.P[3] != 0 || c.Kept < 1 {
			t.Errorf("%+v: %+v", o, c)
		}
	}
}

// What is drawn lies where u points, and as often as it is probable.
func TestDraw(t *testing.T) {
	c := Of([]float64{math.Log(3), math.Log(5), math.Log(2)}, Options{Temperature: 1})
	for u, want := range map[float64]int{0: 1, 0.499: 1, 0.501: 0, 0.799: 0, 0.801: 2, 0.9999999999: 2} {
		if got := c.Draw(u); got != want {
			t.Errorf("at %v stands %d, want %d", u, got, want)
		}
	}
	drawn := make([]float64, 3)
	const n = 3000
	for k := range n {
		drawn[c.Draw(Uniform(k%30, k/30))]++
	}
	for k, p := range c.P {
		if share := drawn[k] / n; math.Abs(share-p) > 4*math.Sqrt(p*(1-p)/n) {
			t.Errorf("token %d is drawn with a share of %v, want %v", k, share, p)
		}
	}
}

// By Python: (seed + 1) * pow(48271, n + 3, 2**31 - 1) % (2**31 - 1) / (2**31 - 1)
func TestUniform(t *testing.T) {
	for _, c := range []struct {
		seed, n int
		want    float64
	}{{0, 0, 0.6013526053174179}, {7, 0, 0.8108208425393425}, {7, 12, 0.735350286930497}, {999, 46, 0.6079709714315696}} {
		if got := Uniform(c.seed, c.n); got != c.want {
			t.Errorf("number %d of seed %d is %v, want %v", c.n, c.seed, got, c.want)
		}
	}
}

func TestNoScoresPanic(t *testing.T) {
	for _, scores := range [][]float64{nil, {math.Inf(-1)}, {1, math.NaN()}, {math.Inf(1), 1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%v did not panic", scores)
				}
			}()
			Of(scores, Options{Temperature: 1})
		}()
	}
}
