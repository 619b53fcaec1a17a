package words

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"the cat sat":               "the|cat|sat",
		"  It didn't, it couldn’t!": "It|didn't|,|it|couldn’t|!",
		"well-known 3.5":            "well-known|3|.|5",
		"日本語、です":                    "日本語|、|です",
		"":                          "",
		" \n\t ":                    "",
	} {
		if got := strings.Join(Split(text), "|"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("a b, c\xff")
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range Split(text) {
			if w == "" || strings.TrimSpace(w) != w || utf8.ValidString(text) && !strings.Contains(text, w) {
				t.Errorf("%q gave %q", text, w)
			}
		}
	})
}

// What CellID writes ParseCell reads, and nothing else.
func TestCellIDs(t *testing.T) {
	for _, want := range []Cell{CellAt("loss"), CellAt("exp", 3), CellAt("dscores2", 2, 11)} {
		id := CellID(want.Name, []int{want.I, want.J}[:want.N]...)
		if got, ok := ParseCell(id); !ok || got != want {
			t.Errorf("%s is read as %+v, %v; want %+v", id, got, ok, want)
		}
	}
	for _, id := range []string{"scores-", "scores-x", "scores--1", "scores-1-2-3"} {
		if got, ok := ParseCell(id); ok {
			t.Errorf("%s is read as %+v", id, got)
		}
	}
}
