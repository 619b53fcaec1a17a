package layers

import (
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// tower is one stack as it stands on the map: a column for each word, a row for each block.
type tower struct {
	*Stack
	first   bool // others ask it: its names stand at its left
	columns figure.Columns
	left    float64
	width   float64
	blocks  []string
	tops    []float64 // of the blocks
	high    float64   // a block
}

// towers are where everything stands on the map of the whole model.
type towers struct {
	all       []tower
	box       picture.Box
	column    float64 // the width of a word
	foot      float64 // the line over the words that come in
	pitch     float64
	block     float64 // the height of a block, which is low where there are very many
	lines     int     // that the words take below one another
	slide     bool
	high      float64 // of the block that makes probabilities
	output    float64 // top of the block that makes probabilities
	memory    float64 // the line on which the first tower's work goes over to the others
	staggered bool    // there are two lines of pills over it
}

const (
	blockHigh  = 26
	outputHigh = 40
	lossHigh   = 34
	pillHigh   = 16
	margin     = 96  // for names beside the towers
	between    = 34  // the towers
	aside      = 330 // for a list beside a single one
)

// newTowers places them: the last at the right, and at the left the one that it asks, or else a list.
func newTowers(m *Model, box picture.Box, slide bool) towers {
	t := towers{box: box, slide: slide, high: outputHigh}
	columns, beside := 0, 2.0*margin+between
	for _, s := range m.Stacks {
		columns += len(s.Words)
	}
	if len(m.Stacks) == 1 {
		beside = margin + aside
	}
	t.column = min(64, (box.W-beside)/float64(columns))
	t.lines = figure.Wrapped(m.Next, t.column)
	for i := range m.Stacks {
		s, left := &m.Stacks[i], float64(margin)
		if i == len(m.Stacks)-1 {
			left = box.W - margin - t.column*float64(len(s.Words))
		}
		t.lines = max(t.lines, figure.Wrapped(s.Words, t.column))
		t.all = append(t.all, t.tower(m, s, left))
	}
	under := 8 + 15*float64(t.lines)
	over := outputHigh + 14 + 6 + 15*float64(t.lines) + lossHigh + 16
	if slide { // there are no gradients at the block that makes probabilities, and no losses
		t.high = blockHigh - 2
		over = t.high + 12 + 15*float64(t.lines)
	}
	t.foot = box.Y + box.H - under
	rows := len(t.last().blocks)
	t.pitch = min(52, (box.H-under-over-10)/float64(rows))
	t.block = min(blockHigh, 0.8*t.pitch)
	for i := range t.all {
		w, pitch := &t.all[i], t.pitch
		if w.first {
			pitch = min(pitch, 40) // to leave room for pills over it
		}
		w.high = t.block
		w.tops = stacked(t.foot-10-t.block, pitch, len(w.blocks))
	}
	t.output = t.last().tops[rows-1] - min(14, t.pitch-t.block) - t.high
	t.memory = t.all[0].tops[len(t.all[0].tops)-1] - 16
	t.staggered = t.column < 40
	return t
}

// stacked are the tops of n blocks from the lowest one up.
func stacked(lowest, pitch float64, n int) (tops []float64) {
	for i := range n {
		tops = append(tops, lowest-pitch*float64(i))
	}
	return tops
}

// pill is the top of the pill of a word of the encoder.
func (t towers) pill(k int) float64 {
	y := t.memory - 14 - pillHigh
	if t.staggered && k%2 == 1 {
		y -= pillHigh + 2
	}
	return y
}

func (t towers) tower(m *Model, s *Stack, left float64) tower {
	n := len(s.Words)
	return tower{Stack: s, first: m.first(s), left: left, width: t.column * float64(n), blocks: s.Blocks(),
		columns: figure.Spread(left, t.column, n, 4)}
}

// last is the tower that writes.
func (t towers) last() tower { return t.all[len(t.all)-1] }

// box is the place of block i.
func (w tower) box(i int) picture.Box {
	return picture.Box{X: w.left - 4, Y: w.tops[i], W: w.width + 8, H: w.high}
}

// place is the box of a block.
func (w tower) place(b string) picture.Box { return w.box(slices.Index(w.blocks, b)) }

// x is the middle of a word's column.
func (w tower) x(i int) float64 { return w.columns.Centers[i] }
