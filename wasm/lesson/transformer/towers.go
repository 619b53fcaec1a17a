package transformer

import (
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// tower is one stack as it stands on the map: a column for each word, a row for each block.
type tower struct {
	name    string
	words   []string
	columns figure.Columns
	left    float64
	width   float64
	blocks  []string
	tops    []float64 // of the blocks
}

// towers are where everything stands on the map of the whole model.
type towers struct {
	box              picture.Box
	encoder, decoder tower
	column           float64 // the width of a word
	foot             float64 // the line over the words that come in
	pitch            float64
	lines            int // that the words take below one another
	slide            bool
	high             float64 // of the block that makes probabilities
	output           float64 // top of the block that makes probabilities
	memory           float64 // the line on which the encoder's work goes over to the decoder
	staggered        bool    // there are two lines of pills over it
}

const (
	blockHigh  = 26
	outputHigh = 40
	lossHigh   = 34
	pillHigh   = 16
	margin     = 96 // for names beside the towers
	between    = 34 // the towers
)

func newTowers(m *model, box picture.Box, slide bool) towers {
	t := towers{box: box, slide: slide, high: outputHigh}
	S, T := len(m.source.words), len(m.target.words)
	t.column = min(64, (box.W-2*margin-between)/float64(S+T))
	t.lines = max(lines(m.source.words, t.column), lines(m.written(), t.column), lines(m.target.words, t.column))
	t.encoder = t.tower("encoder", m.source.words, margin)
	t.decoder = t.tower("decoder", m.written(), box.W-margin-t.column*float64(T))
	under := 8 + 15*float64(t.lines)
	over := outputHigh + 14 + 6 + 15*float64(t.lines) + lossHigh + 16
	if slide { // there are no gradients at the block that makes probabilities, and no losses
		t.high = blockHigh - 2
		over = t.high + 12 + 15*float64(t.lines)
	}
	t.foot = box.Y + box.H - under
	rows := len(t.decoder.blocks)
	t.pitch = min(52, (box.H-under-over-10)/float64(rows))
	t.encoder.tops = stacked(t.foot-10-blockHigh, min(t.pitch, 40), len(t.encoder.blocks)) // to leave room for pills over it
	t.decoder.tops = stacked(t.foot-10-blockHigh, t.pitch, rows)
	t.output = t.decoder.tops[rows-1] - min(14, t.pitch-blockHigh) - t.high
	t.memory = t.encoder.tops[len(t.encoder.tops)-1] - 16
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

func (t towers) tower(name string, words []string, left float64) tower {
	w := tower{name: name, words: words, left: left, width: t.column * float64(len(words)), blocks: blocks(name)}
	w.columns = figure.Spread(left, t.column, len(words), 4)
	return w
}

// lines is how many lines words take whose columns are narrower than they are.
func lines(words []string, column float64) int {
	n := 1
	for _, w := range words {
		for n < 3 && figure.Taken(w, 12) > column*float64(n)-6 {
			n++
		}
	}
	return n
}

// box is the place of block i.
func (w tower) box(i int) picture.Box {
	return picture.Box{X: w.left - 4, Y: w.tops[i], W: w.width + 8, H: blockHigh}
}

// place is the box of a block.
func (w tower) place(b string) picture.Box { return w.box(slices.Index(w.blocks, b)) }

// x is the middle of a word's column.
func (w tower) x(i int) float64 { return w.columns.Centers[i] }
