package figure

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/picture"
)

// Axes map the range X0 … X1 × Y0 … Y1 to a box; Y grows upward.
type Axes struct {
	Box            picture.Box
	X0, X1, Y0, Y1 float64
}

// At is the place of a point.
func (a Axes) At(x, y float64) picture.Point {
	return picture.Point{X: a.Box.X + a.Box.W*(x-a.X0)/(a.X1-a.X0), Y: a.Box.Y + a.Box.H*(a.Y1-y)/(a.Y1-a.Y0)}
}

// Fitted are the axes as they have room at the left for their numbers.
func (a Axes) Fitted() Axes {
	x, y := a.Unit()
	ys, decimals := ticks(a.Y0, a.Y1, y, 30)
	wide := 0.0
	for _, y := range ys {
		wide = max(wide, Width(number.Fixed(y, decimals), Note.Size))
	}
	if more := wide + 8 - a.Box.X; x > 0 && more > 0 {
		a.Box.X, a.Box.W = a.Box.X+more, a.Box.W-more
	}
	return a
}

// Unit is the number of pixels of 1 along both axes.
func (a Axes) Unit() (x, y float64) { return a.Box.W / (a.X1 - a.X0), a.Box.H / (a.Y1 - a.Y0) }

// Inside reports whether a point lies within the ranges.
func (a Axes) Inside(x, y float64) bool {
	const e = 1e-9
	return x >= a.X0-e && x <= a.X1+e && y >= a.Y0-e && y <= a.Y1+e
}

// Clip is the part of the line through (x, y) with a slope that lies within the ranges, at most reach pixels to
// either side.
func (a Axes) Clip(x, y, slope, reach float64) (from, to picture.Point) {
	ux, uy := a.Unit()
	d := reach / math.Hypot(ux, slope*uy)
	lo, hi := max(x-d, a.X0), min(x+d, a.X1)
	for _, edge := range []float64{a.Y0, a.Y1} {
		if slope == 0 {
			break
		}
		at := x + (edge-y)/slope
		if at <= x {
			lo = max(lo, at)
		}
		if at >= x {
			hi = min(hi, at)
		}
	}
	return a.At(lo, y+slope*(lo-x)), a.At(hi, y+slope*(hi-x))
}

// Round is the least of 1, 2 and 5 times a power of ten that is not below v, which is positive.
func Round(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if m*power >= v*(1-1e-12) {
			return m * power
		}
	}
	return 10 * power
}

// ticks are the round numbers of a range that stand at least so many pixels apart, with the number of their
// decimals.
func ticks(lo, hi, unit, apart float64) (all []float64, decimals int) {
	step := Round(apart / unit)
	decimals = max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
	for i := math.Ceil(lo/step - 1e-9); i <= math.Floor(hi/step+1e-9); i++ {
		all = append(all, i*step)
	}
	return all, decimals
}

// Axes draws the lines through zero, or else the edges, and the numbers below and at the left of the box.
func (p Pad) Axes(a Axes) {
	b := a.Box
	ux, uy := a.Unit()
	axis := Edge
	x0, y0 := max(a.X0, min(a.X1, 0)), max(a.Y0, min(a.Y1, 0))
	foot := b.Y + b.H
	xs, dx := ticks(a.X0, a.X1, ux, 56)
	for _, x := range xs {
		at := a.At(x, y0)
		p.Add(picture.Line(picture.Point{X: at.X, Y: b.Y}, picture.Point{X: at.X, Y: foot}, Hairline))
		text := number.Fixed(x, dx)
		p.Write(min(at.X, p.W-picture.Wide(text, 11)/2), foot+17, text, Note.At(picture.Middle))
	}
	ys, dy := ticks(a.Y0, a.Y1, uy, 30)
	for _, y := range ys {
		at := a.At(x0, y)
		p.Add(picture.Line(picture.Point{X: b.X, Y: at.Y}, picture.Point{X: b.X + b.W, Y: at.Y}, Hairline))
		text := number.Fixed(y, dy)
		p.Write(max(b.X-8, picture.Wide(text, 11)), at.Y+4, text, Note.At(picture.End))
	}
	p.Add(picture.Line(a.At(a.X0, y0), a.At(a.X1, y0), axis), picture.Line(a.At(x0, a.Y0), a.At(x0, a.Y1), axis))
}

// Guides are the dashed lines from a point to the two axes.
func (p Pad) Guides(a Axes, x, y float64) {
	dash := picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.25, Dash: picture.Dashed}
	p.Add(picture.Curve{Points: []picture.Point{a.At(x, max(a.Y0, min(a.Y1, 0))), a.At(x, y), a.At(max(a.X0, 0), y)}, Stroke: dash})
}

// Dot is a point of a curve.
func Dot(at picture.Point, r float64, role picture.Role) picture.Rect {
	return picture.Circle(at, r, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 2})
}
