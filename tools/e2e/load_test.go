package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		p := open(t, link)
		s := p.get()
		if "/#"+s.Lesson != link || s.Query != "" || s.StepIndex != 0 || s.StepCount < 3 || s.Playing || len(s.Controls) == 0 || s.Caption == "" || s.bad() != "" {
			t.Errorf("the figure opens as %+v", s)
		}
		if len(s.Items) == 0 {
			t.Error("the picture has no items")
		}
		for _, i := range s.Items {
			if i.ID == "" || i.Label == "" {
				t.Errorf("item %+v has no name", i)
			}
		}
		if title := js[string](p, "document.title"); !strings.HasSuffix(title, " · Glassbox") {
			t.Errorf("the page is titled %q", title)
		}
	})
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

// The still picture holds the place of the canvas: nothing moves while the page becomes alive.
func TestNothingShiftsWhileLoading(t *testing.T) {
	eachLesson(t, func(t *testing.T, link string) {
		for _, path := range []string{link, "/embed.html" + link[1:]} {
			p := blank(t)
			p.must(p.tab.Early(`globalThis.shifts = []; new PerformanceObserver((list) => { for (const e of list.getEntries()) shifts.push([e.value, ...e.sources.map((s) => (s.node?.nodeName ?? "") + "." + (s.node?.className ?? ""))].join(" ")); }).observe({ type: "layout-shift", buffered: true });`))
			p.open(path)
			time.Sleep(500 * time.Millisecond)
			if shifts := js[[]string](p, "shifts"); len(shifts) > 0 {
				t.Errorf("%s: layout shifts %q", path, shifts)
			}
		}
	})
}

func TestAnIdleFigureDrawsNothing(t *testing.T) {
	p := open(t, "/#neuron")
	p.set("w1", "3")
	p.idle("after a change")
}

// A figure that plays out of sight draws nothing either, and goes on where it was.
func TestAFigureOutOfSightDrawsNothing(t *testing.T) {
	p := blank(t)
	p.visit(addPage("/long", `<script src="OURS/glassbox.js"></script><glass-box lesson="neuron" class="open"></glass-box><div style="height: 5000px"></div>`))
	f := `document.querySelector("glass-box")`
	p.ready(f)
	p.run(f + ".play()")
	p.run("scrollTo(0, 4000)")
	time.Sleep(300 * time.Millisecond)
	before := js[state](p, f+".get()")
	if frames := p.frames(f, 3*time.Second); frames != 0 {
		t.Errorf("%d frames in 3 s out of sight", frames)
	}
	p.run("scrollTo(0, 0)")
	p.wait(fmt.Sprintf("%s.get().stepIndex > %d", f, before.StepIndex))
}

// idle fails if the figure draws anything in three seconds.
func (p *page) idle(why string) {
	p.Helper()
	time.Sleep(300 * time.Millisecond)
	if frames := p.frames(figure, 3*time.Second); frames != 0 {
		p.Errorf("%d frames in 3 s of rest %s", frames, why)
	}
}

// frames counts the frames a figure draws in a time.
func (p *page) frames(figure string, d time.Duration) int {
	p.Helper()
	before := js[int](p, figure+".frames")
	time.Sleep(d)
	return js[int](p, figure+".frames") - before
}
