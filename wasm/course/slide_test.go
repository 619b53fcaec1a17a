package course

import (
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// On a slide every lesson is as low as the screen asks, at every step, and nothing of it is cut or too small.
func TestSlides(t *testing.T) {
	each(t, func(t *testing.T, l *lesson.Lesson, _ control.Values, r *lesson.Run) {
		for i := range r.Steps {
			for _, frac := range []float64{0.5, 1} {
				v := lesson.View{Run: r, Width: lesson.SlideWidth, Slide: true, Moment: timeline.Moment{Step: i, Frac: frac}}
				var list picture.List
				if list.Reset(v.Width, l.Height(v)); list.H > lesson.SlideHeight {
					t.Fatalf("step %s is %v high", r.Steps[i].ID, list.H)
				}
				l.Draw(&list, v)
				if s, out := outside(&list); out {
					t.Fatalf("step %s at %v: %+v leaves the %v × %v slide", r.Steps[i].ID, frac, s, list.W, list.H)
				}
				for s := range list.Shapes {
					if text, ok := s.(picture.Text); ok && text.Size < 12 {
						t.Fatalf("step %s at %v: %+v is too small", r.Steps[i].ID, frac, text)
					}
				}
			}
		}
	})
}
