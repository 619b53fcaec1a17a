package e2e

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// The chapters of a lesson are tabs over its prose, and nowhere else: the arrow keys go along them, another one opens at its poster
// with the figure at its start, and Back brings the one before.
func TestChapters(t *testing.T) {
	p := lesson(t, "gpt")
	if js[bool](p, `Boolean(`+figure+`.shadowRoot.querySelector("[data-key=view]"))`) {
		t.Error("the chapters stand above the figure, too")
	}
	p.act("next()")
	p.run(figure + ".scrollTop = 200")
	p.tabTo(".chapters input")
	p.press(kb.ArrowRight)
	p.wait(figure + `.get().controls.find((c) => c.key === "view").value === "inside" && ` + figure + ".get().poster")
	if !js[bool](p, figure+`.scrollTop === 0 && test.focused().matches(".chapters input:checked[value=inside]")`) {
		t.Error("the figure does not stand at its start, or the tab has lost the focus")
	}
	p.wait(`location.hash.includes("view=inside")`)
	p.run("history.back()")
	p.wait(`document.querySelector(".lesson.open .chapters input[value=write]").checked`)
}
