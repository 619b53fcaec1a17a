package e2e

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"glassbox/tools/internal/browser"
)

// A film that plays, with everything open that follows it, makes the browser lay the page out in the middle of no frame,
// and writes nothing into the page that stands there already.
func TestAPlayingFrameForcesNoLayout(t *testing.T) {
	p := lesson(t, "neuron")
	p.moves()
	p.act(`select("w1")`)
	p.turn(2)          // to the table
	p.set("x", "1, 2") // of which there are too many for the targets, as a notice says from now on
	p.act(`send({ type: "speed", x: 4 })`)
	p.run(`globalThis.rewritten = test.rewritten()`)
	before := p.get().StepIndex
	events, err := p.tab.Trace([]string{"devtools.timeline", "disabled-by-default-devtools.timeline.stack"}, func() error {
		p.act("play()")
		p.wait(fmt.Sprintf(figure+".get().stepIndex >= %d", before+4))
		return nil
	})
	p.must(err)
	frames, forced := forced(events)
	if frames < 5 {
		t.Errorf("%d frames cannot have shown four steps", frames)
	}
	for _, what := range forced {
		t.Errorf("a layout within a frame: %s", what)
	}
	for _, what := range js[[]string](p, "rewritten()") {
		t.Errorf("written for nothing: %s", what)
	}
}

// forced counts the frames of a trace and tells what made the browser lay the page out in the middle of their scripts.
func forced(events []browser.TraceEvent) (frames int, what []string) {
	slices.SortFunc(events, func(a, b browser.TraceEvent) int { return cmp.Compare(a.Start, b.Start) })
	ends := map[[2]int]float64{} // of the last frame's script, for each thread
	for _, e := range events {
		thread := [2]int{e.Process, e.Thread}
		switch e.Name {
		case "FireAnimationFrame":
			frames++
			ends[thread] = e.Start + e.Length
		case "Layout":
			if e.Start < ends[thread] {
				what = append(what, string(e.Args))
			}
		}
	}
	return frames, what
}
