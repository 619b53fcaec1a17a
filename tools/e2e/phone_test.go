package e2e

import (
	"fmt"
	"testing"
)

// reachable fails if on a phone something scrolls sideways, or if something that can be pressed does not measure 44 px
// both ways, but for links within sentences.
func (p *page) reachable() {
	p.Helper()
	p.noSideways()
	p.largeTargets()
}

func TestTheFrontPageOnAPhone(t *testing.T) {
	p := share(t, place{"/", true})
	p.reachable()
	p.clean("on a phone")
}

// narrow looks at the narrowest window.
func (p *page) narrow() {
	p.Helper()
	p.width(320)
}

// The widths between phone and desktop, and beyond.
func TestNoWidthScrollsSideways(t *testing.T) {
	p := lesson(t, "neuron")
	for _, width := range []int64{320, 360, 599, 600, 768, 1099, 1100, 1280, 1920} {
		p.width(width)
	}
}

// width gives the window a width, and fails if something then scrolls sideways.
func (p *page) width(width int64) {
	p.Helper()
	p.must(p.tab.Viewport(width, 800, 1))
	p.wait(fmt.Sprintf("innerWidth === %d && Math.abs(%s.get().width - Math.max(280, "+
		"%[2]s.shadowRoot.querySelector('.canvas').clientWidth)) < 1", width, figure))
	p.noSideways()
}

// noSideways names what sticks out at the right.
func (p *page) noSideways() {
	p.Helper()
	if js[bool](p, `document.scrollingElement.scrollWidth <= document.documentElement.clientWidth`) {
		return
	}
	wide := js[[]string](p, `test.seen().filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)`+
		`.map(test.named).slice(0, 8)`)
	p.Errorf("at a width of %d the page is %d wide, because of %q", js[int](p, "innerWidth"),
		js[int](p, "document.scrollingElement.scrollWidth"), wide)
}

func (p *page) largeTargets() {
	p.Helper()
	small := js[[]string](p, `test.seen()
		.filter((e) => e.matches("a[href], button, input, select, textarea, summary, [tabindex='0'][role=button]"))
		.filter((e) => !e.matches("p a, li a:not(.path a), .skip, .items button"))
		.map((e) => [e, (e.matches("input[type=checkbox], input[type=radio]") && e.closest("label") || e).getBoundingClientRect()])
		.filter(([e, b]) => b.width < 43.5 || b.height < 43.5)
		.map(([e, b]) => test.named(e) + " " + Math.round(b.width) + "×" + Math.round(b.height))`)
	for _, target := range small {
		p.Errorf("too small: %s", target)
	}
}

// readsAlong fails unless at each step of a film the paragraph that is lit stands right under the timeline, where it is read, and
// enough of the picture is seen above.
func (p *page) readsAlong() {
	p.Helper()
	if !js[bool](p, `(({ left, top }) => Boolean(document.elementFromPoint(left + 20, top + 20)?.closest("p.now")))(
		document.querySelector(".lesson.open .prose p.now").getBoundingClientRect())`) {
		p.Error("as the lesson opens, the paragraph that is lit is out of sight")
	}
	for _, size := range []size{{320, 640, 200}, {390, 844, 300}} {
		p.window(size.width, size.height)
		if wide := js[float64](p, `(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(`+figure+
			`.shadowRoot.querySelector(".where"))`); wide > 0 {
			p.Errorf("at %d × %d the step over the timeline is cut by %v", size.width, size.height, wide)
		}
		p.act(`send({ type: "depth", x: 0 })`)
		p.act(`seek(` + figure + `.get().step)`)
		for range min(12, p.get().StepCount-1) {
			s := p.act("next()")
			p.settles()
			seen := js[struct {
				Gap       float64
				Read      bool
				Uncovered int64
			}](p, `(() => {
				const p = document.querySelector(".lesson.open .prose p.now"), { left, top } = p.getBoundingClientRect();
				return {
					gap: top - `+figure+`.shadowRoot.querySelector(".timeline").getBoundingClientRect().bottom,
					read: [10, 80].every((down) => document.elementFromPoint(left + 20, top + Math.min(down, p.offsetHeight - 4))?.closest("p") === p),
					uncovered: test.uncovered(),
				};
			})()`)
			if seen.Gap < 0 || seen.Gap > 24 || !seen.Read || seen.Uncovered < size.least {
				p.Errorf("at %d × %d and step %s: %+v, want what is lit right under the timeline, and %d of the picture",
					size.width, size.height, s.Step, seen, size.least)
			}
		}
		p.noSideways()
	}
}

// triesInSight fails unless the sheet with the prompts leaves the picture, which they change, and its timeline in sight.
func (p *page) triesInSight() {
	p.Helper()
	for _, size := range phones {
		p.window(size.width, size.height)
		p.run(`[...document.querySelectorAll(".lesson.open .dock button")].at(-1).click()`)
		p.wait(`document.querySelector(".lesson.open .try").checkVisibility()`)
		p.settles()
		if seen := js[int64](p, "test.uncovered()"); seen < size.least {
			p.Errorf("at %d × %d the prompts leave %d of the picture, want %d", size.width, size.height, seen, size.least)
		}
		p.run(`[...document.querySelectorAll(".lesson.open .dock button")].at(-1).click()`)
	}
}

// The figure comes first on a phone, and a tap on it asks where a number came from.
func TestAPhoneTap(t *testing.T) {
	p := share(t, place{"/#neuron", true})
	if !js[bool](p, figure+`.getBoundingClientRect().top < document.querySelector(".lesson.open .prose p").getBoundingClientRect().top`) {
		t.Error("the figure does not stand above the prose")
	}
	p.tap(p.get().Items[0])
	p.wait(figure + ".get().selection?.id === " + quote(p.get().Items[0].ID))
}

// Where the window is low, as on a phone that lies or a page at 200%, nothing stays in place while the page scrolls, and a
// prompt goes to the figure that it changes.
func TestALowWindowIsADocument(t *testing.T) {
	p := lesson(t, "log")
	for _, size := range []size{{844, 390, 200}, {720, 450, 200}, {1280, 500, 200}} {
		p.window(size.width, size.height)
		p.run(`document.querySelector(".lesson.open .try .set").scrollIntoView({ block: "center" })`)
		if stays := js[[]string](p, `test.seen().filter((e) => e.matches(".lesson.open :is(.stage, .stage *, .dock)") || e.getRootNode().host)
			.filter((e) => e.getBoundingClientRect().bottom > 0).map(test.named)`); len(stays) > 0 {
			t.Errorf("at %d × %d %q stay in place", size.width, size.height, stays)
		}
		p.run(`document.querySelector(".lesson.open .try .set").click()`)
		p.wait(fmt.Sprintf("test.uncovered() > %d", size.least))
	}
}

// On a window of any width the path of the front page goes to its right edge, and in one as wide as a tablet that lies, it
// begins beside the words.
func TestTheFrontPageIsFilled(t *testing.T) {
	p := share(t, place{"/", false})
	for _, width := range []int64{390, 700, 1000, 1199, 1200, 1440} {
		p.must(p.tab.Viewport(width, 800, 1))
		p.wait(fmt.Sprintf("innerWidth === %d", width))
		if right := js[float64](p, `Math.max(...[...document.querySelectorAll(".station .vignette")].map((e) =>
			e.getBoundingClientRect().right)) / innerWidth`); right < 0.88 {
			t.Errorf("at %d the path ends at %.2f of the width", width, right)
		}
		beside := js[bool](p, `document.querySelector(".station").getBoundingClientRect().top <
			document.querySelector(".start").getBoundingClientRect().top`)
		if beside != (width >= 900) {
			t.Errorf("at %d the path stands beside the words: %v", width, beside)
		}
	}
}
