package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// turn opens the drawer at a page: the listing, the inspector or the table.
func (p *page) turn(to int) {
	p.Helper()
	p.run(fmt.Sprintf(`document.querySelectorAll(".lesson.open [role=tab]")[%d].click()`, to))
}

// spot is the middle of an item in the window.
type spot struct {
	ID   string
	X, Y float64
	Open bool // whether nothing lies over it
}

// window gives the page a size, and what it then shows time to follow.
func (p *page) window(width, height int64) {
	p.Helper()
	if p.at.phone {
		p.must(p.tab.PhoneOf(width, height))
	} else {
		p.must(p.tab.Viewport(width, height, 1))
	}
	p.wait(fmt.Sprintf("innerWidth === %d && innerHeight === %d && Math.abs(%s.get().width - Math.max(280, "+
		"%[3]s.shadowRoot.querySelector('.canvas').clientWidth)) < 1", width, height, figure))
}

// size is a window, and how much of a picture's height is to be seen in it while the drawer is open.
type size struct{ width, height, least int64 }

var (
	desks  = []size{{1440, 900, 300}, {1280, 720, 190}, {1000, 800, 250}, {768, 1024, 300}, {844, 390, 100}, {720, 450, 100}}
	phones = []size{{390, 844, 200}, {320, 640, 110}}
)

// asks fails unless a press of a number, in windows of many sizes, opens the inspector within the window, leaves the number
// and enough of the picture in sight, and the focus where it was.
func (p *page) asks() {
	p.Helper()
	sizes := desks
	if p.at.phone {
		sizes = phones
	}
	for _, size := range sizes {
		p.window(size.width, size.height)
		p.end()
		for _, which := range []string{"find", "findLast"} {
			p.ask(size, which)
		}
		p.noSideways()
	}
}

// ask presses one of the numbers of the picture, which is in sight: the one that a method of arrays finds.
func (p *page) ask(size size, which string) {
	p.Helper()
	p.run(`(() => {
		document.querySelector(".lesson.open .drawer.open .head > .text")?.click();
		document.activeElement.blur();
		const hit = ({ id, box: [x, y, w, h] }) => ` + figure + `.ask({ type: "hover", x: x + w / 2, y: y + h / 2 }).result?.id === id;
		globalThis.asked = ` + figure + `.get().items.` + which + `((i) => i.value && !i.sets && hit(i));
		test.button(asked.id).scrollIntoView({ block: "center" });
	})()`)
	p.settles()
	at := js[spot](p, "test.spot(asked)")
	if p.at.phone {
		p.do(chromedp.TapXY(at.X, at.Y))
	} else {
		p.do(chromedp.MouseClickXY(at.X, at.Y))
	}
	p.wait(`document.querySelector(".lesson.open .inspector h3")?.checkVisibility()`)
	p.settles()
	seen := js[struct {
		Number    spot
		Answer    bool
		Focus     string
		Uncovered int64
	}](p, `({
		number: test.spot(`+figure+`.get().items.find(({ id }) => id === `+figure+`.get().selection.id)),
		answer: test.within(document.querySelector(".lesson.open .inspector h3")),
		focus: document.querySelector(".lesson.open .drawer").contains(document.activeElement) ? test.named(test.focused()) : "",
		uncovered: test.uncovered(),
	})`)
	if !at.Open || !seen.Number.Open || !seen.Answer || seen.Focus != "" || seen.Uncovered < size.least {
		p.Errorf("at %d × %d after a press at %+v: %+v, want the number and its answer in sight, and %d of the picture",
			size.width, size.height, at, seen, size.least)
	}
}

// settles waits until nothing scrolls any more.
func (p *page) settles() {
	p.Helper()
	p.run(`new Promise((done) => {
		let was = "", still = 0;
		const look = () => {
			const now = [scrollY, ` + figure + `.scrollTop, ` + figure + `.offsetHeight].join();
			still = now === was ? still + 1 : 0;
			was = now;
			if (still > 8) done();
			else requestAnimationFrame(look);
		};
		look();
	})`)
}

// The drawer is a list of tabs; by the keyboard it opens at a press of Enter, and Escape goes back to what was pressed.
func TestTheDrawerByKeyboard(t *testing.T) {
	p := lesson(t, "attention")
	p.end()
	shown := `[...document.querySelectorAll(".lesson.open .panel")].filter((e) => e.checkVisibility()).map((e) => e.id).join()`
	if open := js[string](p, shown); open != "" {
		t.Fatalf("the drawer is open at %s already", open)
	}
	p.tabTo(".items button")
	p.run(`test.button("weights-2-1").focus()`)
	if open := js[string](p, shown); open != "" {
		t.Errorf("walking through the picture opens the drawer at %s", open)
	}
	p.press(kb.Enter)
	p.wait(`document.querySelector(".lesson.open .drawer .inspector h3")?.checkVisibility()`)
	if at := js[string](p, "test.focused().dataset.id"); at != "weights-2-1" {
		t.Errorf("the drawer takes the focus to %s", js[string](p, "test.named(test.focused())"))
	}
	p.tabTo("[role=tab]")
	for _, step := range []struct{ key, name string }{
		{"", "Inspector"}, {kb.ArrowRight, "Table"}, {kb.ArrowRight, "Python"}, {kb.ArrowLeft, "Table"}, {kb.Home, "Python"}, {kb.End, "Table"},
		{kb.ArrowLeft, "Inspector"},
	} {
		if step.key != "" {
			p.press(step.key)
		}
		at := js[struct{ Name, Controls, Selected string }](p, `(({ innerText, ariaSelected }) => ({ name: innerText, selected: ariaSelected,
			controls: test.focused().getAttribute("aria-controls") }))(test.focused())`)
		if open := js[string](p, shown); at.Name != step.name || at.Selected != "true" || at.Controls != open {
			t.Errorf("%q leads to %+v, and %s is shown", step.key, at, open)
		}
	}
	p.press(kb.Escape)
	if open, at := js[string](p, shown), js[string](p, "test.focused().dataset.id ?? test.named(test.focused())"); open != "" ||
		at != "weights-2-1" {
		t.Errorf("Escape leaves %q open, and goes back to %s", open, at)
	}
}

// Escape presses the item that bears it, once nothing else is open; in a field, and where the figure is presented, it does not.
func TestAKeyOfAnItem(t *testing.T) {
	p := lesson(t, "transformer")
	p.set("at", "decoder.2.cross")
	at := func(after, want string) {
		t.Helper()
		if got := js[string](p, figure+`.state.controls.find(({ key }) => key === "at").value`); got != want {
			t.Errorf("%s the place is %q, want %q", after, got, want)
		}
	}
	p.run(figure + `.shadowRoot.querySelector(".controls input").focus()`)
	p.press(kb.Escape)
	at("Escape in a field:", "decoder.2.cross")
	p.run(`test.focused().blur()`)
	p.turn(1)
	p.press(kb.Escape)
	at("Escape with an open drawer:", "decoder.2.cross")
	p.run(figure + `.shadowRoot.querySelector(".present").click()`)
	p.press(kb.Escape)
	at("Escape while presenting:", "decoder.2.cross")
	for _, want := range []string{"decoder.2", "decoder", "model", "model"} {
		p.press(kb.Escape)
		at("Escape:", want)
	}
}

// On a phone one sheet is open at a time, whatever opens it. Escape closes it and goes back to its button.
func TestOneSheetAtATime(t *testing.T) {
	p := share(t, place{"/#neuron", true})
	open := func() string {
		return js[string](p, `[...document.querySelectorAll(".lesson.open :is(glass-box[data-sheet], .panel:not([hidden]), .try.open)")]
			.map((e) => e.firstElementChild?.className || e.localName).join()`)
	}
	dock := func(i int) string {
		return fmt.Sprintf(`[...document.querySelectorAll(".lesson.open .dock button")].at(%d).`, i)
	}
	for _, step := range []struct{ does, opens string }{
		{dock(0) + "click()", "still"}, {dock(1) + "click()", "code"}, {dock(2) + "click()", "inspector"},
		{`document.querySelectorAll(".lesson.open [role=tab]")[2].click()`, "table"}, {dock(0) + "click()", "still"},
		{dock(-1) + "click()", "section"}, {dock(2) + "click()", "inspector"}, {dock(2) + "click()", ""},
		{`document.querySelectorAll(".lesson.open [role=tab]")[2].click()`, "table"}, {dock(-1) + "click()", "section"},
	} {
		p.run(step.does)
		if got := open(); got != step.opens {
			t.Errorf("%s opens %q, want %q", step.does, got, step.opens)
		}
	}
	p.press(kb.Escape)
	if got := open(); got != "" {
		t.Errorf("Escape leaves %q open", got)
	}
	p.run(dock(0) + "focus()")
	p.press(kb.Enter)
	p.tabTo("select, input")
	p.press(kb.Escape)
	if got, at := open(), js[bool](p, dock(0)+"matches(':focus')"); got != "" || !at {
		t.Errorf("Escape in a field leaves %q open, and goes back to %s", got, js[string](p, "test.named(test.focused())"))
	}
}

// The table has a row for every part of the picture, and is empty when it is hidden.
func TestTheTable(t *testing.T) {
	p := lesson(t, "neuron")
	rows := `[...document.querySelectorAll(".lesson.open .table tbody tr")].map((row) => [...row.cells].map((c) => c.textContent))`
	p.turn(2)
	s := p.end()
	got := js[[][]string](p, rows)
	if len(got) != len(s.Items) {
		t.Fatalf("%d rows for %d parts", len(got), len(s.Items))
	}
	for i, item := range s.Items {
		if got[i][0] != item.Label || item.Value != "" && got[i][1] != item.Value || got[i][2] != item.Gradient {
			t.Errorf("row %d is %q, want %+v", i+1, got[i], item)
		}
	}
	p.turn(0)
	if got := js[[][]string](p, rows); len(got) != 0 {
		t.Errorf("%d rows are kept where nobody sees them", len(got))
	}
}

// The line that is lit is seen in the listing.
func TestTheListingFollows(t *testing.T) {
	p := lesson(t, "attention")
	p.turn(0)
	for _, step := range []string{"q", "weights", "out", "dq", "q"} {
		p.act(`seek(` + quote(step) + `)`)
		p.wait(`test.within(document.querySelector(".lesson.open .listing .now:not([hidden])"))`)
	}
}
