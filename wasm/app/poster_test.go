package app

import (
	"net/url"
	"strings"
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/course"
	"glassbox/wasm/prose"
)

// Wherever a lesson's settings lead, it opens at a poster, no sentence beside the figure lacks a number, and Play begins at
// the beginning.
func TestPosters(t *testing.T) {
	for _, l := range course.Lessons {
		queries := []string{""}
		for _, spec := range l.Controls() {
			for _, o := range spec.Options {
				queries = append(queries, spec.Key+"="+url.QueryEscape(o.Value))
			}
			if spec.Kind == control.Toggle {
				queries = append(queries, spec.Key+"=on", spec.Key+"=off")
			}
		}
		for _, query := range queries {
			s, err := Open(l.ID, query)
			if err != nil {
				t.Fatal(err)
			}
			checkPoster(t, l.ID+"?"+query, s)
		}
	}
}

func checkPoster(t *testing.T, what string, s State) {
	t.Helper()
	r := s.Report(&Shown{})
	shows := prose.Of(s.Lesson.ID).Opens(s.Values.Holds)
	if !r.Poster || shows == "" || r.Element != shows || strings.Contains(r.Query, "step=") {
		t.Errorf("%s opens at %s (%s), poster %v; want one at %q", what, r.Step, r.Element, r.Poster, shows)
	}
	said := map[string]bool{} // in some paragraph, which others may light, too
	for _, texts := range r.Said {
		for name := range texts {
			said[name] = true
		}
	}
	for element := range s.lights() {
		for _, name := range prose.Of(s.Lesson.ID).Numbers(element, s.Values.Holds) {
			if !said[name] {
				t.Errorf("%s: what %s lights lacks the number %s", what, element, name)
			}
		}
	}
	s, _, _ = Update(s, Message{Type: "play"}, &Shown{})
	if s.poster || s.Clock.Step != 0 || !s.Clock.Playing {
		t.Errorf("%s: after Play the film is at step %d, poster %v", what, s.Clock.Step, s.poster)
	}
}
