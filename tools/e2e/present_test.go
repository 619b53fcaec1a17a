package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// presents fails unless the figure fills a projector by a key, with letters that are read from the last row, and the page
// comes back as it was.
func (p *page) presents() {
	p.Helper()
	half := fmt.Sprintf(`send({ type: "stop", x: %d })`, p.get().StepCount/2)
	before := p.act(half)
	p.run(figure + `.shadowRoot.querySelector(".play").focus()`)
	p.run("test.watchLetters()")
	p.press("p")
	for _, size := range [][2]int64{{1280, 720}, {1920, 1080}} {
		p.must(p.tab.Viewport(size[0], size[1], 1))
		p.wait(fmt.Sprintf("innerWidth === %d && %s.getBoundingClientRect().height === %d", size[0], figure, size[1]))
		for i := range 9 {
			s := p.act(fmt.Sprintf(`send({ type: "stop", x: %d })`, i*(before.StepCount-1)/8))
			for _, wrong := range js[[]string](p, "test.slide()") {
				p.Errorf("at %d × %d, step %s: %s", size[0], size[1], s.Step, wrong)
			}
		}
		p.clean(fmt.Sprintf("presented at %d × %d", size[0], size[1]))
	}
	p.act(half)
	p.press(kb.Escape)
	p.run("test.watchLetters(false)")
	p.must(p.tab.Viewport(1440, 900, 1))
	p.wait(fmt.Sprintf(`innerWidth === 1440 && %s.get().width === %v`, figure, before.Width))
	p.sameFigure(p.get(), before)
	if !js[bool](p, `test.focused().matches(".play") && !document.querySelector("[inert], [data-slide]")`) {
		p.Error("afterwards the page or the focus is not as it was")
	}
}

// What a lecturer presses, on a keyboard or a clicker, counts wherever the focus is; and nothing behind can be reached.
func TestKeysWhilePresenting(t *testing.T) {
	p := lesson(t, "attention")
	p.moves()
	at := func(want int) { p.wait(fmt.Sprintf("%s.get().stepIndex === %d && !%[1]s.get().moving", figure, want)) }
	presented := figure + `.hasAttribute("data-slide")`
	p.tabTo(".fields input")
	p.press("p")
	if js[bool](p, presented) {
		t.Error("a letter that is typed into a field presents the figure")
	}
	p.press(kb.Escape)
	p.link("step=weights")
	start := p.get().StepIndex
	p.run("test.focused()?.blur()")
	p.press("p")
	p.wait(presented)
	for _, step := range []struct {
		key string
		by  int
	}{{kb.ArrowRight, 1}, {kb.PageDown, 1}, {kb.ArrowLeft, -1}, {kb.PageUp, -1}} {
		p.press(step.key)
		start += step.by
		at(start)
	}
	p.press(" ")
	p.wait(figure + ".get().playing")
	p.press(" ")
	p.wait("!" + figure + ".get().playing")
	for range 12 {
		p.press(kb.Tab)
		if out := js[string](p, `test.focused() === document.body || test.figure().shadowRoot.contains(test.focused()) ? ""
			: test.named(test.focused())`); out != "" && out != "glass-box" {
			t.Errorf("behind the figure Tab comes to %s", out)
		}
	}
	p.press("p")
	p.wait("!" + presented)
	if !js[bool](p, "test.focused() === document.body") {
		t.Errorf("the focus is at %s, where it was not before", js[string](p, "test.named(test.focused())"))
	}
}

// The pointer finds what it points at in a picture that is drawn larger, by which one comes and goes, too.
func TestThePointerWhilePresenting(t *testing.T) {
	p := lesson(t, "neuron")
	p.link("step=dw1")
	p.clickOn(".present")
	p.wait(figure + `.hasAttribute("data-slide")`)
	for _, id := range []string{"w1", "h"} {
		p.clickOn(`.item[data-id="` + id + `"]`)
		p.wait(figure + ".get().selection?.id === " + quote(id))
	}
	p.clickOn(".keys button:last-child")
	p.wait("!" + figure + `.hasAttribute("data-slide")`)
}

// The timeline is that of one update: where there are several, the others can be gone to.
func TestUpdatesWhilePresenting(t *testing.T) {
	p := lesson(t, "neuron")
	updates := figure + `.shadowRoot.querySelector(".updates")`
	for query, want := range map[string]bool{"": false, "preset=three-examples": true} {
		p.link(query)
		p.run("test.watchLetters()")
		p.press("p")
		p.wait(figure + `.hasAttribute("data-slide")`)
		if is := js[bool](p, updates+".checkVisibility()"); is != want {
			t.Errorf("%q: the updates are to be seen: %v, want %v", query, is, want)
		}
		if want {
			p.run(`globalThis.range = ` + updates + `.querySelector("input"); range.value = range.max; range.dispatchEvent(new Event("input"))`)
			p.wait(figure + `.get().chapter.index > 14`)
			for _, wrong := range js[[]string](p, "test.slide()") {
				t.Error(wrong)
			}
		}
		p.run("test.watchLetters(false)")
		p.press(kb.Escape)
		p.wait("!" + figure + `.hasAttribute("data-slide")`)
	}
}
