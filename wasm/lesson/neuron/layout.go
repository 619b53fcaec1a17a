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
	pad                float64 // what a cell leaves free beside its number
	rule               float64 // the line above the formula
	equals             float64 // where the formula has its equals sign
	targetName         string
	center             [count]picture.Point // of nodes, and of parameters' cells
}

func newLayout(width float64, two bool) layout {
	if width < figure.Narrow {
		return phone(width).placed(two)
	}
	k := width / 912
	l := layout{width: width, x: max(40, 52*k), z: 290 * k, h: 486 * k, y: 682 * k, end: width - 48,
		top: 28, row: 188, pillRow: 278, radius: 35, cell: 66, half: 29, spread: min(52, 52*k+4), nameUp: 10, valueDown: 15,
		big: 21, mid: 17, pillW: 74, pillH: 50, pad: 6, rule: 314, equals: 100.5, targetName: named(inT)}
	return l.placed(two)
}

// room is the width of the network: on a slide the training stands beside it.
func (m *model) room(v lesson.View) float64 {
	if v.Slide && m.showsTraining() {
		return min(v.Width*0.58, figure.Narrow-1)
	}
	return v.Width
}

// phone is the layout of a narrow figure: the same network, closer together.
func phone(width float64) layout {
	gap := (width - 56) / 4
	return layout{narrow: true, width: width, x: 26, z: 26 + gap, h: 26 + 2*gap, y: 26 + 3*gap, end: width - 30,
		top: 16, row: 150, pillRow: 222, radius: 25, cell: 45, half: 25, spread: 24.5, nameUp: 7, valueDown: 12,
		big: 15, mid: 15, pillW: min(58, gap-4), pillH: 42, pad: 4, rule: 256, equals: 62, targetName: symbol(inT)}
}

// placed puts in the centres.
func (l layout) placed(two bool) layout {
	l.center = [count]picture.Point{inX: {X: l.x}, outZ1: {X: l.z}, outH: {X: l.h}, outY: {X: l.y}, outLoss: {X: l.end}, inT: {X: l.end}}
	for i := range l.center {
		l.center[i].Y = l.row
	}
	wide := l.spread
	if two {
		wide = max(l.cell+4, l.spread*84/52) // three in a row
		l.center[inX].Y -= 1.5 * l.radius
		l.center[inX2] = picture.Point{X: l.x, Y: l.row + 1.5*l.radius}
	}
	cells := []float64{l.z - wide, l.z, l.z + wide, l.y - l.spread, l.y + l.spread, l.end}
	if !two {
		cells[1] = cells[0]
		l.spaced(cells[1:])
		cells[0] = cells[1]
	} else {
		l.spaced(cells)
	}
	for k, i := range []int{paramW1, paramW12, paramB1, paramW2, paramB2, inT} {
		l.center[i] = picture.Point{X: cells[k], Y: l.top + 12 + l.half}
	}
	return l
}

// spaced moves cells apart that would overlap, from the left and then, where there is no more room, from the right.
func (l layout) spaced(cells []float64) {
	pitch := l.cell + 3
	for k := 1; k < len(cells); k++ {
		cells[k] = max(cells[k], cells[k-1]+pitch)
	}
	end := l.width - l.cell/2 - 1
	for k := len(cells) - 1; k >= 0; k-- {
		cells[k] = min(cells[k], end)
		end = cells[k] - pitch
	}
}

// height is the height of the figure: the network, the formula, and below them the training where it has more
// than one update.
func height(v lesson.View) float64 {
	m := v.Model.(*model)
	h := 396.0
	if v.Width < figure.Narrow {
		h = 330
	}
	if m.showsTraining() && !v.Slide {
		h += trainingHeight(v.Width < figure.Narrow, m.pair != "off")
	}
	return h
}
