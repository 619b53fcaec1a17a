package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand. Every word has a column: its arrow, its weight, its name, its key, its scores, its
// value; on phones from seven words on it has a line. It is designed 912 wide.
type layout struct {
	figure.Columns
	list      figure.List // of the words, where they have lines
	listed    bool
	left, end float64 // of the columns
	base      float64 // of the arrows: ports and heads
	rise      figure.Rise
	panel     float64     // top of the present operation, on phones and slides
	row       figure.Row  // of the words
	q, dq     picture.Box // of the query's strip and its gradient's
	keys      float64     // top of the keys; what stands below them, see the constants
	out       picture.Box // of the new vector, its target and its gradient
	target    picture.Box
	dout      picture.Box
	beside    bool // the matrix of all weights stands at the right, else below
	matrix    picture.Box
	side      picture.Box // of the working
	recurrent float64     // top of the recurrent network
	senses    float64     // top of the two meanings of a word
	height    float64
}

const (
	blockH   = 84 // of a block: four numbers, or more without digits
	rowPitch = 23
	rowH     = 21
	softH    = 27
	outW     = 67
	wordY    = 184 // baseline of the names

	// Below the top of the keys: the tops of four lines of numbers, of the weights, the values, and the shares of them.
	scoresY  = blockH + 8
	softmaxY = scoresY + 4*rowPitch + 2.5
	valuesY  = softmaxY + softH + 21
	mixY     = valuesY + blockH + 26
)

func newLayout(width float64, m *model) layout {
	T := len(m.Words)
	l := layout{left: 158, base: 140, q: picture.Box{X: 99.5, W: 46}, dq: picture.Box{X: 50.5, W: 46}}
	if T > 12 {
		l.left, l.q = 118, picture.Box{X: 75, W: 34}
		l.dq = l.q
	}
	l.horizontal(width, float64(T))
	l.row = figure.Sentence(m.Words, m.Focus, l.Columns, wordY, 13)
	l.row.Unknown = m.Unknown
	l.rise = figure.RiseFor(T, false).Under(l.base-24-figure.Outside, l.Farthest(m.Focus))
	l.keys = wordY + 24
	if l.row.Depth() > 10 {
		l.keys = wordY + l.row.Depth() + 16
	}
	l.q.Y, l.q.H, l.dq.Y, l.dq.H = l.keys, blockH, l.keys, blockH
	l.vertical(width, m)
	return l
}

// horizontal divides the width: with the matrix at the right if columns stay wide enough.
func (l *layout) horizontal(width, n float64) {
	cell := max(26, min(44, 216/n))
	l.matrix = picture.Box{X: width - n*cell, W: cell, H: cell}
	column := min(100, (l.matrix.X-82-l.left)/n)
	l.beside = n <= 8 && column >= 56 && l.left+n*column+14.5+275 <= width
	switch {
	case l.beside:
		l.matrix.X -= 2 // room for the frame of a row
	case n > 12:
		column = (width - 66 - l.left) / n
	default:
		column = min(100, (width-82-l.left)/n)
	}
	gap := max(3, min(19, column-46))
	if n > 12 {
		gap = 1
	}
	l.Columns = figure.Spread(l.left, column, int(n), gap)
	l.end = l.left + n*column
	if !l.beside {
		l.matrix.X, l.matrix.W = l.left, column
	}
}

// vertical places what stands beside or below the columns.
func (l *layout) vertical(width float64, m *model) {
	n, w := float64(len(m.Words)), outW+0.0
	if n > 12 {
		w = 48
	}
	mix, small := l.keys+mixY, min(w, 52)
	bottom := mix + blockH
	if at := l.end + 14.5; l.beside {
		l.out = picture.Box{X: at, Y: mix, W: w, H: blockH}
		l.target, l.dout = picture.Box{X: at + 156, Y: mix, W: small, H: blockH}, picture.Box{X: at + 220, Y: mix, W: small, H: blockH}
		l.side = picture.Box{X: width - 216, Y: 171, W: 216}
		middle := l.keys + softmaxY + softH/2 - (float64(m.Focus)+0.5)*l.matrix.H // with the row of the focus beside the weights
		l.matrix.Y = max(304, min(mix-18-n*l.matrix.H, middle))
		l.height = bottom + 28
	} else {
		at = width - w - 2
		l.out = picture.Box{X: at, Y: mix, W: w, H: blockH}
		l.target, l.dout = l.out, l.out
		l.target.Y, l.target.W, l.dout.Y, l.dout.W = l.keys+valuesY, small, l.keys+scoresY+4, small
		l.side = picture.Box{X: l.left + 8, Y: bottom + 29, W: width - l.left - 8}
		l.matrix.Y, l.matrix.H = bottom+128, max(6, min(24, 480/n))
		l.height = l.matrix.Y + n*l.matrix.H + 44
	}
	if l.recurrent = l.height + 12; m.recurrent {
		l.height += 12 + recurrentHeight
	}
	if l.senses = l.height + 12; m.setting.senses != nil {
		l.height += 12 + m.sensesHeight(width)
	}
}

const (
	columnsOnPhone = 6   // how many words have columns on a phone; more have lines
	large          = 1.4 // the factor of names on a slide
)

// newPresent is the layout of a phone and of a slide: the words, on phones in lines where they are many, and under them the
// present operation, and its result.
func newPresent(v lesson.View, m *model) layout {
	T, width := len(m.Words), v.Width
	l := layout{listed: T > columnsOnPhone && !v.Slide, panel: 208, out: picture.Box{X: 66, Y: 317, W: width - 68, H: 35}}
	switch {
	case v.Slide:
		l.left, l.panel, l.base = l.out.X, 246, 146
		l.Columns = figure.Spread(l.left, (l.out.W-32)/float64(T), T, 6) // with room for the arrows of the last
		l.out.Y, l.out.W = 358, min(l.out.W, 100*float64(m.D))
		l.CellW = min(76, l.CellW)
		l.rise = figure.RiseFor(T, false).Under(l.base-18-figure.Outside, l.Farthest(m.Focus))
		larger := l.Columns
		larger.Column /= large
		l.row = figure.Sentence(m.Words, m.Focus, larger, 192, 12)
		if l.row.Column = l.Column; T <= 12 {
			l.row.Size *= large
		}
	case l.listed:
		l.list = figure.List{Words: m.Words, Focus: m.Focus, X: 96, Y: 26, W: width - 90, Names: 78, Pitch: figure.PitchFor(T), Set: "focus"}
		l.Columns = figure.Spread(l.list.Y, l.list.Pitch, T, 0)
		l.base = 88
		l.rise = figure.Rise{A: 12, B: 0.3}.Under(l.base-20, l.Farthest(m.Focus))
		l.out.Y = l.list.Bottom() + 23
	default:
		l.Columns = figure.Spread(0, width/float64(T), T, 6)
		l.CellW, l.base = min(57, l.CellW), 122
		l.rise = figure.Rise{A: 16, B: 0.4}.Under(l.base-20-figure.Outside, l.Farthest(m.Focus))
		l.row = figure.Sentence(m.Words, m.Focus, l.Columns, 167, 13)
	}
	l.row.Unknown, l.list.Unknown = m.Unknown, m.Unknown
	l.side = picture.Box{Y: l.out.Y + 48, W: width}
	if l.height = l.out.Y + 143; v.Slide {
		l.height = lesson.SlideHeight
	}
	if l.recurrent = l.height; m.recurrent && !v.Slide {
		l.height += 44
	}
	if m.setting.senses != nil && !v.Slide {
		l.height = max(l.height, m.sensesHeight(width))
	}
	return l
}

func height(v lesson.View) float64 { return v.Model.(*model).layout(v).height }

// layout is that of a page, or of a phone or a slide.
func (m *model) layout(v lesson.View) layout {
	if v.Slide || v.Width < figure.Narrow {
		return newPresent(v, m)
	}
	return newLayout(v.Width, m)
}
