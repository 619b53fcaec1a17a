package neuron

import (
	"cmp"
	"strings"
	"testing"

	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// The sign after the result stands near the first term, and apart from it, also in the widths of the pages' face, in ems.
func TestFormulaIsOnePiece(t *testing.T) {
	advance := map[rune]float64{'½': 0.85, ' ': 0.28, '(': 0.37, ')': 0.37, '.': 0.29, '²': 0.44}
	wide := func(x picture.Text) (w float64) {
		for _, r := range x.S {
			w += cmp.Or(advance[r], 0.65) * x.Size
		}
		return w
	}
	for _, query := range []string{"", "loss=squared&t=-4", "x=3.14159&t=-2.71828", "preset=three-examples"} {
		r := lessontest.Run(t, Lesson, query)
		for k, step := range r.Steps {
			for _, width := range []float64{288, 358, 640, 912} {
				v := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: k, Frac: 1}}
				var l picture.List
				l.Reset(width, height(v))
				draw(&l, v)
				row := newLayout(width, false).rule + 52 // the numbers; signs stand one higher
				var sign, first *picture.Text
				for s := range l.Shapes {
					x, ok := s.(picture.Text)
					switch {
					case ok && x.S == "=" && x.At.Y == row-1:
						sign = &x
					case ok && x.Anchor == picture.Middle && x.At.Y == row && (first == nil || x.At.X < first.At.X):
						first = &x
					}
				}
				if sign == nil {
					continue
				}
				gap := first.At.X - wide(*first)/2 - sign.At.X - wide(*sign)/2
				if gap < 3 || gap > 100 {
					t.Errorf("%q, step %s, width %v: %.1f pixels between = and %q", query, step.ID, width, gap, first.S)
				}
			}
		}
	}
	r := lessontest.Run(t, Lesson, "t=-4")
	v := lesson.View{Run: r, Width: 912, Moment: timeline.Moment{Step: r.Index("dy"), Frac: 1}}
	var l picture.List
	l.Reset(v.Width, height(v))
	if draw(&l, v); !strings.Contains(l.Dump(), `"2 − (−4)"`) {
		t.Error("the slope of the loss is not written out")
	}
}
