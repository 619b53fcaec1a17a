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
