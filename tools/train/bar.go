package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// bar tells how far a training has come: on a terminal in one line that moves, elsewhere in a line now and then.
type bar struct {
	w        io.Writer
	name     string
	terminal bool
	now      func() time.Time

	start       time.Time
	first, last int // the steps to be taken
}

const (
	cells   = 30  // of the bar
	seldom  = 250 // steps from one line to the next where there is no terminal
	erasing = "\r\x1b[K"
)

// begin says which steps are to come.
func (b *bar) begin(first, last int) {
	b.start, b.first, b.last = b.now(), first, last
	if first > 0 && first < last {
		fmt.Fprintf(b.w, "%s goes on from step %d\n", b.name, first)
	}
}

// show tells of a step that was taken.
func (b *bar) show(step int, loss float64) {
	full := cells * step / b.last
	line := fmt.Sprintf("%-22s %s%s  step %d of %d  loss %.4f  %s left", b.name, strings.Repeat("█", full), strings.Repeat("░", cells-full),
		step, b.last, loss, b.left(step))
	switch {
	case b.terminal:
		fmt.Fprint(b.w, erasing, line)
	case step%seldom == 0 || step == b.last:
		fmt.Fprintln(b.w, line)
	}
}

// end ends the line.
func (b *bar) end() {
	if b.terminal {
		fmt.Fprintln(b.w)
	}
}

// left is how long the rest will take, at the pace so far.
func (b *bar) left(step int) time.Duration {
	pace := b.now().Sub(b.start) / time.Duration(step-b.first)
	return (pace * time.Duration(b.last-step)).Round(time.Second)
}
