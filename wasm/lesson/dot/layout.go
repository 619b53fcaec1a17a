package dot

import (
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// sideBySide is the width from which the arrows stand beside the numbers.
const sideBySide = 720

// layout is where the parts of a figure of two vectors stand.
type layout struct {
	wide  bool
	width float64
	n     int // components

	plane  picture.Box
	x, w   float64 // of the numbers
	top    float64 // of the terms
	column float64 // of one component
	gap    float64 // between two
	sum    picture.Box
	middle float64 // of the lengths
	rule   float64 // above the formula
}

// The heights of a component and of the place of its gradient.
const (
	valueH = 24
	gradH  = 20
	rowH   = valueH + gradH + 8
)

func newLayout(width float64, n int) layout {
	l := layout{wide: width >= sideBySide, width: width, n: n}
	if l.wide {
		l.plane = picture.Box{Y: 6, W: width * 0.46, H: 344}
		l.x, l.top, l.middle, l.rule = l.plane.W+44, 30, 224, 366
		l.gap = 12
	} else {
		w := min(width, 480)
		l.plane = picture.Box{X: (width - w) / 2, W: w, H: 216}
		l.x, l.top, l.middle, l.gap = l.plane.X, 230, 244, 10
	}
	l.w = width - l.x
	if !l.wide {
		l.w = l.plane.W
	}
	l.share()
	if !l.wide {
		l.rule = l.sum.Y + valueH + gradH + 22
	}
	return l
}

// below reports whether the sum stands under the products instead of behind them.
func (l layout) below() bool { return !l.wide && l.n > 4 }

const labelW = 26 // of the names of the rows

// share divides the width among the columns.
func (l *layout) share() {
	sumW, room := 74.0, l.w-labelW
	if !l.wide {
		sumW = 64
	}
	y := l.top + 2*rowH + 10
	if l.below() {
		l.pack(func() float64 { return (room-8)/float64(l.n) - l.gap })
		l.sum = picture.Box{X: l.x + l.w - sumW, Y: y + valueH + 26, W: sumW, H: valueH}
		return
	}
	const equals = 30
	l.pack(func() float64 { return (room - sumW - equals - l.gap*float64(l.n-1)) / float64(l.n) })
	l.sum = picture.Box{X: l.x + labelW + float64(l.n)*(l.column+l.gap) - l.gap + equals, Y: y, W: sumW, H: valueH}
}

// pack gives a column its width. Where that is too little for a number the gaps give way, in the end without room for a
// sign.
func (l *layout) pack(column func() float64) {
	for _, gap := range []float64{l.gap, roomForSign, 4} {
		l.gap = gap
		if l.column = min(64, column()); l.column >= 30 {
			return
		}
	}
}

// roomForSign is the narrowest gap with a sign in it.
const roomForSign = 8

// The rows of the table.
const (
	rowA = iota
	rowB
	rowProducts
)

// cell is the box of a number of a component.
func (l layout) cell(row, k int) picture.Box {
	y := l.top + float64(row)*rowH
	if row == rowProducts {
		y += 10
	}
	return picture.Box{X: l.x + labelW + float64(k)*(l.column+l.gap), Y: y, W: l.column, H: valueH}
}

// bus is the way from a product to the sum, around everything else.
func (l layout) bus(k int) []picture.Point {
	c := l.cell(rowProducts, k)
	x, foot := c.X+c.W/2, c.Y+c.H
	to, y, end := l.sum.X+l.sum.W/2, l.sum.Y+valueH+gradH+10, l.sum.Y+valueH+gradH
	if l.below() {
		y, end = foot+13, l.sum.Y
	}
	return []picture.Point{{X: x, Y: foot}, {X: x, Y: y}, {X: to, Y: y}, {X: to, Y: end}}
}

// height is the height of the figure.
func height(v lesson.View) float64 {
	m := v.Model.(*model)
	switch m.kind {
	case words:
		return wordsLayout(v.Width, len(m.words), len(m.features)).rule + v.FormulaHeight()
	case matrix:
		return matrixLayout(v.Width).rule + v.FormulaHeight()
	}
	return newLayout(v.Width, len(m.a)).rule + v.FormulaHeight()
}
