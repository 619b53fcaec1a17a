package neuron

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand, for the width of the figure. It is designed 912 wide; wider and narrower
// figures keep the sizes and share out the gaps.
type layout struct {
	narrow             bool
	width              float64
	x, z, h, y, end    float64 // columns; the loss stands at the end
	top, row, pillRow  float64 // baselines: the parameters' names, the nodes, the gradients
	radius, cell, half float64
	spread             float64 // from a node's column to its parameters'
	nameUp, valueDown  float64 // of a node's texts, above and below its centre
	big, mid           float64 // sizes of numbers
	pillW, pillH       float64
	rule               float64 // the line above the formula
	equals             float64 // where the formula has its equals sign
	targetName         string
	two                bool
}

func newLayout(width float64, two bool) layout {
	if width < figure.Narrow {
		return phone(width, two)
	}
	k := width / 912
	l := layout{width: width, x: 52 * k, z: 290 * k, h: 486 * k, y: 682 * k, end: width - 48, two: two,
		top: 28, row: 188, pillRow: 278, radius: 35, cell: 66, half: 29, spread: min(52, 52*k+4), nameUp: 10, valueDown: 15,
		big: 21, mid: 17, pillW: 74, pillH: 50, rule: 314, equals: 100.5, targetName: named(inT)}
	if l.x < 40 {
		l.x = 40
	}
	return l
}

// phone is the layout of a narrow figure: the same network, closer together.
func phone(width float64, two bool) layout {
	gap := (width - 56) / 4
	return layout{narrow: true, width: width, x: 26, z: 26 + gap, h: 26 + 2*gap, y: 26 + 3*gap, end: width - 30, two: two,
		top: 16, row: 150, pillRow: 222, radius: 25, cell: 45, half: 25, spread: 24.5, nameUp: 7, valueDown: 12,
		big: 15, mid: 15, pillW: 58, pillH: 42, rule: 256, equals: 62, targetName: symbol(inT)}
}

// center is the centre of a node, or the column of a parameter's cell.
func (l layout) center(i int) picture.Point {
	switch i {
	case inX:
		if l.two {
			return picture.Point{X: l.x, Y: l.row - 1.5*l.radius}
		}
		return picture.Point{X: l.x, Y: l.row}
	case inX2:
		return picture.Point{X: l.x, Y: l.row + 1.5*l.radius}
	case outZ1:
		return picture.Point{X: l.z, Y: l.row}
	case outH:
		return picture.Point{X: l.h, Y: l.row}
	case outY:
		return picture.Point{X: l.y, Y: l.row}
	case outLoss, inT:
		return picture.Point{X: l.end, Y: l.row}
	}
	return picture.Point{X: l.column(i), Y: l.top + 12 + l.half}
}

// column is the middle of a parameter's cell: beside its node's column, three in a row where there are two
// inputs.
func (l layout) column(i int) float64 {
	wide := l.spread
	if l.two {
		wide = max(l.cell+4, l.spread*84/52)
	}
	switch i {
	case paramW1:
		return l.z - wide
	case paramW12:
		return l.z
	case paramB1:
		return l.z + wide
	case paramW2:
		return l.y - l.spread
	}
	return l.y + l.spread
}

// height is the height of the figure: the network, the formula, and below them the training where it has more
// than one update.
func height(v lesson.View) float64 {
	m := v.Model.(*model)
	h := 396.0
	if v.Width < figure.Narrow {
		h = 330
	}
	if m.showsTraining() {
		h += trainingHeight(v.Width < figure.Narrow, m.pair != "off")
	}
	return h
}
