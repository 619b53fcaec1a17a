package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand in a wide figure. Every word has a column: its arrow, its weight, its name, its
// key, its scores, its value. The comp draws it 912 wide.
type layout struct {
	width          float64
	left, end      float64 // of the columns
	column         float64
	centers        []float64
	base           float64 // of the arrows: ports and heads
	rise           figure.Rise
	query, dquery  float64 // centres of the query's strip and its gradient's
	keys           float64 // tops of the blocks
	rows           float64
	softmax        float64
	values, mix    float64
	block          float64 // height of a block
	out            picture.Point
	target, dout   picture.Point // upper left corners, as out
	beside         bool          // the matrix of all weights stands at the right, else below
	matrix         picture.Point
	cellW, cellH   float64 // of the matrix
	side           picture.Point
	sideW          float64 // of the working beside it
	recurrent      float64 // top of the recurrent network
	height         float64
	nameSize, cell float64 // of the names, and the width of a cell in a column
}

const (
	blockH   = 84 // of a block: four numbers, or more without digits
	rowPitch = 23
	rowH     = 21
	softH    = 27
	stripW   = 46 // of the query
	outW     = 67
	wordY    = 184 // baseline of the names
)

func newLayout(width float64, m *model) layout {
	T := len(m.words)
	l := layout{width: width, left: 158, query: 122.5, dquery: 73.5, block: blockH, keys: 208}
	if T > 12 {
		l.left, l.query, l.dquery = 118, 92, 0
	}
	l.horizontal(m)
	l.base = 140
	longest := max(l.centers[m.focus]-l.centers[0], l.centers[T-1]-l.centers[m.focus])
	l.rise = figure.RiseFor(T, false).Under(l.base-24-figure.Outside, longest)
	l.keys = wordY + 24
	if row := m.sentence(l, nil); row.Depth() > 10 {
		l.keys = wordY + row.Depth() + 16
	}
	l.rows = l.keys + l.block + 8
	l.softmax = l.rows + 4*rowPitch + 2.5
	l.values = l.softmax + softH + 21
	l.mix = l.values + l.block + 26
	l.vertical(m)
	return l
}

// horizontal divides the width: with the matrix at the right if columns stay wide enough.
func (l *layout) horizontal(m *model) {
	T := len(m.words)
	n := float64(T)
	l.cellW = max(26, min(44, 216/n))
	at := l.width - n*l.cellW
	l.column = min(100, (at-82-l.left)/n)
	l.beside = T <= 8 && l.column >= 56 && l.left+n*l.column+14.5+275 <= l.width
	if !l.beside {
		l.column = min(100, (l.width-82-l.left)/n)
		if T > 12 {
			l.column = (l.width - 66 - l.left) / n
		}
		at, l.cellW = l.left, l.column
	}
	l.matrix.X, l.cellH = at, l.cellW
	if l.beside {
		l.matrix.X -= 1.5 // room for the frame of a row
	}
	l.end = l.left + n*l.column
	for i := range T {
		l.centers = append(l.centers, l.left+(float64(i)+0.5)*l.column)
	}
	l.cell = l.column - max(3, min(19, l.column-46))
	if T > 12 {
		l.cell = l.column - 1
	}
	l.nameSize = 12
	if T <= 12 {
		l.nameSize = nameSize(m.words, l.column-4)
	}
}

// nameSize is the largest size from 17 down to 13 at which the words fit their columns.
func nameSize(names []string, room float64) float64 {
	size := 17.0
	for _, w := range names {
		for size > 13 && figure.Width(w, size) > room {
			size--
		}
	}
	return size
}

// vertical places what stands beside or below the columns.
func (l *layout) vertical(m *model) {
	n := float64(len(m.words))
	l.out = picture.Point{X: l.end + 14.5, Y: l.mix}
	bottom := l.mix + l.block
	if l.beside {
		l.target, l.dout = picture.Point{X: l.out.X + 156, Y: l.mix}, picture.Point{X: l.out.X + 220, Y: l.mix}
		l.side, l.sideW = picture.Point{X: l.width - 216, Y: 184}, 216
		row := l.softmax + softH/2 - (float64(m.focus)+0.5)*l.cellH
		l.matrix.Y = max(304, min(l.mix-18-n*l.cellH, row))
		l.height = bottom + 28
	} else {
		l.out.X = l.width - l.outWidth() - 2
		l.target, l.dout = picture.Point{X: l.out.X, Y: l.values}, picture.Point{X: l.out.X, Y: l.rows + 4}
		l.side, l.sideW = picture.Point{X: l.left + 8, Y: bottom + 42}, l.width-l.left-8
		l.cellH = max(6, min(24, 480/n))
		l.matrix.Y = bottom + 128
		l.height = l.matrix.Y + n*l.cellH + 44
	}
	if m.recurrent {
		l.recurrent = l.height + 12
		l.height += 12 + recurrentHeight
	}
}

func (l layout) outWidth() float64 {
	if len(l.centers) > 12 {
		return 48
	}
	return outW
}

// frame is the box of a strip of a block: a column's cells.
func (l layout) strip(j int, top float64) picture.Box {
	return picture.Box{X: l.centers[j] - l.cell/2, Y: top, W: l.cell, H: l.block}
}

func (l layout) queryBox() picture.Box {
	return picture.Box{X: l.query - l.queryWidth()/2, Y: l.keys, W: l.queryWidth(), H: l.block}
}

func (l layout) queryWidth() float64 {
	if len(l.centers) > 12 {
		return 34
	}
	return stripW
}

// dqueryBox is the place of the query's gradient; where the left is narrow it takes the query's own.
func (l layout) dqueryBox() picture.Box {
	b := l.queryBox()
	if l.dquery > 0 {
		b.X = l.dquery - stripW/2
	}
	return b
}

// sentence is the row of words of the layout.
func (m *model) sentence(l layout, _ any) figure.Row {
	return figure.Row{Words: m.words, Focus: m.focus, Centers: l.centers, Column: l.column, Y: wordY, Size: l.nameSize, Set: "focus"}
}

func height(v lesson.View) float64 {
	m := v.Model.(*model)
	if v.Width < figure.Narrow {
		return newPhone(v.Width, m).height
	}
	return newLayout(v.Width, m).height
}
