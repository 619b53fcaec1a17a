package transformer

import (
	"net/url"
	"strings"
	"testing"
	"unicode"

	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/lessontest"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Whatever stands in a link, there is a picture or a sentence that says what is allowed; what was mended is told.
func TestBadLinks(t *testing.T) {
	long := strings.Repeat("the cat ", 12_500)
	for _, c := range []struct {
		key, value string
		told       string // part of what is said; empty for nothing
		refused    bool   // there is no picture
	}{
		{"text", "", "up to 24 words", true},
		{"text", " \t\u00a0\u3000", "up to 24 words", true},
		{"text", ".", "up to 24 words", true},
		{"text", "\u200b", "up to 24 words", true},
		{"text", "\u0000\u0007\u001b", "contains the control character U+0", false},
		{"text", long, "longer than 64 KB", false},
		{"text", long[:40_000], "4000", false},
		{"text", strings.Repeat("cat ", 24), "leaves it at", false},
		{"text", strings.Repeat("cat ", 25), "has 25 words; the first 24", false},
		{"text", strings.Repeat("cat ", 65), "has 65 words; the first 24", false},
		{"text", strings.Repeat("a ", 1999), "has 1999 words; the first 24", false},
		{"text", "wyverns quaff zythum", "“wyverns” is not among the words", false},
		{"text", "🦓🦓 👩‍👩‍👧‍👦 the 🇫🇷", "is not among the words", false},
		{"text", "the\u0007cat", "contains the control character U+7", false},
		{"text", "the cat\u202e sat", "stops early", false},
		{"text", "קטה ישבה", "is not among the words", false},
		{"target", "🦓", "is not among the words", false},
		{"target", strings.Repeat("chat ", 65), "has 65 words; the first 24", false},
		{"target", "!", "up to 24 words", true},
		{"target", long[:40_000], "4000", false},
		{"focus", "25", "", false},
		{"focus", "99999999999999999999", "between 1 and 25", false},
		{"focus", "-1", "between 1 and 25", false},
		{"focus", "NaN", "a whole number between", false},
		{"head", "5", "between 1 and 4", false},
		{"head", "1e300", "between 1 and 4", false},
		{"at", "decoder.99.cross", "decoder.2.cross", false},
		{"at", strings.Repeat("decoder.", 1000), "decoder.2.cross", false},
		{"view", "outside", "inside", false},
	} {
		v, _, wrong := control.Defaults(Lesson.Controls()).Parse(c.key + "=" + url.QueryEscape(c.value))
		said := ""
		for _, e := range wrong {
			said += e + "\n"
		}
		r, err := Lesson.Compute(v)
		if err != nil {
			said += err.Error()
		} else {
			for _, n := range r.Notices {
				said += n.Text + "\n"
			}
			clean(t, r)
		}
		if c.refused != (err != nil) || !strings.Contains(said, c.told) || c.told == "" && said != "" {
			t.Errorf("%s = %.20q: refused %v, said %.300q, want %q", c.key, c.value, err != nil, said, c.told)
		}
	}
}

// clean fails if a picture of the end shows what cannot be seen, or something undefined.
func clean(t *testing.T, r *lesson.Run) {
	t.Helper()
	for _, width := range []float64{328, 912} {
		v := lesson.View{Run: r, Width: width, Moment: timeline.Moment{Step: len(r.Steps) - 1, Frac: 1}, Depth: len(r.Depths) - 2}
		var l picture.List
		l.Reset(width, Lesson.Height(v))
		Lesson.Draw(&l, v)
		for s := range l.Shapes {
			if text, ok := s.(picture.Text); ok && strings.ContainsFunc(text.S, unicode.IsControl) || ok && strings.Contains(text.S, "NaN") {
				t.Errorf("width %v shows %q", width, text.S)
			}
		}
	}
}

// A word that only a longer sentence had is the last one of a shorter.
func TestWhatIsBeyondTheSentenceIsItsEnd(t *testing.T) {
	for _, place := range []string{"model", "encoder.1.self", "decoder.2.cross"} {
		r := lessontest.Run(t, Lesson, "text=the+cat+sat+on+the+mat&focus=25&at="+place)
		words := len(r.Choices["focus"])
		if got := r.Taken["focus"]; words != 9 || got != "9" {
			t.Errorf("%s: taken for word 25 of %d is %s", place, words, got)
		}
	}
}
