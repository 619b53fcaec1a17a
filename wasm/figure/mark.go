package figure

import (
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Eased is the share of a way that is done at the share t of its time, 0 where it has not begun or is over.
func Eased(t float64) float64 {
	if t <= 0 || t >= 1 {
		return 0
	}
	return timeline.Ease(t)
}

// Changed is the triangle in the upper right corner of what the learner has changed, or hollow of what that has changed.
func Changed(of picture.Box, hollow bool) picture.Curve {
	x, y, side := of.X+of.W, of.Y, min(8, of.H/2)
	c := picture.Curve{Points: []picture.Point{{X: x - side, Y: y}, {X: x, Y: y}, {X: x, Y: y + side}}, Fill: picture.Solid(picture.Ink1)}
	if hollow {
		c.Points = append(c.Points, c.Points[0])
		c.Stroke, c.Fill = Solid(picture.Ink1, 1), picture.Solid(picture.Ground)
	}
	return c
}

// Mark draws a mark on its way along the points at the share t of its time, with the line behind it. Where the way
// is short, it is a small one.
func Mark(l *picture.List, points []picture.Point, t float64, role picture.Role) {
	if t = Eased(t); t == 0 {
		return
	}
	passed, tip := Along(points, t)
	r := 5.0
	if Length(points) < 30 {
		r = 3
	}
	l.Add(picture.Curve{Points: passed, Stroke: picture.Stroke{Paint: picture.Solid(role), Width: 1.5}},
		picture.Circle(tip, r, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
}
