package e2e

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"glassbox/tools/internal/browser"
)

// In the browser as visitors have it, with a window and all that belongs to it, a lesson opens and plays, too.
func TestInTheBrowserOfVisitors(t *testing.T) {
	b, err := browser.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	t.Logf("this test runs in %s, the others in %s", b.Path, chrome.Path)
	p := blankIn(t, b)
	p.open("/#neuron")
	p.act("play()")
	p.wait(figure + ".get().stepIndex > 1")
	p.act("pause()")
	p.idle("after a pause")
}

// What a page does not answer fails in time, and tells what was asked.
func TestWaitingHasAnEnd(t *testing.T) {
	p := blank(t)
	p.tab.Limit(time.Second)
	_, err := browser.JS[int](p.tab, "new Promise(() => {})")
	for asked, err := range map[string]error{"1 > 2": p.tab.Wait("1 > 2"), "new Promise": err} {
		if !errors.Is(err, browser.ErrLimit) || !strings.Contains(err.Error(), asked) {
			t.Errorf("asking for %s ends with %v", asked, err)
		}
	}
}

func TestTheFrontPageLeadsToTheLessons(t *testing.T) {
	p := blank(t)
	p.visit(ours.URL + "/")
	p.wait(`document.querySelector(".path a[href='#neuron']")`)
	if js[bool](p, `[...document.querySelectorAll("section.lesson")].some((s) => s.checkVisibility())`) {
		t.Error("a lesson shows on the front page")
	}
	p.run(`document.querySelector(".path a[href='#neuron']").click()`)
	p.ready(figure)
	p.run(`history.back()`)
	p.wait(`document.getElementById("home").checkVisibility()`)
}

// The words of the front page take the room that they need in any face: nothing lies over them.
func TestWideLettersOnTheFrontPage(t *testing.T) {
	p := blank(t)
	for _, width := range []int64{390, 1000, 1280, 1920} {
		p.must(p.tab.Viewport(width, 1080, 1))
		p.visit(ours.URL + "/")
		p.wait(`document.querySelector(".start a")`)
		p.run(`document.querySelector(".home").style.letterSpacing = "0.08em"`)
		if over := js[[]string](p, `[...document.querySelectorAll(".hero :is(h1, .lead, .start a, .about)")].filter((e) => {
			const { left, top, right, bottom } = e.getBoundingClientRect();
			return [...document.querySelectorAll(".station a > *, .station .vignette")]
				.some((s) => [...s.getClientRects()]
					.some((r) => r.left < right && r.right > left && r.top < bottom && r.bottom > top));
		}).map((e) => e.textContent)`); len(over) > 0 {
			t.Errorf("%d px wide, something lies over %q", width, over)
		}
		if !js[bool](p, `(() => {
			const a = document.querySelector(".start a"), b = a.getBoundingClientRect();
			return document.elementFromPoint((b.left + b.right) / 2, (b.top + b.bottom) / 2) === a;
		})()`) {
			t.Errorf("%d px wide, a click on the middle of the button is none on it", width)
		}
	}
}

// Each lesson ends with the next one.
func TestLessonsLeadOn(t *testing.T) {
	p := lesson(t, "bigram")
	p.run(`document.querySelector("section.open .onward a").click()`)
	p.wait(`document.querySelector("section.open").id === "context"`)
	p.ready(figure)
}

func TestAnIdleFigureDrawsNothing(t *testing.T) {
	p := lesson(t, "neuron")
	p.set("w1", "3")
	p.idle("after a change")
}

// A figure that plays out of sight draws nothing either, and goes on where it was.
func TestAFigureOutOfSightDrawsNothing(t *testing.T) {
	p := blank(t)
	p.visit(addPage("/long", `<script src="OURS/glassbox.js"></script><glass-box lesson="neuron" class="open"></glass-box>`+
		`<div style="height: 5000px"></div>`))
	f := `document.querySelector("glass-box")`
	p.ready(f)
	p.run(f + ".play()")
	p.run("scrollTo(0, 4000)")
	p.run(`new Promise((done) => { // the figure was the first to ask, and is told first
		new IntersectionObserver((entries, observer) => entries.at(-1).isIntersecting || done(observer.disconnect()))
			.observe(` + f + `.shadowRoot.querySelector(".canvas"));
	})`)
	before := js[state](p, f+".get()")
	if frames := p.frames(f, 3*time.Second); frames != 0 {
		t.Errorf("%d frames in 3 s out of sight", frames)
	}
	p.run("scrollTo(0, 0)")
	p.wait(fmt.Sprintf("%s.get().stepIndex > %d", f, before.StepIndex))
}

// idle fails unless the figure draws nothing for three seconds.
func (p *page) idle(why string) {
	p.Helper()
	const rest = 3 * time.Second
	var frames int
	for range 4 { // on a slow machine the last frame may still be on its way
		if frames = p.frames(figure, rest); frames == 0 {
			return
		}
	}
	p.Errorf("again and again %d frames in %v of rest %s", frames, rest, why)
}

// frames counts the frames a figure draws in a time.
func (p *page) frames(figure string, d time.Duration) int {
	p.Helper()
	before := js[int](p, figure+".frames")
	time.Sleep(d)
	return js[int](p, figure+".frames") - before
}
