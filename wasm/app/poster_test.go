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

// Another chapter of a lesson opens at its poster, wherever the film of the one before stood; other controls leave the step.
func TestAnotherChapterOpensAtItsPoster(t *testing.T) {
	s, err := Open("gpt", "step=embed")
	if err != nil {
		t.Fatal(err)
	}
	s = send(t, s, Message{Type: "play"})
	at := func(s State) string { return s.Run.Steps[s.Clock.Step].ID }
	if still := send(t, s, Message{Type: "set", Key: "head", Value: "1"}); still.poster || at(still) != at(s) {
		t.Errorf("another head: the poster %v, at %s", still.poster, at(still))
	}
	next := send(t, s, Message{Type: "set", Key: "view", Value: "inside"})
	if element := next.Run.Steps[next.Clock.Step].Element; !next.poster || next.Clock.Playing || element != "output" {
		t.Errorf("another chapter: the poster %v, playing %v, at %s", next.poster, next.Clock.Playing, element)
	}
}

// A reset stays in its chapter.
func TestAResetStaysInItsChapter(t *testing.T) {
	s, err := Open("gpt", "view=inside&text=mia&at=output")
	if err != nil {
		t.Fatal(err)
	}
	if s = send(t, s, Message{Type: "reset"}); s.Values.Query() != "view=inside" {
		t.Errorf("it comes to %s", s.Values.Query())
	}
}

// So does every place of the model that is entered there.
func TestPostersOfPlaces(t *testing.T) {
	for _, at := range []string{"model", "decoder.1", "decoder.embedding", "decoder.1.self", "decoder.2.feedforward", "decoder.norm",
		"output"} {
		s, err := Open("gpt", "view=inside&at="+at)
		if err != nil {
			t.Fatal(err)
		}
		checkPoster(t, at, s)
	}
}
