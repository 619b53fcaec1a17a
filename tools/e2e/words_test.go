package e2e

import (
	"fmt"
	"slices"
	"testing"
)

// telling is what the words on the page say as a step begins.
type telling struct {
	Moving, Lit           bool
	Empty                 []string
	Hidden                int // numbers still not to be seen when the step is done
	Element, Shown, Step  string
	Caption, AfterArrival string
}

// wordsInStep fails unless caption and prose speak of a step from its beginning, in the words and with the room for the numbers
// that they have at its end.
func (p *page) wordsInStep() {
	p.Helper()
	p.moves()
	p.act(`send({ type: "depth", x: 9 })`)
	for range min(24, p.get().StepCount-1) {
		s := js[telling](p, `(async () => {
			const f = `+figure+`;
			f.ask({ type: "next" });
			const { moving, element, step, caption } = f.get();
			const lit = [...document.querySelectorAll(".lesson.open .prose p[aria-current=step]")];
			const told = { moving, element, step, caption, shown: f.shadowRoot.querySelector(".words").textContent.replace(/\s+/g, " ").trim(),
				lit: lit.length === 1 && lit[0].classList.contains("now") && lit[0].dataset.step.split(" ").includes(element) };
			const holes = [...document.querySelectorAll(".lesson.open .prose data"), ...f.shadowRoot.querySelectorAll(".words data")];
			told.empty = holes.filter((d) => d.textContent === "·" && !d.closest(".listing") && d.checkVisibility()).map((d) => d.value);
			f.ask({ type: "settle" });
			told.hidden = [...f.shadowRoot.querySelectorAll(".words .pending"), ...document.querySelectorAll(".lesson.open .prose .pending")].length;
			return { ...told, afterArrival: f.get().caption };
		})()`)
		if s.Caption != s.AfterArrival {
			p.Errorf("%s begins with the caption %q and ends with %q", s.Step, s.Caption, s.AfterArrival)
		}
		if s.Hidden > 0 {
			p.Errorf("when %s is done, %d numbers are not to be seen", s.Step, s.Hidden)
		}
		if len(s.Empty) > 0 {
			p.Errorf("while %s moves, %q are not filled", s.Step, s.Empty)
		}
		if !s.Moving || !s.Lit || s.Shown != s.Caption {
			p.Errorf("while %s moves (%v), its paragraph is current: %v; the caption is %q, shown is %q",
				s.Step, s.Moving, s.Lit, s.Caption, s.Shown)
		}
	}
}

// tellsWhatIsNamed fails if a report carries numbers that no words on the page name; all others can be asked for.
func (p *page) tellsWhatIsNamed() {
	p.Helper()
	p.end()
	for name := range p.get().Values {
		if !js[bool](p, `[
			document.querySelector(".lesson.open .prose"),
			document.querySelector(".lesson.open template.captions").content,
			document.querySelector(".lesson.open .listing"),
		].some((root) => root.querySelector('data[value="`+name+`"], [data-values~="`+name+`"]'))`) {
			p.Errorf("the report carries %s, which no words name", name)
		}
	}
	if told, all := len(p.get().Values), js[int](p, figure+`.numbers().then((all) => Object.keys(all).length)`); told == 0 || told > all {
		p.Errorf("%d of %d numbers are told", told, all)
	}
}

// A figure in another place needs the numbers of its captions alone, and gives any other that it is asked for.
func TestAFigureAloneTellsOfItsCaptions(t *testing.T) {
	p := share(t, place{"/embed.html#attention", false})
	p.act(`seek("weights")`)
	if _, all := p.get().Values["k"]; all || len(p.get().Values) == 0 {
		t.Errorf("the report has %d numbers, the keys among them: %v", len(p.get().Values), all)
	}
	asked := js[[]string](p, figure+`.numbers("k", "q").then((all) => Object.keys(all))`)
	if slices.Sort(asked); !slices.Equal(asked, []string{"k", "q"}) {
		t.Errorf("asked for k and q, it tells %q", asked)
	}
}

// A page that its browser has translated works as before: code, formulas and numbers stay as they are, what has been
// translated is not written again, and everything opens and closes.
func TestATranslatedPage(t *testing.T) {
	p := blank(t)
	p.must(p.tab.Phone())
	p.must(p.tab.Prefer("prefers-reduced-motion", "reduce"))
	p.open("/#neuron")
	p.act(`next()`)
	code := `[...document.querySelectorAll(".lesson.open .listing li, .lesson.open .prose .formula")].map((e) => e.textContent)`
	was := js[[]string](p, code)
	weights := figure + `.shadowRoot.querySelector(".weights").textContent`
	said := js[string](p, weights)
	p.run("test.translate()")
	if now := js[[]string](p, code); !slices.Equal(now, was) {
		t.Errorf("code and formulas become %q", now)
	}
	if js[string](p, `document.querySelector(".lesson.open .prose h1").textContent`) ==
		js[string](p, `document.querySelector(".lesson.open").dataset.title`) {
		t.Error("the title is not translated, and so this test is none")
	}
	for range 3 {
		p.lit(p.act(`next()`))
	}
	if now := js[string](p, weights); now == said {
		t.Errorf("what is translated becomes %q again", now)
	}
	p.nothingOdd()
	for i, opened := range []string{"glass-box[data-sheet]", ".panel:has(.code)", ".panel:has(.inspector)", ".try.open"} {
		press := fmt.Sprintf(`document.querySelectorAll(".lesson.open .dock button")[%d].click()`, i)
		open := `[...document.querySelectorAll(".lesson.open :is(glass-box[data-sheet], .panel:not([hidden]), .try.open)")]
			.map((e) => e.className || e.localName)`
		p.run(press)
		if now := js[[]string](p, open); len(now) != 1 ||
			!js[bool](p, `document.querySelector(".lesson.open `+opened+`")?.checkVisibility() ?? false`) {
			t.Errorf("button %d of the dock opens %q, not %s", i+1, now, opened)
		}
		p.run(press)
		if now := js[[]string](p, open); len(now) != 0 {
			t.Errorf("button %d of the dock leaves %q open", i+1, now)
		}
	}
}
