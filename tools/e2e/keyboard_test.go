package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func (p *page) press(keys ...string) {
	p.Helper()
	for _, k := range keys {
		p.do(chromedp.KeyEvent(k))
	}
}

// tabTo presses Tab until the focus is on an element with the accessible name or class.
func (p *page) tabTo(what string) {
	p.Helper()
	for range 80 {
		p.press(kb.Tab)
		if js[bool](p, "test.focused().matches("+quote(what)+")") {
			return
		}
	}
	p.Fatalf("Tab never comes to %s", what)
}

// Tab walks through everything once, never gets caught, and always shows where it is. It starts at what the link
// names; from the top of the page the first stop is the link that skips to the lesson.
func TestTabWalksThroughThePage(t *testing.T) {
	p := open(t, "/#neuron")
	var walk []string
	for range 120 {
		p.press(kb.Tab)
		at := js[string](p, `(() => { const e = test.focused(), s = getComputedStyle(e);
			const seen = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== "none" || e.closest(".items");
			return e === document.body ? "" : test.named(e) + (seen ? "" : " [no focus to be seen]"); })()`)
		if len(walk) > 0 && at == walk[0] {
			break
		}
		if at != "" { // at the body the focus is on the browser's own controls
			walk = append(walk, at)
		}
	}
	if len(walk) < 15 || len(walk) >= 119 {
		t.Errorf("Tab makes %d stops: %q", len(walk), walk)
	}
	for _, want := range []string{"Skip to the lesson", "button.play.pill Play from the beginning", "input.range Step"} {
		if !slices.ContainsFunc(walk, func(at string) bool { return strings.Contains(at, want) }) {
			t.Errorf("Tab comes to %q, never to %s", walk, want)
		}
	}
	for _, at := range walk {
		if strings.Contains(at, "[no focus") {
			t.Errorf("at %s", at)
		}
	}
}

func TestPlayByKeyboard(t *testing.T) {
	p := lesson(t, "neuron")
	p.moves()
	p.tabTo("button.play")
	p.press(" ")
	p.wait(figure + ".get().playing")
	p.press(kb.Enter)
	p.wait("!" + figure + ".get().playing")
	p.tabTo("input.range")
	at := p.get().Position
	p.press(kb.ArrowRight)
	p.wait(fmt.Sprintf("%s.get().position > %v", figure, at))
	p.press(kb.End)
	p.wait(figure + ".get().stepIndex === " + figure + ".get().stepCount - 1")
	p.press(kb.Home)
	p.wait(figure + ".get().stepIndex === 0")
}

// Page Down goes through all parts of the picture; each is named and can be asked.
func TestThePictureByKeyboard(t *testing.T) {
	p := lesson(t, "neuron")
	p.link("step=db1")
	p.tabTo(".items button")
	var walk []string
	for range p.get().Items {
		name := js[string](p, "test.focused().ariaLabel")
		id := p.get().Selection
		if name == "" || id == nil || slices.Contains(walk, id.ID) {
			t.Fatalf("after %q the focus is on %q with the selection %v", walk, name, id)
		}
		walk = append(walk, id.ID)
		p.press(kb.PageDown)
	}
}

// The arrow keys go along the rows and columns of a matrix, and from word to word.
func TestArrowsThroughAMatrix(t *testing.T) {
	p := lesson(t, "attention")
	p.end()
	p.tabTo(".items button")
	p.run(figure + `.shadowRoot.querySelector('.item[data-id="weights-1-1"]').focus()`)
	for _, step := range []struct{ key, to string }{
		{kb.ArrowRight, "weights-1-2"}, {kb.ArrowDown, "weights-2-2"}, {kb.ArrowLeft, "weights-2-1"}, {kb.ArrowUp, "weights-1-1"},
	} {
		p.press(step.key)
		if at := js[string](p, "test.focused().dataset.id"); at != step.to {
			t.Errorf("%q leads to %s, want %s", step.key, at, step.to)
		}
	}
	p.run(figure + `.shadowRoot.querySelector('.item[data-id="word-1"]').focus()`)
	p.press(kb.ArrowRight)
	if at := js[string](p, "test.focused().dataset.id"); at != "word-2" {
		t.Errorf("from one word the arrow leads to %s", at)
	}
}

// arrows fails unless an arrow key leads from a cell to the next one in its row or column, and never the other way.
func (p *page) arrows() {
	p.Helper()
	p.end()
	for _, wrong := range js[[]string](p, "test.arrows()") {
		p.Error(wrong)
	}
}

func TestAFieldByKeyboard(t *testing.T) {
	p := lesson(t, "neuron")
	p.tabTo("button.more")
	p.press(kb.Enter)
	p.tabTo(`.fields input[name="w1"]`)
	p.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	p.press("-", "1", ".", "5")
	p.wait(figure + `.get().controls.some((c) => c.value === "-1.5")`)
	p.press(kb.ArrowUp)
	p.wait(figure + `.get().controls.every((c) => c.value !== "-1.5")`)
	p.press(kb.Tab)
	if js[bool](p, "test.focused() === document.body") {
		t.Error("Tab does not leave the field")
	}
}
