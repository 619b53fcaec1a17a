package paint

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"glassbox/wasm/control"
	"glassbox/wasm/course"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

func TestZMesh(t *testing.T) {
	for _, id := range []string{"attention", "heads"} {
		l, _ := course.Find(id)
		words, _ := os.ReadFile("/tmp/w64")
		v := control.Defaults(l.Controls)
		v, _ = v.Set("text", strings.ReplaceAll(strings.TrimSpace(string(words)), "+", " "))
		v, _ = v.Set("d", "128")
		if id == "heads" {
			v, _ = v.Set("heads", "8")
		}
		r, err := l.Compute(v)
		if err != nil {
			t.Fatal(err)
		}
		p := theme(t)
		m := &mesh{}
		for _, step := range []string{"out", "all", "loss", "dk", "dweights", "weights"} {
			i := r.Index(step)
			if i < 0 {
				continue
			}
			var list picture.List
			view := lesson.View{Run: r, Values: v, Width: 912, Depth: 1, Moment: timeline.Moment{Step: i, Frac: 1}}
			list.Reset(912, l.Height(view))
			l.Draw(&list, view)
			by := map[string]int{}
			t0 := time.Now()
			for range 10 {
				m.reset(1)
				for s := range list.Shapes {
					was := len(m.vertices)
					switch s := s.(type) {
					case picture.Rect:
						m.rect(s, p)
					case picture.Curve:
						m.curve(s, p)
					case picture.Cells:
						if s.Bare() {
							m.cells(s, p)
						} else {
							for _, q := range s.Parts() {
								if q, ok := q.(picture.Rect); ok {
									m.rect(q, p)
								}
							}
						}
					case picture.Arrow:
						m.arrow(s, p)
					}
					by[fmt.Sprintf("%T", s)] += len(m.vertices) - was
				}
			}
			fmt.Println(id, step, "vertices", len(m.vertices), "indices", len(m.indices), time.Since(t0)/10)
			for k, n := range by {
				fmt.Println("   ", k, n/10)
			}
		}
	}
}
