package transformer

import (
	"slices"
	"strings"
	"testing"

	"glassbox/core/corpus"
	"glassbox/wasm/lesson/lessontest"
)

func TestSuggestions(t *testing.T) {
	for text, want := range map[string]string{
		"":         "a an my the this",
		"th":       "the this",
		"the cat":  "did followed found heard hid liked pushed sat",
		"the ca":   "cake cat",
		"the cat ": "did followed found heard hid liked pushed sat",
		"the animal did not cross the street because it was too ti":   "tired",
		"the animal did not cross the street because it was too wide": "",
		"the zebra is gre": "green", // outside of the grammar any known word will do
		"the zebra is ":    "", "🦓": "", "the cat.": "", ".": "",
	} {
		var got []string
		for _, s := range suggestions(text) {
			got = append(got, s.Label)
			if !strings.HasPrefix(s.Value, strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz")) || !strings.HasSuffix(s.Value, s.Label) {
				t.Errorf("%q and %s make %q", text, s.Label, s.Value)
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if suggestions(strings.Repeat("the cat ", 12500)) == nil || len(suggestions(strings.Repeat("a ", maxWords))) > 0 {
		t.Error("a sentence that is too long has suggestions")
	}
}

// Whoever takes nothing but suggestions writes a sentence of words that the model knows; none that is begun is one already.
func TestOnlyKnownWordsAreSuggested(t *testing.T) {
	for pick := range 40 {
		text, taken := "", 0
		for ; taken < 60; taken++ {
			all := suggestions(text)
			if len(all) == 0 {
				break
			}
			s := all[(pick*7+taken)%len(all)]
			if !slices.Contains(vocabulary(), s.Label) {
				t.Fatalf("%q: %q is no word", text, s.Label)
			}
			if s.Begun && slices.Contains(vocabulary(), text[strings.LastIndexByte(text, ' ')+1:]) {
				t.Fatalf("%q is not begun", text)
			}
			if text = s.Value; pick%2 == 0 {
				text += " "
			}
		}
		if r, _, _ := corpus.ReadEnglish(text); !r.Whole {
			t.Errorf("%q is no sentence after %d words", text, taken)
		}
	}
}

// Unknown words are told once each, with known ones that may stand there; of many the first.
func TestUnknownWords(t *testing.T) {
	r := lessontest.Run(t, Lesson, "text=The+zebra+did+not+see+the+zebra,+qat+and+Unicorns")
	n := r.Notices[0]
	if len(n.Actions) != 3 || notices(r, "zebra") != 2 { // as unknown, and as what leaves the grammar
		t.Fatalf("%+v", r.Notices)
	}
	for _, a := range n.Actions {
		want := "The " + a.Label + " did not see the zebra, qat and Unicorns"
		if a.Set["text"] != want || !slices.Contains(vocabulary(), a.Label) {
			t.Errorf("%+v, want %q", a, want)
		}
	}
	many := lessontest.Run(t, Lesson, "text="+strings.Repeat("x+xx+xxx+xxxx+xxxxx+", 20))
	if len(many.Notices) != 3+3 { // three and more are unknown, the sentence is cut, and it leaves the grammar
		t.Errorf("%+v", many.Notices)
	}
}
