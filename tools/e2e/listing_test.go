package e2e

import (
	"strings"
	"testing"
)

// The Python listing on the page is the program for the present settings, with the learner's numbers in it.
func TestTheListingFollowsTheSettings(t *testing.T) {
	p := lesson(t, "neuron")
	p.set("w1", "3.25")
	p.listing("w1, b1 = 3.25, -3", "w1, b1 = 2, -3")
	p = lesson(t, "dot")
	p.link("a=5,+1")
	p.listing("a = [5, 1]", "words =")
	p.set("preset", "words")
	p.listing(`words = "cat, `, "a = [5, 1]")
}

// A setting that is refused is not in the program, whose numbers are those of the setting before.
func TestTheListingLeavesOutWhatIsRefused(t *testing.T) {
	p := lesson(t, "log")
	p.run(figure + `.set("x", "0").catch(() => {})`)
	p.listing("x = 50", "x = 0")
	if got := p.get().control("x").Value; got != "0" {
		t.Errorf("what was entered is %q", got)
	}
}

// listing fails unless the lines to be seen hold the one text and not the other.
func (p *page) listing(with, without string) {
	p.Helper()
	code := js[string](p, `[...document.querySelectorAll(".lesson.open .listing > li:not([hidden]) code")]`+
		`.map((line) => line.textContent).join("\n")`)
	if !strings.Contains(code, with) || strings.Contains(code, without) {
		p.Errorf("want %q and not %q in the listing:\n%s", with, without, code)
	}
}

// The program beside the figure is that of the present settings, and can be copied as it stands.
func TestTheListingFollowsTheControls(t *testing.T) {
	p := lesson(t, "bigram")
	p.set("text", `She said "no\n".`)
	p.set("punctuation", "on")
	program := js[string](p, `[...document.querySelectorAll(".lesson.open .listing li:not([hidden]) code")]`+
		`.map((c) => c.textContent).join("\n")`)
	for _, want := range []string{`corpus = "She said \"no\\n\"."`, `[^\w\s]`} {
		if !strings.Contains(program, want) {
			t.Errorf("the listing lacks %s:\n%s", want, program)
		}
	}
}
