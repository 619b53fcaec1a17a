package tokenizer

import (
	"slices"
	"strings"
	"testing"
)

var ways = []Way{ByCharacters, ByWords, ByPairs}

// Whatever the way, and however the work is cut, a text comes to the tokenizer, and is cut, as all at once.
func TestMakerCutsAsAllAtOnce(t *testing.T) {
	text := someText(3, 3000) + "  It's\n\n 12 ½ \xe2\x82 ''s!? "
	for _, way := range ways {
		for _, n := range []int{1, 7, 1 << 20} {
			m, err := NewMaker(text, way, 300)
			if err != nil {
				t.Fatal(err)
			}
			for last := -1.0; m.Work(n); last = m.Done() {
				if d := m.Done(); d < last || d > 1 {
					t.Fatalf("%s: done is %v, after %v", way, d, last)
				}
			}
			var want Tokenizer
			switch way {
			case ByCharacters:
				want, _ = Characters(text)
			case ByWords:
				want, _ = Words(text, 300)
			default:
				want = learn(t, text, 300).Tokenizer()
			}
			if m.Tokenizer().JSON() != want.JSON() || m.Done() != 1 {
				t.Fatalf("%s, %d at a time: another tokenizer", way, n)
			}
			ids := IDs(want.Encode(text))
			if !slices.EqualFunc(m.IDs(), ids, func(a int32, b int) bool { return int(a) == b }) {
				t.Errorf("%s, %d at a time: the text is cut otherwise", way, n)
			}
			if got := m.Letters() * float64(len(ids)); int(got+0.5) != len([]rune(text)) {
				t.Errorf("%s: %v letters", way, got)
			}
		}
	}
}

func TestWhatCannotBeMade(t *testing.T) {
	for _, way := range ways {
		if _, err := NewMaker("", way, 300); err == nil || !strings.Contains(err.Error(), "no text") {
			t.Errorf("%s: of no text, %v", way, err)
		}
	}
	if _, err := NewMaker("a", ByPairs, 3); err == nil {
		t.Error("pairs of bytes with a vocabulary of 3 are learned")
	}
}

// Parts are whole pieces: encoded one by one they are what the whole is.
func FuzzPart(f *testing.F) {
	f.Add("It's  a \n\n b''s 12a", 2)
	f.Add("\xe2\x82\xac \xe2\x82", 1)
	l, err := NewLearner("It's a b. It's a bad bat that sat.", 290)
	if err != nil {
		f.Fatal(err)
	}
	for l.Work(1000) {
	}
	b := l.Tokenizer()
	f.Fuzz(func(t *testing.T, text string, n int) {
		var ids []int
		n = max(1, n)
		for rest := text; rest != ""; {
			size := Part(rest, n)
			ids = append(ids, IDs(b.Encode(rest[:size]))...)
			rest = rest[size:]
		}
		if !slices.Equal(ids, IDs(b.Encode(text))) {
			t.Errorf("%q in parts is %v, and else %v", text, ids, IDs(b.Encode(text)))
		}
	})
}
