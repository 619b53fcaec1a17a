// Package lessontest has what the tests of all lessons begin with.
package lessontest

import (
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// Values are the settings of a lesson's link, as in "preset=spam&base=bits". The test fails if the link is not read
// whole.
func Values(t testing.TB, l *lesson.Lesson, query string) control.Values {
	t.Helper()
	v, rest, notices := control.Defaults(l.Controls).Parse(query)
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
