package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// plays fails if the film does not run to its end and come to rest there.
func (p *page) plays() {
	p.Helper()
	p.moves()
	p.run(figure + `.send({ type: "depth", x: 0 })`)
	p.run(figure + `.send({ type: "speed", x: 4 })`)
	p.skim()
	if s := p.act("play()"); !s.Playing {
		p.Error("the film does not play")
	}
	p.wait("!" + figure + ".get().playing")
	p.run("clearInterval(skimming)")
	s := p.get()
	if s.StepIndex != s.StepCount-1 || s.Moving {
		p.Errorf("the film ends at step %d of %d, moving %v", s.StepIndex+1, s.StepCount, s.Moving)
	}
	if s.Lesson == "neuron" && s.Values["loss"] != 0.45125000000000015 { // reference/neuron_traces.json
		p.Errorf("the loss at the end is %v", s.Values["loss"])
	}
	if open := js[[]string](p, `[...document.querySelectorAll("section.open .prose p[data-step]:not([hidden])")]
		.filter((p) => [...p.querySelectorAll("data")].some((data) => data.textContent === "·" && data.getClientRects().length))
		.map((p) => p.textContent.slice(0, 60))`); len(open) > 0 {
		p.Errorf("at the end the prose has open places: %q", open)
	}
	p.idle("at the end")
}

// skim lets the time pass at once that a stop leaves for reading.
func (p *page) skim() {
	p.Helper()
	p.run(`globalThis.skimming = setInterval(() => {
		for (let k = 0; k < 50 && ` + figure + `.state.playing && !` + figure + `.state.moving; k++) ` + figure + `.ask({ type: "tick", x: 100 });
	}, 20)`)
}

// moves lets the figure move.
func (p *page) moves() {
	p.Helper()
	p.must(p.tab.Prefer("prefers-reduced-motion", "no-preference"))
	p.run(figure + ".send({ type: \"reduced\", on: false })")
}

// long is how many steps of a film are walked there and back.
const long = 60

// stepsThereAndBack fails unless every step back shows what the step forward had shown, and lights the same words.
func (p *page) stepsThereAndBack() {
	p.Helper()
	forward := []state{p.get()}
	for range min(long, forward[0].StepCount-1) {
		forward = append(forward, p.act("next()"))
		p.lit(forward[len(forward)-1])
	}
	if last := forward[len(forward)-1]; last.StepIndex != len(forward)-1 {
		p.Fatalf("after %d steps the film stands at step %d", len(forward)-1, last.StepIndex)
	}
	for i := len(forward) - 2; i >= 0; i-- {
		got := p.act("prev()")
		p.sameFigure(got, forward[i])
		if got.Caption != forward[i].Caption {
			p.Errorf("step %s is captioned %q, want %q", got.Step, got.Caption, forward[i].Caption)
		}
	}
	p.sameFigure(p.act("prev()"), forward[0])
	last := p.end()
	p.sameFigure(p.act("next()"), last)
}

// lit fails unless one paragraph is lit and the caption says something.
func (p *page) lit(s state) {
	p.Helper()
	if lit := js[int](p, `document.querySelectorAll(".lesson.open .prose p.now").length`); lit != 1 || s.Caption == "" {
		p.Errorf("at %s %d paragraphs are lit and the caption is %q", s.Step, lit, s.Caption)
	}
}

func TestSeek(t *testing.T) {
	p := lesson(t, "neuron")
	for _, step := range []string{"dw1", "z1", "check-loss", "given", "loss"} {
		if s := p.act("seek(" + quote(step) + ")"); s.Step != step {
			t.Errorf("sought %s, found %s", step, s.Step)
		}
	}
	refused := js[string](p, figure+`.seek("nowhere").then(() => "", (e) => e.message)`)
	if refused == "" || p.get().Step != "loss" {
		t.Errorf("a step that does not exist is answered %q, and the film stands at %s", refused, p.get().Step)
	}
}

// A stretch of the timeline begins where its name is pressed.
func TestPressANameOnTheTimeline(t *testing.T) {
	p := lesson(t, "neuron")
	for _, c := range []struct{ name, step string }{{"Backward", "dy"}, {"Update", "new-w1"}, {"Forward", "given"}} {
		at := js[[2]float64](p, `(() => {
			const b = [...`+figure+`.shadowRoot.querySelectorAll(".zone .name")]
				.find((n) => n.textContent === `+quote(c.name)+`).getBoundingClientRect();
			return [b.x + 0.7 * b.width, b.y + b.height / 2];
		})()`)
		p.do(chromedp.MouseClickXY(at[0], at[1]))
		if s := p.get(); s.Step != c.step {
			t.Errorf("%s begins with %s, and the film stands at %s", c.name, c.step, s.Step)
		}
	}
}

// Dragging on the timeline shows half-way states and comes to rest at a step.
func TestScrub(t *testing.T) {
	p := lesson(t, "neuron")
	p.moves()
	box := js[[4]float64](p, `(() => { const b = `+figure+`.shadowRoot.querySelector(".track").getBoundingClientRect(); `+
		`return [b.x, b.y, b.width, b.height]; })()`)
	at := func(share float64) (x, y float64) { return box[0] + share*box[2], box[1] + box[3]/2 }
	mouse := func(kind input.DispatchMouseEventType, share float64) {
		x, y := at(share)
		p.do(chromedp.MouseEvent(kind, x, y, chromedp.ButtonLeft))
		time.Sleep(50 * time.Millisecond)
	}
	mouse(chromedp.MousePressed, 0.1)
	previous := -1.0
	for share := 0.1; share < 1; share += 0.11 {
		mouse(chromedp.MouseMoved, share)
		if s := p.get(); s.Position <= previous || s.Playing {
			t.Errorf("at %.2f of the line the film stands at %v after %v, playing %v", share, s.Position, previous, s.Playing)
		} else {
			previous = s.Position
		}
	}
	mouse(chromedp.MouseReleased, 0.98)
	p.wait(figure + ".get().position % 1 === 0")
	p.idle("after a scrub")
}
