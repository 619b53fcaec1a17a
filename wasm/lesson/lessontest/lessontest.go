// Package lessontest has what the tests of all lessons begin with.
package lessontest

import (
	"encoding/json"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Values are the settings of a lesson's link, as in "preset=spam&base=bits". The test fails if the link is not read
// whole.
func Values(t testing.TB, l *lesson.Lesson, query string) control.Values {
	t.Helper()
	v, rest, notices := control.Defaults(l.Controls()).Parse(query)
	if len(rest)+len(notices) > 0 {
		t.Fatalf("%s: left %v, notices %v", query, rest, notices)
	}
	return v
}

// Run computes the lesson for a link.
func Run(t testing.TB, l *lesson.Lesson, query string) *lesson.Run {
	t.Helper()
	r, err := l.Compute(Values(t, l, query))
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return r
}

// End are the numbers known when the film is over.
func End(r *lesson.Run) map[string]any { return r.Numbers(len(r.Steps) - 1) }

// Look plays the lesson for each link, on a page, on a phone and on a slide, half-way through every step and at its end: nothing
// undefined is told or drawn, nothing leaves the figure, and every item is named and explained.
func Look(t *testing.T, l *lesson.Lesson, queries ...string) {
	t.Helper()
	for _, query := range queries {
		r := Run(t, l, query)
		for i, step := range r.Steps {
			if _, err := json.Marshal(r.Numbers(i)); err != nil {
				t.Fatalf("%s, step %s: %v", query, step.ID, err)
			}
			for _, v := range []lesson.View{{Width: 328}, {Width: 912}, {Width: lesson.SlideWidth, Slide: true}} {
				for _, frac := range []float64{0.5, 1} {
					v.Run, v.Moment = r, timeline.Moment{Step: i, Frac: frac}
					look(t, query, l, v)
				}
			}
		}
	}
	if misses := append(l.Words().Misses(), phrase.Shared.Misses()...); len(misses) > 0 {
		t.Errorf("phrases are missing: %v", misses)
	}
}

// How far, in pixels, something at the edge may reach beyond the figure: the line around it, or, since their boxes
// are estimated, letters.
const (
	room    = 9
	ascents = 2
)

func look(t *testing.T, query string, l *lesson.Lesson, v lesson.View) {
	t.Helper()
	step := v.Steps[v.Moment.Step].ID
	var drawn picture.List
	drawn.Reset(v.Width, l.Height(v))
	l.Draw(&drawn, v)
	if text := drawn.Dump(); undefined(text) {
		t.Fatalf("%s, width %v, step %s shows something undefined:\n%s", query, v.Width, step, text)
	}
	for s := range drawn.Shapes {
		if b := s.Bounds(); !(b.X > -room && b.Y > -room && b.X+b.W < drawn.W+room && b.Y+b.H < drawn.H+room) {
			t.Fatalf("%s, width %v, step %s: %+v leaves the figure", query, v.Width, step, s)
		}
		if text, ok := s.(picture.Text); ok && text.Paint.Visible() && (text.Bounds().Y < -ascents || text.At.Y > drawn.H+ascents) {
			t.Fatalf("%s, width %v, step %s: the top or foot of %+v is cut", query, v.Width, step, s)
		}
	}
	seen := map[string]bool{}
	for _, it := range drawn.Items() {
		in, ok := v.Inspect(it.ID, v.Moment.Step)
		text, err := json.Marshal(in)
		if !ok || err != nil || seen[it.ID] || it.Label == "" ||
			in.ID != it.ID || in.Symbol == "" || in.Formula == "" || undefined(string(text)) {
			t.Fatalf("%s, step %s: item %q (seen before: %v) is explained: %v by %s, %v", query, step, it.ID, seen[it.ID], ok, text, err)
		}
		seen[it.ID] = true
	}
}

func undefined(text string) bool {
	for _, bad := range []string{"NaN", "Inf", "undefined", "overflow"} {
		if strings.Contains(text, bad) {
			return true
		}
	}
	return false
}
