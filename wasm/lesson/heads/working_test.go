package heads

import (
	"strings"
	"testing"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Under each operation one of its numbers is worked out, on a page and on a phone, and the one that is asked about instead.
func TestNumbersAreWorkedOut(t *testing.T) {
	for _, query := range []string{"", "mask=on&heads=1", "preset=referent", "preset=subject"} {
		r := run(t, query)
		m := r.Model.(*model)
		for step := range r.Steps {
			for _, width := range []float64{328, 912} {
				v := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: step, Frac: 1}, Depth: 1}
				var l picture.List
				s := &scene{Scene: v.Scene(&l, m.figure), model: m}
				id, _ := s.Beat()
				of, asked, ok := s.inQuestion()
				if _, worked := workings[id]; worked != ok || asked {
					t.Fatalf("%s, %s: %v, %v is in question", query, id, of, ok)
				}
				if !ok {
					continue
				}
				w, told := s.Working(of)
				if shown := written(r, v); !told || !strings.Contains(shown, figure.Fit(w.Title, 13, 9*width)[:20]) {
					t.Errorf("%s, %s: %+v is not shown", query, id, w)
				}
			}
		}
	}
}

// A number that is asked about has its formula in place of the operation; of gradients only what is not 0 is written.
func TestWhatIsAskedAboutIsWorkedOut(t *testing.T) {
	r := run(t, "")
	m := r.Model.(*model)
	last := len(r.Steps) - 1
	for _, of := range []film.Ref{film.At("k4", 6, 0).Gradient(), film.At("v1", 2, 1).Gradient(), film.At("a2", 0, 3), film.At("out", 0, 0)} {
		for _, v := range []lesson.View{{Width: 328}, {Width: 912}, {Width: lesson.SlideWidth, Slide: true}} {
			v.Run, v.Moment, v.Asked = r, timeline.Moment{Step: last, Frac: 1}, m.ID(of)
			var l picture.List
			s := &scene{Scene: v.Scene(&l, m.figure), model: m}
			w, _ := s.Working(of)
			name := s.FormulaOf(of).Name + " ="
			numbers := s.alone(of, w.Numbers)
			shown := written(r, v)
			if !v.Slide && !strings.Contains(shown, " = "+w.Result) || !v.Slide && !strings.Contains(shown, name) ||
				strings.Contains(shown, s.equation()) {
				t.Errorf("%s at %v: the figure has no %+v in\n%s", v.Asked, v.Width, w, shown)
			}
			if of.Back && strings.Contains(numbers, "0 · ") || of.Name == "a2" && strings.Contains(numbers, "exp") {
				t.Errorf("%s is written %s", v.Asked, numbers)
			}
		}
	}
}

// written are the texts of the figure.
func written(r *lesson.Run, v lesson.View) string {
	var l picture.List
	l.Reset(v.Width, height(v))
	draw(&l, v)
	return l.Dump()
}
