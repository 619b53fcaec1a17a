package film

import (
	"math"
	"strings"
	"testing"

	"glassbox/wasm/timeline"
)

// checkSpans fails unless the spans of scopes are the stretches of their steps, there and back.
func checkSpans(t *testing.T, f *Film) {
	t.Helper()
	for _, scope := range []string{"encoder", "decoder.2", "decoder.2.cross", "decoder.2.cross.head1"} {
		for _, back := range []bool{false, true} {
			s, ok := f.Span(scope, back)
			of := func(i int) bool {
				id := f.Steps[i].ID
				if back {
					id = strings.TrimPrefix(id, "d")
				}
				return f.Steps[i].Back == back && strings.HasPrefix(id, scope+".")
			}
			if !ok || !of(s.First) || !of(s.Last) || s.First > 0 && of(s.First-1) || s.Last+1 < len(f.Steps) && of(s.Last+1) {
				t.Errorf("%s (back: %v) is steps %d to %d", scope, back, s.First, s.Last)
			}
		}
	}
	s, _ := f.Span("decoder.1.self", false)
	at := func(step int, frac float64) timeline.Moment { return timeline.Moment{Step: step, Frac: frac} }
	if s.Share(at(s.First, 0)) != 0 || s.Share(at(s.Last, 1)) != 1 || s.Share(at(s.Last+9, 0)) != 1 ||
		s.Now(at(s.Last+1, 0)) || !s.Now(at(s.Last, 1)) {
		t.Errorf("%+v begins with %v and ends with %v", s, s.Share(at(s.First, 0)), s.Share(at(s.Last, 1)))
	}
	middle, finest := at((s.First+s.Last)/2+1, 0), len(f.Depths)-1
	whole, one := f.Entry(s, middle, 3), f.Entry(s, at(s.First, 0.25), finest)
	if whole != 1 || one != 0.5 || f.Entry(s, at(s.First, 0.25), 3) >= one {
		t.Errorf("the way into %+v is done to %v and %v", s, whole, one)
	}
	if _, ok := f.Span("decoder.3", false); ok {
		t.Error("a scope that is not there has a span")
	}
	if own, all := len(f.Params("decoder.2.cross")), len(f.Params("")); own != 6 || all != len(f.Params("encoder"))+len(f.Params("decoder")) {
		t.Errorf("%d parameters in one cross-attention, %d in all", own, all)
	}
	if a, b := f.Norm("encoder"), f.Norm("decoder"); a == 0 || math.Abs(math.Hypot(a, b)-f.Norm("")) > 1e-12 {
		t.Errorf("gradients are %v and %v long, and together %v", a, b, f.Norm(""))
	}
	all, sum := f.Size(At("logits").Gradient()), 0.0
	for i := range 3 {
		sum += math.Pow(f.Size(At("logits", i).Gradient()), 2)
	}
	if all == 0 || math.Abs(all-math.Sqrt(sum)) > 1e-12 {
		t.Errorf("all rows together are %v long, and each alone %v", all, math.Sqrt(sum))
	}
}
