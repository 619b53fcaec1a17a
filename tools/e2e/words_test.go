package e2e

import (
	"regexp"
	"strings"
)

// telling is what the words on the page say as a step begins.
type telling struct {
	Moving, Lit           bool
	Element, Shown, Step  string
	Caption, AfterArrival string
}

// wordsInStep fails unless caption and prose speak of a step from its beginning, in the words that they have at its end; a
// number may still be a dot.
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
			const told = { moving, element, step, caption, shown: f.shadowRoot.querySelector(".words").textContent,
				lit: lit.length === 1 && lit[0].classList.contains("now") && lit[0].dataset.step.split(" ").includes(element) };
			f.ask({ type: "settle" });
			return { ...told, afterArrival: f.get().caption };
		})()`)
		words := strings.ReplaceAll(regexp.QuoteMeta(s.Caption), "·", ".+")
		if same, err := regexp.MatchString("^"+words+"$", s.AfterArrival); err != nil || !same {
			p.Errorf("%s begins with the caption %q and ends with %q", s.Step, s.Caption, s.AfterArrival)
		}
		if !s.Moving || !s.Lit || s.Shown != s.Caption {
			p.Errorf("while %s moves (%v), its paragraph is current: %v; the caption is %q, shown is %q", s.Step, s.Moving, s.Lit, s.Caption, s.Shown)
		}
	}
}
