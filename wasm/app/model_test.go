package app

import (
	"errors"
	"strings"
	"testing"

	"glassbox/wasm/shelf"
)

func TestNeeds(t *testing.T) {
	_, err := shelf.Translates("nothing")
	if got := Needs(err); got != "nothing" {
		t.Errorf("%v needs %q", err, got)
	}
	if got := Needs(errors.New("another")); got != "" {
		t.Errorf("another error needs %q", got)
	}
}

// A model that is damaged, or does not come, leaves the picture as it is, and can be asked for again.
func TestModelsThatDoNotCome(t *testing.T) {
	s := open(t, "step=dw1&w1=3")
	query := s.Query()
	if _, _, err := Update(s, Message{Type: "model", Key: "translation", Bytes: []byte("no weights")}, &Shown{}); err == nil ||
		!strings.Contains(err.Error(), "“translation”") {
		t.Errorf("a damaged model: %v", err)
	}
	if _, _, err := Update(State{}, Message{Type: "model", Key: "translation"}, &Shown{}); err == nil {
		t.Error("a model without files, before any lesson, is taken")
	}
	s = send(t, s, Message{Type: "model", Key: "translation", Value: "The server answered 404."})
	n := s.Notices()
	if len(n) != 1 || !n[0].Bad || n[0].Text != "The server answered 404." || len(n[0].Actions) != 1 {
		t.Fatalf("notices %+v", n)
	}
	if s = send(t, s, Message{Type: "apply", Set: n[0].Actions[0].Set}); len(s.Notices()) != 0 || s.Query() != query {
		t.Errorf("after the remedy: %+v, %q", s.Notices(), s.Query())
	}
}

// What a run says of its weights is told as it stands, and else what the lesson says.
func TestWeightsAreTold(t *testing.T) {
	for id, want := range map[string]string{
		"transformer": "Weights: trained, translation, ", "attention": "Scores set by hand, values random",
	} {
		if s, err := Open(id, ""); err != nil || !strings.HasPrefix(s.weights(), want) {
			t.Errorf("%s: %q, %v, want %q", id, s.weights(), err, want)
		}
	}
}

// A step that was asked for while a model is on its way is gone to when that has come.
func TestAStepIsFoundWhenTheModelHasCome(t *testing.T) {
	s := open(t, "")
	s.needs = "translation"
	if s = s.find("dw1"); s.sought != "dw1" || s.Run.Steps[s.Clock.Step].ID == "dw1" {
		t.Errorf("before: %q is sought at step %s", s.sought, s.Run.Steps[s.Clock.Step].ID)
	}
	s.needs = ""
	if s = s.find(s.sought); s.sought != "" || s.Run.Steps[s.Clock.Step].ID != "dw1" {
		t.Errorf("after: %q is sought at step %s", s.sought, s.Run.Steps[s.Clock.Step].ID)
	}
}

// A film with other levels begins at its own, there and back again, and at the chosen one where it has that.
func TestLevelsOfAnotherFilm(t *testing.T) {
	s, err := Open("transformer", "")
	if err != nil {
		t.Fatal(err)
	}
	depth := func() string { return s.Run.Depths[s.Clock.Depth].Name }
	for _, c := range []struct{ at, want string }{
		{"model", "block"}, {"decoder.2.cross", "operation"}, {"model", "block"}, {"decoder", "block"}, {"output", "operation"},
	} {
		if s = send(t, s, Message{Type: "set", Key: "at", Value: c.at}); depth() != c.want {
			t.Errorf("%s is shown at level %s, want %s", c.at, depth(), c.want)
		}
	}
	s = send(t, send(t, s, Message{Type: "depth", X: 0}), Message{Type: "set", Key: "at", Value: "model"})
	if depth() != "block" {
		t.Errorf("the level %s has not stayed", depth())
	}
}
