package app

import (
	"testing"

	"glassbox/wasm/control"
)

// What was chosen behind a text goes with it; what a press sets together with the text stays.
func TestWhatIsBehindATextGoesWithIt(t *testing.T) {
	s, err := Open("gpt", "then=parrots%21&next=the&head=1")
	if err != nil {
		t.Fatal(err)
	}
	other := send(t, s, Message{Type: "set", Key: "text", Value: "the wolves"})
	if v := other.Values; v.Changed("then") || v.Changed("next") || !v.Changed("head") {
		t.Errorf("behind another text: %s", v.Query())
	}
	if same := send(t, s, Message{Type: "set", Key: "text", Value: s.Values.Get("text")}); !same.Values.Changed("then") {
		t.Errorf("behind the same text: %s", same.Values.Query())
	}
	set := map[string]string{"text": "the wolves", "then": "ate"}
	if both := send(t, s, Message{Type: "apply", Set: set}); both.Values.Get("then") != "ate" || both.Values.Changed("next") {
		t.Errorf("set together: %s", both.Values.Query())
	}
}

// What was said of a text is no longer said beside the reason why another one is refused.
func TestARefusedTextSilencesWhatWasSaidOfTheLast(t *testing.T) {
	s, err := Open("transformer", "text=the+zebra+is+green")
	if err != nil || len(s.Notices()) == 0 {
		t.Fatal(err, s.Notices())
	}
	s = send(t, s, Message{Type: "set", Key: "text", Value: ""})
	if all := s.Notices(); len(all) != 1 || !all[0].Bad {
		t.Errorf("of the emptied text is said %+v", all)
	}
	s = send(t, send(t, s, Message{Type: "reset", Key: control.All}), Message{Type: "set", Key: "text", Value: "the zebra is green"})
	if s = send(t, s, Message{Type: "set", Key: "focus", Value: "0"}); len(s.Notices()) < 2 {
		t.Errorf("beside another input that is refused is said %+v", s.Notices())
	}
}
