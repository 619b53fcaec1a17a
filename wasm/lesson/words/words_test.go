package words

import (
	"strings"
	"testing"

	"glassbox/wasm/control"
)

// read reads a sentence as a lesson does.
func read(t *testing.T, text string) (Sentence, []string, error) {
	t.Helper()
	v, err := control.Defaults([]control.Spec{{Key: "text", Kind: control.Text, Default: "a", MaxRunes: 4000}}).Set("text", text)
	if err != nil {
		t.Fatalf("%q is refused: %v", text, err)
	}
	var s Sentence
	all, err := s.Read(v, Max, Room)
	return s, all, err
}

// How words are cut is tested in core/token; here, that it is this cutter.
func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		"\ufeffthe cat sat":             "the|cat|sat",
		"  It didn't, it couldn’t!\r\n": "It|didn't|,|it|couldn't|!",
		"well-known 3.14":               "well|-|known|3.14",
		"می\u200cخواهم 👩‍👩‍👧‍👦👍🏽": "می\u200cخواهم|👩‍👩‍👧‍👦|👍🏽",
		"co\u00adop cafe\u0301":   "coop|café",
	} {
		s, got, err := read(t, text)
		if err != nil || strings.Join(got, "|") != want || len(s.Notices) > 0 {
			t.Errorf("%q: %q, %v, %v; want %q", text, got, s.Notices, err, want)
		}
	}
	if _, _, err := read(t, " \u200b\ufeff\n"); err == nil ||
		err.Error() != "Sentence has no words; it takes 1 to 64 of them, separated by spaces." {
		t.Errorf("without a word: %v", err)
	}
	if s, got, _ := read(t, strings.Repeat("a ", Max+1)); len(got) != Max || len(s.Notices) != 1 ||
		!strings.Contains(s.Notices[0].Text, "65 words; the first 64 are shown, as many") {
		t.Errorf("%d words, %v", len(got), s.Notices)
	}
}

func TestRemarks(t *testing.T) {
	for text, want := range map[string]string{
		"the cat":        "",
		"我喜欢披萨":          "Chinese puts no spaces",
		"東京でコーヒー":        "Japanese puts no spaces",
		"ภาษาไทย":        "Thai puts no spaces",
		"ພາສາລາວ":        "Lao puts no spaces",
		"ភាសាខ្មែរ":      "Khmer puts no spaces",
		"မြန်မာ":         "Burmese puts no spaces",
		"ᥖᥭᥰ":            "This script puts no spaces",
		"a<br>b":         "The text has HTML",
		"http://a.b ok":  "The text has web or mail addresses",
		"x[i] = f(x[j])": "This looks like a program",
	} {
		s, _, err := read(t, text)
		switch {
		case err != nil || len(s.Notices) > 1 || (want == "") != (len(s.Notices) == 0):
			t.Errorf("%q: %v, %v", text, s.Notices, err)
		case want != "" && (!strings.HasPrefix(s.Notices[0].Text, want) || s.Notices[0].Key != "text"):
			t.Errorf("%q: %q, want %q …", text, s.Notices[0].Text, want)
		}
	}
}

func TestNearest(t *testing.T) {
	for word, want := range map[string]string{"zebra": "zebras zebre ebra", "so": "something ebra zebre", "🦓": "ebra zebre zebras"} {
		if got := strings.Join(nearest(word, []string{"zebras", "zebre", "ebra", "something"}), " "); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"kitten", "sitting", 3}, {"l'été", "l'ete", 2}} { // counted by hand
		if got := changes([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
