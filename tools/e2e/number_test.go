package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A decimal comma is left as it was typed while it is typed, and the arrow keys go on from what it means.
func TestADecimalCommaInAField(t *testing.T) {
	p := lesson(t, "neuron")
	p.unfold()
	p.tabTo(`.fields input[name="w1"]`)
	p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	for i, want := range []string{"0", "0", "0", "0.05"} {
		p.press("0,05"[i : i+1])
		p.wait(figure + `.get().controls.find((c) => c.key === "w1").value === ` + quote(want))
	}
	if text := js[string](p, "test.focused().value"); text != "0,05" {
		t.Errorf("while “0,05” is typed, the field becomes %q", text)
	}
	step := p.get().control("w1").Step
	p.press(kb.ArrowUp)
	p.wait(fmt.Sprintf(`Math.abs(%s.get().controls.find((c) => c.key === "w1").value - %v) < 1e-9`, figure, 0.05+step))
}

// A list in which a comma has two meanings is asked about, in a field as in a link.
func TestACommaWithTwoMeanings(t *testing.T) {
	const asks = "Input x “2,5” can be read in two ways: write “2.5” or “2, 5”."
	p := lesson(t, "neuron")
	if s := p.set("x", "2,5"); s.bad() != asks {
		t.Errorf("x = 2,5 is answered %q", s.bad())
	}
	if s := p.set("x", "2.5"); s.bad() != "" || s.control("x").Value != "2.5" {
		t.Errorf("2.5 becomes %s, %q", s.control("x").Value, s.bad())
	}
	if s := p.link("x=2,5&t=4,5"); !strings.Contains(s.bad(), asks) ||
		s.control("x").Value != s.control("x").Initial || s.control("t").Value != s.control("t").Initial {
		t.Errorf("the link trains on x = %s, t = %s and says %q", s.control("x").Value, s.control("t").Value, s.bad())
	}
}

// Keypads of phones have no minus: beside a number that may be negative, and beside a guess, stands a button for it.
func TestASignOnAPhone(t *testing.T) {
	p := share(t, place{"/#neuron", true})
	p.run(`[...document.querySelectorAll(".lesson.open .dock button")][0].click()`)
	p.run(`globalThis.field = ` + figure + `.shadowRoot.querySelector('.fields input[name="w1"]');
		globalThis.sign = field.parentElement.querySelector(".sign")`)
	p.wait("sign.checkVisibility()")
	was := p.get().control("w1").Value
	p.run("sign.click()")
	p.wait(figure + `.get().controls.find((c) => c.key === "w1").value === ` + quote("-"+was))
	if on := js[bool](p, "test.focused() === field"); !on {
		t.Error("the field has not the focus, and so the keypad goes")
	}
	p.run("sign.click()")
	p.wait(figure + `.get().controls.find((c) => c.key === "w1").value === ` + quote(was))
	p.largeTargets()
	if wide := js[int](p, `(() => {
		const c = `+figure+`.shadowRoot.querySelector(".controls");
		return c.scrollWidth - c.clientWidth;
	})()`); wide > 0 {
		t.Errorf("the sheet is %d px too wide", wide)
	}
	p.noSideways()
	if js[bool](p, figure+`.shadowRoot.querySelector('[data-key="eta"] .sign') !== null`) {
		t.Error("η, which is never negative, has a sign")
	}
}

// A guess is read as numbers are in any country, and asked about where it may mean two.
func TestAGuessWithAComma(t *testing.T) {
	p := lesson(t, "neuron")
	p.run(`globalThis.form = document.querySelector(".lesson.open .try .guess");
		globalThis.guess = (text) => { form.elements.guess.value = text; form.requestSubmit(); }`)
	p.run(`guess("1,234")`)
	p.wait(`form.querySelector(".bad")?.textContent.includes("“1.234” or “1234”")`)
	p.run(`guess("−4,5")`)
	p.wait(`form.querySelector(".numberline")?.ariaLabel.includes("You guessed −4.5")`)
	p.run(`form.querySelector(".numberline").remove(); form.querySelector(".reveal").hidden = true; form.reset()`)
}

// Where nothing can be below 0, neither is the line of a guess, and the guess has no button for its sign.
func TestAGuessThatCannotBeNegative(t *testing.T) {
	p := lesson(t, "entropy")
	p.run(`globalThis.form = document.querySelector('.lesson.open [data-guess="loss"]');
		form.elements.guess.value = "3";
		form.requestSubmit()`)
	p.wait(`form.querySelector(".numberline")`)
	if ends := js[string](p, `[...form.querySelectorAll('.numberline [font-size="12"]')].map((e) => e.textContent).join()`); ends != "0,3.4" {
		t.Errorf("the line goes from and to %s", ends)
	}
	if n := js[int](p, `[...document.querySelectorAll(".lesson.open .try .guess")].filter((f) => f.querySelector(".sign")).length`); n != 1 {
		t.Errorf("%d of two guesses have a button for the sign, want that of the gradient", n)
	}
	p.run(`form.querySelector(".numberline").remove(); form.querySelector(".reveal").hidden = true; form.reset()`)
}

// However long the numbers are, those of the line that shows a guess beside the truth lie in it, and apart.
func TestTheLineOfAGuessHasRoom(t *testing.T) {
	p := lesson(t, "neuron")
	p.run(`globalThis.form = document.querySelector(".lesson.open .try .guess");
		globalThis.crowded = () => {
			const line = form.querySelector(".numberline"), boxes = [...line.querySelectorAll("text")].map((e) => e.getBBox());
			const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
			return boxes.some((a, i) => a.x < 0 || a.x + a.width > 340 || boxes.some((b, k) => k > i && meet(a, b)));
		}`)
	for _, guess := range []string{"1000000000", "-123456789.5", "-5", "0.0001", "1e300"} {
		p.run(`form.querySelector(".numberline")?.remove(); form.elements.guess.value = ` + quote(guess) + `; form.requestSubmit()`)
		p.wait(`form.querySelector(".numberline")`)
		if js[bool](p, `crowded()`) {
			t.Errorf("the numbers of the guess %s collide or are cut: %s", guess, js[string](p, `form.querySelector(".numberline").outerHTML`))
		}
	}
	p.run(`form.querySelector(".numberline").remove(); form.querySelector(".reveal").hidden = true; form.reset()`)
}

// A guess at what no number can be is told so, and the figure stays as it was.
func TestAGuessOutOfBounds(t *testing.T) {
	for id, c := range map[string]struct{ guess, says string }{
		"position": {"−4", "not be less than 0"}, "bigram": {"1.5", "between 0 and 1"}, "attention": {"−1", "between 0 and 100"},
	} {
		p := lesson(t, id)
		was := p.get().Query
		p.run(`globalThis.form = document.querySelector(".lesson.open .try .guess");
			form.elements.guess.value = ` + quote(c.guess) + `; form.requestSubmit()`)
		p.wait(`form.querySelector(".bad")?.textContent.includes(` + quote(c.says) + `)`)
		if is := p.get().Query; is != was || js[bool](p, `form.querySelector(".numberline") !== null`) {
			t.Errorf("%s: the guess is taken, and the link is %q, was %q", id, is, was)
		}
		p.run(`form.querySelector(".bad").remove(); form.reset()`)
	}
}
