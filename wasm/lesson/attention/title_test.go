package attention

import (
	"strings"
	"testing"

	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// On phones and slides the title over the columns of the words, or over their lines, names what stands there.
func TestTitlesNameWhatIsShown(t *testing.T) {
	names := map[string]string{"k-": "keys", "v-": "values v", "x-": "embeddings x", "mix-": "weight × value", "dk-": "∂L/∂K",
		"dv-": "∂L/∂V", "dx-": "∂L/∂X"}
	for _, query := range []string{"", "mode=random", "text=a+b+c+d+e+f+g&focus=3", "mode=random&text=a+b+c+d+e+f+g&focus=3"} {
		r := lessontest.Run(t, Lesson, query)
		for _, v := range []lesson.View{{Width: 358}, {Width: lesson.SlideWidth, Slide: true}} {
			for k, step := range r.Steps {
				v.Run, v.Moment = r, timeline.Moment{Step: k, Frac: 1}
				var l picture.List
				l.Reset(v.Width, height(v))
				draw(&l, v)
				title := ""
				for s := range l.Shapes {
					x, ok := s.(picture.Text)
					if at := newPresent(v, r.Model.(*model)); ok && x.At.X == 0 && (x.At.Y == at.panel-8 || at.listed && x.At.Y == 14) {
						title = x.S
						break
					}
				}
				for _, it := range l.Items() {
					for id, name := range names {
						if strings.HasPrefix(it.ID, id) && !strings.Contains(title, name) {
							t.Errorf("%q, width %v, step %s: %s stands under %q", query, v.Width, step.ID, it.ID, title)
						}
					}
				}
			}
		}
	}
}
