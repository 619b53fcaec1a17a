package course

import (
	"testing"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// A GPT is changed in Python as it is in the film, and reads on what was written.
func TestPythonListingChangesTheSame(t *testing.T) {
	for _, l := range Lessons {
		if l.ID == "gpt" {
			changesTheSame(t, l)
		}
	}
}

func changesTheSame(t *testing.T, l *lesson.Lesson) {
	t.Helper()
	var settings []control.Values
	var runs []*lesson.Run
	var programs []string
	for _, change := range []string{
		"decoder.2.self.head2 off; decoder.1.self.q[3,4]=0.5; decoder.1.feedforward off", "decoder.1.feedforward.out[3]=other",
		"decoder.1.self.W_Q[2,3]=-4; decoder.2.self.head1.a1[5,2]=0.7; decoder.1.self.out = other; decoder.2.self off; output.logits[1,5]=3",
	} {
		v, err := set(control.Defaults(l.Controls()), "view", "inside", "change", change, "focus", "4")
		if err != nil {
			t.Fatal(err)
		}
		written, err := set(v, "write", "3", "next", "parrots", "second", "the wolves ate the soup . now the parrots are no")
		if err != nil {
			t.Fatal(err)
		}
		settings = append(settings, v, written)
	}
	for _, v := range settings {
		r, err := l.Compute(v)
		if err != nil {
			t.Fatal(err)
		}
		runs, programs = append(runs, r), append(programs, listing(t, l, v))
	}
	for i, out := range python(t, programs) {
		comparePrinted(t, settings[i].Query(), runs[i], programs[i], out)
	}
}
