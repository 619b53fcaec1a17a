package app

import (
	"slices"
	"testing"

	"glassbox/wasm/course"
)

// The corpus begins with “⟨s⟩ the”, “the cat”, “cat sat”.
func TestAStepUnderWayIsToldOfWithItsOwnWords(t *testing.T) {
	was, half := around(t, "bigram", "step=pair-2&text=the+cat+sat+on+the+mat", 0.5)
	if half.Element != "pair" || half.Display["before"] != was.Display["after"] || half.Display["after"] != "sat" {
		t.Errorf("after “%s %s” the pair under way is “%s %s”",
			was.Display["before"], was.Display["after"], half.Display["before"], half.Display["after"])
	}
	if !slices.Contains(half.Pending, "counted") || half.Display["counted"] != was.Display["counted"] {
		t.Errorf("pending are %q; counted were %s, are %s", half.Pending, was.Display["counted"], half.Display["counted"])
	}
	if len(was.Pending) > 0 {
		t.Errorf("pending are %q where nothing is under way", was.Pending)
	}
}

// A weight that is about to be changed has its old value, which its own step does not tell.
func TestWhatAStepWillChangeIsPending(t *testing.T) {
	after, half := around(t, "neuron", "step=new-w1", -0.5)
	if !slices.Contains(half.Pending, "w1") || half.Display["w1"] == after.Display["w1"] || slices.Contains(half.Pending, "loss") {
		t.Errorf("pending are %q; w1 is %s, then %s", half.Pending, half.Display["w1"], after.Display["w1"])
	}
}

// around reports on a film where a link opens it, and by a part of a step before or after.
func around(t *testing.T, id, query string, by float64) (there, near *Report) {
	t.Helper()
	s, err := Open(id, query)
	if err != nil || len(s.Notices()) > len(s.Run.Notices) {
		t.Fatal(err, s.Notices())
	}
	return report(s), report(send(t, s, Message{Type: "scrub", X: s.Clock.Position() + by}))
}

// What a step is about are numbers that the lesson has.
func TestAboutNamesNumbers(t *testing.T) {
	for _, l := range course.Lessons {
		left := map[string]bool{}
		for _, spec := range l.Controls() {
			if spec.Key != "preset" && spec.Key != "view" {
				continue
			}
			for _, o := range spec.Options {
				s, err := Open(l.ID, spec.Key+"="+o.Value)
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range s.Run.About {
					left[name] = left[name] || false
				}
				for i := range s.Run.Steps {
					for name := range s.told(i, s.Run.About) {
						left[name] = true
					}
				}
			}
		}
		for name, known := range left {
			if !known {
				t.Errorf("%s: no step has the number %q", l.ID, name)
			}
		}
	}
}

func TestWhatIsWantedStaysWhenALinkIsOpened(t *testing.T) {
	for id, name := range map[string]string{"attention": "words", "log": "base", "neuron": "w1"} {
		s := send(t, State{}, Message{Type: "want", Value: name})
		s = send(t, s, Message{Type: "open", Lesson: id})
		if r := report(s); len(r.Values) != 1 || r.Display[name] == "" {
			t.Errorf("%s: wanted was %s, the report has %v", id, name, r.Values)
		}
	}
}
