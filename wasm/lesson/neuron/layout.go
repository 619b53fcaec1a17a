package neuron

import (
	"math"
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// layout is where things stand, for the width of the figure. It is designed 912 wide; wider and narrower
// figures keep the sizes and share out the gaps.
type layout struct {
	narrow             bool
	width              float64
	top, row, pillRow  float64 // baselines: the parameters' names, the nodes, the gradients
	radius, cell, half float64
	spread             float64 // from a node's column to its parameters'
	nameUp, valueDown  float64 // of a node's texts, above and below its centre
	big, mid           float64 // sizes of numbers
	pillW, pillH       float64
	pad                float64 // what a node leaves free beside its number
	rule               float64 // the line above the formula
	result, equals     float64 // where the formula has its equals sign, and the room before it
	begin              float64 // where its result stands
	small, gap         float64 // the size of its symbols, and the room between its terms
	targetName         string
	center             [count]picture.Point // of nodes, and of parameters' cells
}

// chain are the numbers that stand in a row, from the input to the loss.
var chain = [...]int{inX, outZ1, outH, outY, outLoss}

func newLayout(width float64, two bool) layout {
	k, gap := width/912, (width-56)/4
	columns := [...]float64{max(40, 52*k), 290 * k, 486 * k, 682 * k, width - 48}
	l := layout{width: width, top: 28, row: 188, pillRow: 278, radius: 35, cell: 66, half: 29, spread: min(52, 52*k+4),
		nameUp: 10, valueDown: 15, big: 21, mid: 17, pillW: 74, pillH: 50, pad: 6,
		rule: 314, result: 84, equals: 100.5, small: 15, gap: 24, targetName: named(inT)}
	if width < figure.Narrow { // the same network, closer together
		columns = [...]float64{26, 26 + gap, 26 + 2*gap, 26 + 3*gap, width - 30}
		l = layout{narrow: true, width: width, top: 16, row: 150, pillRow: 222, radius: 25, cell: 45, half: 25, spread: 24.5,
			nameUp: 7, valueDown: 12, big: 15, mid: 15, pillW: min(58, gap-4), pillH: 42, pad: 4,
			rule: 256, result: 56, equals: 62, small: 12, gap: 13, targetName: symbol(inT)}
	}
	for k, i := range chain {
		l.center[i] = picture.Point{X: columns[k], Y: l.row}
	}
	l.place(two)
	return l
}

// room is the width of the network: on a slide the training stands beside it.
func (m *model) room(v lesson.View) float64 {
	if v.Slide && m.showsTraining() {
		return min(v.Width*0.58, figure.Narrow-1)
	}
	return v.Width
}

// place puts in the centres of the parameters and the target, and of a second input.
func (l *layout) place(two bool) {
	z, y, wide := l.center[outZ1].X, l.center[outY].X, l.spread
	if two {
		wide = max(l.cell+4, l.spread*84/52) // three in a row
		l.center[inX].Y -= 1.5 * l.radius
		l.center[inX2] = picture.Point{X: l.center[inX].X, Y: l.row + 1.5*l.radius}
	}
	is := []int{paramW1, paramW12, paramB1, paramW2, paramB2, inT}
	at := []float64{z - wide, z, z + wide, y - l.spread, y + l.spread, l.center[outLoss].X}
	if !two {
		is, at = slices.Delete(is, 1, 2), slices.Delete(at, 1, 2)
	}
	apart(at, slices.Repeat([]float64{l.cell}, len(at)), 3, math.Inf(-1), l.width-1)
	for k, i := range is {
		l.center[i] = picture.Point{X: at[k], Y: l.top + 12 + l.half}
	}
}

// apart moves what stands between two ends apart, where it would overlap: from the left and then, where there is no more
// room, from the right. It reports whether there was enough.
func apart(centers, widths []float64, gap, left, right float64) bool {
	end := left
	for k, w := range widths {
		centers[k] = max(centers[k], end+gap+w/2)
		end = centers[k] + w/2
	}
	for k, w := range slices.Backward(widths) {
		centers[k] = min(centers[k], right-w/2)
		right = centers[k] - w/2 - gap
	}
	return right >= left
}

// before is the middle of the edge that leads to a number of the chain.
func (l layout) before(to int) float64 {
	k := slices.Index(chain[:], to)
	return (l.center[chain[k-1]].X + l.center[to].X) / 2
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
