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

// A link that asks for trained weights and for no sentence opens on one that the model knows, whatever the example; where its
// sentence is none, the weights stay trained, and it says what is allowed.
func TestTrainedModelsOpenOnWhatTheyKnow(t *testing.T) {
	for _, link := range []string{
		"position?", "position?preset=who&", "attention?", "attention?model=translation&", "attention?preset=animal&", "heads?",
		"heads?model=stories&", "heads?preset=referent&model=stories-rotary&", "heads?preset=subject&model=translation&",
	} {
		id, query, _ := strings.Cut(link, "?")
		for text, notices := range map[string]int{"": 0, "&text=": 1, "&text=+.": 0} {
			s, err := Open(id, query+"mode=trained"+text)
			if err != nil {
				t.Fatal(err)
			}
			r := report(s)
			for _, c := range r.Controls {
				if c.Key == "text" && text == "" && (c.Value == "" || c.Changed) || c.Key == "mode" && c.Value != "trained" {
					t.Errorf("%s%s: %s is %q", link, text, c.Key, c.Value)
				}
			}
			if text != "&text=+." && (len(r.Notices) != notices || notices > 0 && !strings.Contains(r.Notices[0].Text, "it takes 1 to")) {
				t.Errorf("%s%s: %+v", link, text, r.Notices)
			}
		}
	}
}
