package merges

import (
	"strings"
	"testing"

	"glassbox/core/tokenizer"
)

const shells = "She sells sea shells by the sea shore. The shells she sells are sea shells, I'm sure.\n Ünïcode 😀😀 aaaa aaaa"

// A pair is counted where it is: the words that it is in come to the learner's count, and the tokens left to what is encoded.
func TestCountsComeFromTheirPlaces(t *testing.T) {
	l, err := learn(shells)
	if err != nil || len(l.shown) < 15 {
		t.Fatalf("%d merges, %v", len(l.shown), err)
	}
	for n, s := range l.shown {
		if got := sum(s.in); got != s.Count {
			t.Errorf("merge %d: %d places in %+v, counted are %d", n+1, got, s.in, s.Count)
		}
		if want := len(l.bpe.First(n + 1).Encode(shells)); s.tokens != want || l.tokens(n+1) != want {
			t.Errorf("merge %d: %d tokens are left, want %d", n+1, s.tokens, want)
		}
		for i, in := range s.in[1:] {
			if in.count > s.in[i].count {
				t.Errorf("merge %d: words are out of order: %+v", n+1, s.in)
			}
		}
	}
	if got := l.tokens(len(l.merges)); got != len(l.bpe.Encode(shells)) {
		t.Errorf("in the end %d tokens are left", got)
	}
}

// A word is cut step by step to what encoding it comes to.
func TestAWordIsCutByTheMerges(t *testing.T) {
	l, err := learn(shells)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"", " shells", "seashore", "ﬁ sells", "\n"} {
		steps := l.cut(word, len(l.merges))
		last := 0
		for _, s := range steps[1:] {
			if s.merge <= last {
				t.Errorf("%q: merge %d comes after %d", word, s.merge, last)
			}
			last = s.merge
		}
		if got, want := l.names(steps[len(steps)-1].ids, "|"), l.names(tokenizer.IDs(l.bpe.Encode(word)), "|"); got != want {
			t.Errorf("%q is cut into %s, want %s", word, got, want)
		}
	}
	if got := l.names(l.cut(" shells", len(l.merges))[0].ids, " "); got != "␣ s h e l l s" {
		t.Errorf("it begins as %s", got)
	}
}

func TestReadable(t *testing.T) {
	for bytes, want := range map[string]string{" a\n": "␣a↵", "\xc3": "⟨C3⟩", "é\x00": "é⟨0⟩", "\ufffd": "\ufffd"} {
		if got := readable(bytes); got != want {
			t.Errorf("%q is shown as %q, want %q", bytes, got, want)
		}
	}
}

// Cells stand in lines that have room, words stay whole where they can, and their bytes follow each other.
func TestSpread(t *testing.T) {
	for _, text := range []string{shells, strings.Repeat("x", 200), "a\n\nb", "\xff\xfe"} {
		all, end := spread(text, 20*cellWide, 4)
		at := 0
		for _, c := range all {
			if c.start != at || c.box.X+c.box.W > 20*cellWide || c.box.Y > 3*linePitch {
				t.Fatalf("%q: %+v behind %d", text, c, at)
			}
			at = c.end
		}
		if at != end || end == 0 {
			t.Errorf("%q: cells end at %d, the text at %d", text, at, end)
		}
	}
}

// What was cut last is cut otherwise where anything is asked otherwise.
func TestCutOf(t *testing.T) {
	a, b := CutOf(shells, tokenizer.ByPairs, 300), CutOf(shells, tokenizer.ByCharacters, 300)
	if a.Tokens >= b.Tokens || b.Letters != 1 || CutOf(shells, tokenizer.ByPairs, 300) != a || CutOf("", tokenizer.ByWords, 300) != (Cut{}) {
		t.Errorf("%+v, %+v", a, b)
	}
}
