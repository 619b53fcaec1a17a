package nn

import (
	"math"
	"testing"

	"glassbox/core/tape"
)

// The shares that the attention lesson asks its readers to reach, 40/20/40 and 5/40/20/10/5/20 percent, and the
// scores that give them, worked by hand: the logarithms of powers in these ratios.
func TestSetByHand(t *testing.T) {
	tests := []struct{ weights, powers []float64 }{
		{[]float64{0.4, 0.2, 0.4}, []float64{2, 1, 2}},
		{[]float64{0.05, 0.4, 0.2, 0.1, 0.05, 0.2}, []float64{1, 8, 4, 2, 1, 4}},
		{[]float64{1}, []float64{1}},
		{[]float64{1e-300, 1}, []float64{1, 1e300}},
	}
	for _, test := range tests {
		scores, err := SetByHand(test.weights...)
		if err != nil {
			t.Fatal(err)
		}
		tp := tape.New[float64]()
		w := tp.Softmax(tp.Input("scores", 1, len(scores), scores...), nil)
		for j, score := range scores {
			if want := math.Log(test.powers[j]); math.Abs(score-want) > 1e-12 {
				t.Errorf("%v: score %d is %v, want ln %v", test.weights, j, score, test.powers[j])
			}
			if got := w.At(0, j); math.Abs(got-test.weights[j]) > 1e-15 {
				t.Errorf("%v: weight %d is %v", test.weights, j, got)
			}
		}
	}
}

func TestSetByHandErrors(t *testing.T) {
	tests := []struct {
		weights []float64
		want    string
	}{
		{[]float64{0.5, 0, 0.5}, "weight 2 is 0: every weight must be above 0"},
		{[]float64{1.2, -0.2}, "weight 2 is −0.2: every weight must be above 0"},
		{[]float64{math.NaN()}, "weight 1 is undefined: every weight must be above 0"},
		{[]float64{0.5, 0.4}, "the weights add up to 0.9: they must add up to 1"},
		{[]float64{math.Inf(1)}, "the weights add up to overflow: they must add up to 1"},
		{nil, "the weights add up to 0: they must add up to 1"},
	}
	for _, test := range tests {
		if scores, err := SetByHand(test.weights...); err == nil || err.Error() != test.want {
			t.Errorf("%v gives %v and the error %v, want %q", test.weights, scores, err, test.want)
		}
	}
}
