package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"glassbox/tools/internal/browser"
)

// idle measures a figure at rest.
func (b *bench) idle() error {
	return b.visit(b.app, "/#neuron", func(t *browser.Tab) error { return b.rest(t, "at rest") })
}

// away measures a figure that plays out of sight, below a page made long.
func (b *bench) away() error {
	return b.visit(b.app, "/#neuron", func(t *browser.Tab) error {
		_, err := browser.JS[bool](t, `figure().play().then(() => {
			const above = document.createElement("div");
			above.style.height = "5000px";
			document.body.prepend(above);
			scrollTo(0, 0);
			return true;
		})`)
		if err != nil {
			return err
		}
		return b.rest(t, "playing out of sight")
	})
}

// rest prints frames and processor time over three seconds in which nothing should happen.
func (b *bench) rest(t *browser.Tab, how string) error {
	time.Sleep(settle)
	before, err := browser.JS[int](t, "figure().frames")
	if err != nil {
		return err
	}
	used := b.browser.CPU()
	time.Sleep(3 * time.Second)
	used = b.browser.CPU() - used
	after, err := browser.JS[int](t, "figure().frames")
	row(how+": of a processor", fmt.Sprintf("%.1f %%", 100*used.Seconds()/3), "2.5 %")
	row(how+": frames in 3 s", strconv.Itoa(after-before), "0")
	return err
}

// latency measures from a changed control until the change is drawn, computing included.
func (b *bench) latency() error {
	return b.visit(b.app, "/#neuron", func(t *browser.Tab) error {
		times, err := browser.JS[[]float64](t, `(async () => {
			const times = [];
			for (let i = 0; i < 40; i++) {
				await new Promise((r) => setTimeout(r, 50));
				const start = performance.now();
				await figure().set("w1", String(1 + i / 10));
				times.push(performance.now() - start);
			}
			return times.slice(10);
		})()`)
		if err != nil {
			return err
		}
		row("control change until drawn, median of 30", milliseconds(median(times)), "20 ms + computing")
		row("  fastest", milliseconds(slices.Min(times)), "")
		row("  slowest", milliseconds(slices.Max(times)), "")
		return nil
	})
}

// drawing measures what a frame of 500 arrows takes the page's thread, most of which is Go.
func (b *bench) drawing() error {
	return b.visit(b.arrows, "/#neuron", func(t *browser.Tab) error {
		if err := t.Wait("frameTimes.length > 60"); err != nil {
			return err
		}
		times, err := browser.JS[[]float64](t, "frameTimes.slice(10, 60)")
		if err != nil {
			return err
		}
		row("frame of 500 arrows in Go, median of 50", milliseconds(median(times)), "10 ms")
		row("  fastest", milliseconds(slices.Min(times)), "")
		return nil
	})
}
