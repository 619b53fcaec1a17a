package e2e

import (
	"fmt"
	"testing"
)

// phone is a blank tab that believes to be on a phone.
func phone(t *testing.T) *page {
	t.Helper()
	p := blank(t)
	p.must(p.tab.Phone())
	return p
}

// eachPlace runs a test for every page of the site: the front page, and each lesson on it and for frames. ready
// is the condition under which it is complete.
func eachPlace(t *testing.T, test func(t *testing.T, path, ready string)) {
	t.Run("front", func(t *testing.T) { test(t, "/", `document.querySelector(".path a")`) })
	eachLesson(t, func(t *testing.T, link string) { test(t, link, figure+`?.dataset.status === "ready"`) })
	eachLesson(t, func(t *testing.T, link string) {
		test(t, "/embed.html"+link[1:], figure+`?.dataset.status === "ready"`)
	})
}

// place opens a page of the site.
func (p *page) place(path, ready string) {
	p.Helper()
	p.visit(ours.URL + path)
	p.wait(ready)
}

// On a phone nothing scrolls sideways, and whatever can be pressed measures 44 px both ways, but for links within
// sentences.
func TestOnAPhone(t *testing.T) {
	eachPlace(t, func(t *testing.T, path, ready string) {
		p := phone(t)
		p.place(path, ready)
		p.noSideways()
		p.largeTargets()
	})
}

// The widths between phone and desktop, and beyond.
func TestNoLessonScrollsSideways(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := blank(t)
		p.must(p.tab.Viewport(320, 800, 1))
		p.open(link)
		p.noSideways()
	})
}

func TestNoWidthScrollsSideways(t *testing.T) {
	p := open(t, "/#neuron")
	for _, width := range []int64{320, 360, 599, 600, 768, 1099, 1100, 1280, 1920} {
		p.must(p.tab.Viewport(width, 800, 1))
		p.wait(fmt.Sprintf("innerWidth === %d && Math.abs(%s.get().width - Math.max(280, %[2]s.shadowRoot.querySelector('.canvas').clientWidth)) < 1", width, figure))
		p.noSideways()
	}
}

// noSideways names what sticks out at the right.
func (p *page) noSideways() {
	p.Helper()
	if js[bool](p, `document.scrollingElement.scrollWidth <= document.documentElement.clientWidth`) {
		return
	}
	wide := js[[]string](p, `test.seen().filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map(test.named).slice(0, 8)`)
	p.Errorf("at a width of %d the page is %d wide, because of %q", js[int](p, "innerWidth"), js[int](p, "document.scrollingElement.scrollWidth"), wide)
}

func (p *page) largeTargets() {
	p.Helper()
	small := js[[]string](p, `test.seen().filter((e) => e.matches("a[href], button, input, select, textarea, summary, [tabindex='0'][role=button]"))
		.filter((e) => !e.matches("p a, li a:not(.path a), .skip, .items button"))
		.map((e) => [e, (e.matches("input[type=checkbox], input[type=radio]") && e.closest("label") || e).getBoundingClientRect()])
		.filter(([e, b]) => b.width < 43.5 || b.height < 43.5).map(([e, b]) => test.named(e) + " " + Math.round(b.width) + "×" + Math.round(b.height))`)
	for _, target := range small {
		p.Errorf("too small: %s", target)
	}
}

// The figure comes first on a phone, and a tap on it asks where a number came from.
func TestAPhoneTap(t *testing.T) {
	p := phone(t)
	p.place("/#neuron", figure+`?.dataset.status === "ready"`)
	if !js[bool](p, figure+`.getBoundingClientRect().top < document.querySelector(".lesson.open .prose p").getBoundingClientRect().top`) {
		t.Error("the figure does not stand above the prose")
	}
	p.tap(p.get().Items[0])
	p.wait(figure + ".get().selection?.id === " + quote(p.get().Items[0].ID))
}
