package main

import (
	"fmt"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"

	"glassbox/tools/internal/browser"
	"glassbox/wasm/course"
)

// frames measures each lesson while it plays as it opens: what a frame costs the page's thread, all that the browser
// does there included, and how many frames a second there are without a graphics card.
func (b *bench) frames() error {
	for _, l := range course.Lessons {
		err := b.visit(b.app, "/#"+l.ID, func(t *browser.Tab) error {
			cost, rate, err := film(t)
			row("frame of "+l.ID+", the page's thread, median of 3 seconds", milliseconds(cost), "")
			row("  frames a second without a graphics card", fmt.Sprintf("%.1f", rate), "")
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// film plays for three seconds and returns the milliseconds of processor that a frame takes the page's thread, and the
// frames a second while something moved.
func film(t *browser.Tab) (cost, rate float64, err error) {
	if _, err := browser.Call(t, performance.Enable,
		performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		return 0, 0, err
	}
	time.Sleep(settle)
	if _, err := browser.JS[bool](t, filmScript); err != nil {
		return 0, 0, err
	}
	var costs []float64
	for range 3 {
		drawn, used, err := spent(t)
		if err != nil {
			return 0, 0, err
		}
		time.Sleep(time.Second)
		drawnThen, usedThen, err := spent(t)
		if err != nil {
			return 0, 0, err
		}
		costs = append(costs, 1000*(usedThen-used)/max(1, drawnThen-drawn))
	}
	rate, err = browser.JS[float64](t, "1000 * gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)")
	return median(costs), rate, err
}

// spent is the frames drawn so far, and the seconds of processor that the page's thread has used.
func spent(t *browser.Tab) (drawn, used float64, err error) {
	all, err := browser.Call(t, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return 0, 0, err
	}
	for _, m := range all.Metrics {
		if m.Name == "TaskDuration" {
			used = m.Value
		}
	}
	drawn, err = browser.JS[float64](t, "figure().frames")
	return drawn, used, err
}

// filmScript plays, and notes the times between frames that belong to one movement.
const filmScript = `(() => {
	const frame = requestAnimationFrame;
	let last = 0;
	globalThis.gaps = [];
	globalThis.requestAnimationFrame = (f) => frame((time) => {
		const now = performance.now();
		if (last && figure().state.moving) gaps.push(now - last);
		last = now;
		f(time);
	});
	figure().ask({ type: "stop", x: 0 }); // from a poster it would begin with time to read
	figure().play();
	return true;
})()`
