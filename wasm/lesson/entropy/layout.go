package entropy

import (
	"slices"
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// Sizes of the table: a cell has its value above and its gradient below.
const (
	head  = 40 // above the first row
	upper = 26 // height of a value
	lower = 22 // height of a gradient
)

// layout is where things stand. The bars of all rows and the curve below them share one axis from 0 to 1.
type layout struct {
	width      float64
	nameW      float64 // width of the column of names
	cell, gap  float64
	pitch      float64 // from row to row
	ax0, ax1   float64
	columns    []column // those there is room for
	x          map[string]float64
	end        float64 // of the rows
	plot       picture.Box
	rule       float64 // the line above the formula
	node, side picture.Box
}

// newLayout places the columns that fit. Where not all do, those up to the present step's are shown.
func (m *model) newLayout(width float64, slide bool, now stage) layout {
	l := layout{width: width, nameW: 88, cell: 60, gap: 12, pitch: 60, x: map[string]float64{}}
	room, tall := 240.0, 170.0
	if width < figure.Narrow {
		l.nameW, l.cell, l.gap, tall = 66, 50, 8, 140
	}
	if slide {
		l.pitch = 53
	}
	fit := max(2, int((width-l.nameW-room)/(l.cell+l.gap)))
	l.columns = m.columns
	if fit < len(m.columns) {
		last := max(fit, m.columnOf(now)+1)
		l.columns = m.columns[last-fit : last]
	}
	l.place(fit >= len(m.columns))
	if l.end = l.top(len(m.rows)); slide {
		tall = max(70, lesson.SlideHeight-figure.FormulaLine-36-34-l.end)
	}
	l.plot = picture.Box{X: l.ax0, Y: l.end + 34, W: l.ax1 - l.ax0, H: tall}
	l.rule = l.plot.Y + tall + 36
	left := l.ax1 + 2*l.gap
	l.side = picture.Box{X: left, Y: l.plot.Y, W: width - 2 - left, H: tall}
	l.node = picture.Box{X: left + l.side.W/2 - 38, Y: l.plot.Y + tall/2 - 38, W: 76, H: 56}
	return l
}

// place gives every column its left edge, with the axis between those on its left and the others.
func (l *layout) place(lefts bool) {
	x := l.nameW
	var right []column
	for _, c := range l.columns {
		if c.left && lefts {
			l.x[c.key] = x
			x += l.cell + l.gap
		} else {
			right = append(right, c)
		}
	}
	l.ax0, l.ax1 = x, l.width-1-float64(len(right))*(l.cell+l.gap)
	if x > l.nameW {
		l.ax0 += l.gap
	}
	x = l.ax1 + l.gap
	for _, c := range right {
		l.x[c.key] = x
		x += l.cell + l.gap
	}
}

// columnOf is the index of the column in which a stage's number arrives; a sum stands under its column.
func (m *model) columnOf(st stage) int {
	if st.show == "" {
		return 0
	}
	family := strings.TrimRight(st.show, "0123456789")
	k := slices.IndexFunc(m.columns, func(c column) bool { return slices.Contains([]string{c.key, c.grad, c.sum}, family) })
	if k < 0 {
		return len(m.columns) - 1
	}
	return k
}

// height is the height of the figure; it is the same at every moment.
func height(v lesson.View) float64 {
	m := v.Model.(*model)
	if m.preset == "squared" {
		return squaredRule(v.Width) + v.FormulaHeight()
	}
	return m.newLayout(v.Width, v.Slide, m.stages[0]).rule + v.FormulaHeight()
}

// top is the upper edge of a row.
func (l layout) top(i int) float64 { return head + l.pitch*float64(i) }

// along is the place of a probability on the axis.
func (l layout) along(q float64) float64 { return l.ax0 + q*(l.ax1-l.ax0) }

// shown reports whether there is room for a column now.
func (l layout) shown(key string) bool { _, ok := l.x[key]; return ok }

// boxes are the two halves of a cell, for the value and its gradient.
func (l layout) boxes(key string, i int) (top, bottom picture.Box) {
	return halved(picture.Box{X: l.x[key], Y: l.top(i), W: l.cell, H: upper + lower}, upper)
}

// halved is a box cut in two at a height.
func halved(b picture.Box, at float64) (top, bottom picture.Box) {
	top, bottom = b, b
	top.H, bottom.Y, bottom.H = at, b.Y+at, b.H-at
	return top, bottom
}
