package app

import (
	"strings"
	"testing"

	"glassbox/core/json"
	"glassbox/wasm/afar"
)

// A figure that is to show an opened model asks how its tokenizer cuts the text, and meanwhile stays as it was; then it shows what
// has come, and asks for the rest; and when the model is closed it shows the one that it has itself.
func TestAFigureAsksTheOpenedModel(t *testing.T) {
	t.Cleanup(afar.Forget)
	var shown Shown
	s, err := Open("gpt", "model=own")
	if err != nil || len(s.Notices()) != 1 || s.Report(&shown).Asks == nil {
		t.Fatalf("where nothing is open: %v, %+v", err, s.Notices())
	}
	stories := s.Report(&shown).Weights
	tell := func(text string) *Report {
		t.Helper()
		if s, _, err = Update(s, Message{Type: "afar", Value: text}, &shown); err != nil {
			t.Fatal(err)
		}
		return s.Report(&shown)
	}
	tell(`{"type":"plan","name":"tiny","layers":1,"heads":1,"width":4,"hidden":4,"context":8,"most":8,"vocabulary":5,"tied":true,"end":-1}`)
	r := tell(`{"type":"open","seconds":1,"tied":true}`)
	if r.Weights != stories || !s.waits || len(r.Asks) != 1 || !strings.Contains(r.Asks[0], `"cut"`) {
		t.Fatalf("before the text is cut it shows %q, and asks %q", r.Weights, r.Asks)
	}
	again, err := Open("gpt", "model=own&step=guess")
	if err != nil || !again.waits || len(again.Notices()) > 0 || again.Entered.Get("model") != "own" ||
		again.Values.Get("model") != "stories" {
		t.Errorf("a link opens as %+v, %v", again.Notices(), err)
	}
	var w json.Writer
	w.Object(func() {
		w.Key("type").String("answer")
		w.Key("question").String(r.Asks[0])
		w.Key("ids").Raw(`[3,1,4]`)
		w.Key("words").Raw(`["a"," b","c"]`)
		w.Key("starts").Raw(`[0,1,3]`)
		w.Key("ends").Raw(`[1,3,4]`)
	})
	r = tell(w.Text())
	if s.waits || !strings.Contains(r.Weights, "tiny") || len(r.Asks) < 5 || s.Entered.Get("model") != "own" {
		t.Fatalf("when it is cut it shows %q, and asks %q", r.Weights, r.Asks)
	}
	for _, q := range r.Asks {
		if !strings.Contains(q, `[0,3,1,4]`) && !strings.Contains(q, `"word"`) {
			t.Errorf("it asks %s", q)
		}
	}
	if again, _, err = Update(again, Message{Type: "afar", Value: w.Text()}, &shown); err != nil || again.Values.Get("model") != "own" ||
		again.Run.Steps[again.Clock.Step].ID != "guess" {
		t.Errorf("the link goes to %q of %q", again.Run.Steps[again.Clock.Step].ID, again.Values.Get("model"))
	}
	if s, _, err = Update(s, Message{Type: "set", Key: "next", Value: "#2"}, &shown); err != nil || len(s.Notices()) > 0 {
		t.Errorf("a token is chosen: %v, %+v", err, s.Notices())
	}
	if r = tell(`{"type":"closed"}`); r.Weights != stories || len(r.Notices) != 1 {
		t.Errorf("when it is closed it shows %q, and says %+v", r.Weights, r.Notices)
	}
	if _, _, err := Update(s, Message{Type: "afar", Value: `{"type":"x"}`}, &shown); err == nil {
		t.Error("what no worker says is taken")
	}
}
