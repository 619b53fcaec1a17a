package figure

import (
	"math"

	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Along returns the share t of the way through the points: the points passed, and the place reached.
func Along(points []picture.Point, t float64) (passed []picture.Point, tip picture.Point) {
	left := Length(points) * max(0, min(1, t))
	passed = []picture.Point{points[0]}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		d := math.Hypot(b.X-a.X, b.Y-a.Y)
		if d > left {
			tip = picture.Point{X: a.X + (b.X-a.X)*left/d, Y: a.Y + (b.Y-a.Y)*left/d}
			return append(passed, tip), tip
		}
		left -= d
		passed = append(passed, b)
	}
	return passed, points[len(points)-1]
}

// Length is the length of the way through the points.
func Length(points []picture.Point) float64 {
	l := 0.0
	for i := 1; i < len(points); i++ {
		l += math.Hypot(points[i].X-points[i-1].X, points[i].Y-points[i-1].Y)
	}
	return l
}

// Travel draws what goes along the points and has come the share t of its way: the line behind it, and the mark
// until it arrives.
func (p Pad) Travel(points []picture.Point, t float64, role picture.Role) {
	if t <= 0 {
		return
	}
	passed, tip := Along(points, timeline.Ease(t))
	p.Add(picture.Curve{Points: passed, Stroke: picture.Stroke{Paint: picture.Solid(role), Width: 2.5}})
	if t < 1 {
		p.Mark(tip, 6, role)
	}
}

// Bulge is a way between two points on the right edges of boxes that swings out to the right.
func Bulge(from, to picture.Point, out float64) []picture.Point {
	c := picture.Cubic{from, {X: from.X + out, Y: from.Y}, {X: to.X + out, Y: to.Y}, to}
	return c.Flat(0.05)
}
