package app

import (
	"strings"
	"testing"
)

// A text that takes long to count leaves the picture as it is, piece by piece, until all is done.
func TestWorkIsDoneInPieces(t *testing.T) {
	s, err := Open("bigram", "")
	if err != nil {
		t.Fatal(err)
	}
	before, text := s.Run, strings.Repeat("some words and more of them. ", 10_000)
	s = send(t, s, Message{Type: "apply", Set: map[string]string{"text": text}, Value: s.Run.Steps[3].ID})
	pieces, done := 0, -1.0
	for s.Work() != nil {
		if w := s.Work(); w.Text == "" || w.Done <= done || s.Run != before {
			t.Fatalf("piece %d: %+v after %v; the run has changed: %v", pieces, w, done, s.Run != before)
		}
		done = s.Work().Done
		s = send(t, s, Message{Type: "work"})
		pieces++
	}
	if r := report(s); pieces < 10 || s.Run == before || r.Step != before.Steps[3].ID {
		t.Errorf("%d pieces; at step %s", pieces, r.Step)
	}
	shown := s.Run
	s = send(t, s, Message{Type: "set", Key: "text", Value: text + "a"})
	reply := Reply{Work: s.Work()}.JSON(&Shown{})
	if s = send(t, s, Message{Type: "set", Key: "text", Value: "A short text."}); s.Work() != nil || s.Run == shown {
		t.Error("a short text waits for the long one")
	}
	if want := `{"work":{"text":"The words of the long text are being counted.","done":0}}`; reply != want {
		t.Errorf("the page hears %s, want %s", reply, want)
	}
	if again := send(t, s, Message{Type: "work"}); again.Run != s.Run {
		t.Error("without work something is done")
	}
}
