//go:build js && wasm

package main

import (
	"math"

	"glassbox/wasm/picture"
)

// limit is how far a pixel may be off, as a share of the range from ground to ink, and how much farther for each device
// pixel in a CSS pixel.
type limit struct{ off, more float64 }

// The limits: where edges run along the pixels; of round edges, which are smoothed by their distance; of lines, whose
// ends may be smaller than a pixel; where smoothed edges lie upon each other; and of marks, since browsers measure the
// way around a corner roughly, by up to a sixteenth of a CSS pixel.
var (
	exact  = limit{0.015, 0.005}
	smooth = limit{0.06, 0.01}
	lines  = limit{0.14, 0}
	joined = limit{0.3, 0}
	marks  = limit{0.05, 0.06}
)

var ink = picture.Solid(picture.Ink1)

func line(width float64, dash picture.Dash) picture.Stroke {
	return picture.Stroke{Paint: ink, Width: width, Dash: dash}
}

func box(x, y, w, h float64) picture.Box { return picture.Box{X: x, Y: y, W: w, H: h} }

// filled and framed are rectangles.
func filled(b picture.Box, radius float64) picture.Rect {
	return picture.Rect{Box: b, Radius: radius, Fill: ink}
}

func framed(b picture.Box, radius, width float64, dash picture.Dash) picture.Rect {
	return picture.Rect{Box: b, Radius: radius, Stroke: line(width, dash)}
}

func through(width float64, dash picture.Dash, xy ...float64) picture.Curve {
	c := picture.Curve{Stroke: line(width, dash)}
	for i := 0; i < len(xy); i += 2 {
		c.Points = append(c.Points, picture.Point{X: xy[i], Y: xy[i+1]})
	}
	return c
}

// wave is a smooth curve.
func wave(width float64, dash picture.Dash) picture.Curve {
	c := picture.Curve{Stroke: line(width, dash)}
	for i := range 41 {
		x := float64(i) - 20
		c.Points = append(c.Points, picture.Point{X: x, Y: 12 * math.Sin(x/7)})
	}
	return c
}

func arrow(reach float64) picture.Arrow {
	return picture.Arrow{Curve: picture.Cubic{{X: -22, Y: 20}, {X: -20, Y: -20}, {X: 20, Y: -30}, {X: 22, Y: 18}}, Width: 2, Paint: ink,
		Reach: reach}
}

func halved(b picture.Box, radius float64, c picture.Corners) picture.Rect {
	r := filled(b, radius)
	r.Corners = c
	return r
}

func one(name string, l limit, shapes ...picture.Shape) tile { return tile{name, l, shapes} }

var tiles = []tile{
	one("a rectangle on pixels", exact, filled(box(-20, -10, 40, 20), 0)),
	one("a rectangle between pixels", exact, filled(box(-20.3, -10.6, 40.45, 20.85), 0)),
	one("a rectangle on half pixels", exact, filled(box(-20.5, -10.5, 40, 20), 0)),
	one("hairs", exact, filled(box(-15.3, -20, 0.4, 40), 0), filled(box(-5.2, -20, 0.4, 40), 0), filled(box(2, -10.1, 20, 0.25), 0)),
	one("thin", exact, filled(box(-15.3, -20, 1.2, 40), 0), filled(box(-5.5, -20, 1, 40), 0), filled(box(2, -10.1, 20, 1.6), 0)),
	one("frames", exact, framed(box(-20, -20, 40, 40), 0, 1, picture.Full), framed(box(-12.5, -12.5, 25, 25), 0, 1, picture.Full)),
	one("frames between pixels", exact, framed(box(-20.3, -20.2, 40.1, 40.3), 0, 1.25, picture.Full),
		framed(box(-8.1, -8.2, 16.7, 16.6), 0, 5, picture.Full)),
	one("a faint frame", exact, framed(box(-20.3, -20.2, 40.1, 40.3), 0, 0.5, picture.Full)),

	one("a cell", smooth, filled(box(-22, -12, 44, 24), 2), framed(box(-22, -12, 44, 24), 2, 1, picture.Full)),
	one("a cell between pixels", smooth, filled(box(-21.7, -11.6, 44.2, 23.3), 2), framed(box(-21.7, -11.6, 44.2, 23.3), 2, 1, picture.Full)),
	one("very round", smooth, filled(box(-22, -12, 44, 24), 9)),
	one("a very round frame", smooth, framed(box(-22.5, -12.5, 44, 24), 9, 2, picture.Full)),
	one("a circle", smooth, picture.Circle(picture.Point{X: 0.3, Y: 0.4}, 20, ink, picture.Stroke{})),
	one("rings", smooth, picture.Circle(picture.Point{X: 0.5, Y: 0.5}, 20, picture.Paint{}, line(1.5, picture.Full)),
		picture.Circle(picture.Point{X: 0.25, Y: 0}, 10, picture.Paint{}, line(4, picture.Full))),
	one("dots", smooth, picture.Circle(picture.Point{X: -10, Y: 0}, 2.5, ink, picture.Stroke{}),
		picture.Circle(picture.Point{X: 0.3, Y: 0.6}, 3, ink, picture.Stroke{}),
		picture.Circle(picture.Point{X: 10.5, Y: 0.5}, 1.5, ink, picture.Stroke{})),
	one("halves", smooth, halved(box(-20, -20, 40, 15), 6, picture.Top), halved(box(-20, 3, 40, 15), 6, picture.Bottom)),

	one("pending sides", exact, framed(box(-50, -11.6, 61.5, 25), 0, 1, picture.Dashed)),
	one("a pending cell", marks, framed(box(-22, -12, 44, 24), 2, 1, picture.Dashed)),
	one("a pending cell on half pixels", marks, framed(box(-21.5, -11.5, 43, 23), 2, 1, picture.Dashed)),
	one("a low half", smooth, halved(box(-20, -14, 40, 4), 4, picture.Top), halved(box(-20, 3, 40, 3), 3, picture.Bottom)),
	one("a thick pending cell", marks, framed(box(-21.5, -11.5, 43, 23), 4, 3, picture.Dashed)),
	one("a pending circle", marks, picture.Circle(picture.Point{}, 20, picture.Paint{}, line(1.25, picture.Dashed))),
	one("a dotted ring", marks, framed(box(-22, -12, 44, 24), 4, 1.5, picture.Dotted)),
	one("a pending half", marks, picture.Rect{Box: box(-21, -12, 42, 22), Radius: 5, Corners: picture.Top,
		Stroke: line(1.25, picture.Dashed)}),

	one("straight lines", lines, through(1, picture.Full, -20, -20.5, 20, -20.5), through(1.5, picture.Full, -20, -15, 20, 20),
		through(0.5, picture.Full, -20, 0, 10, 22)),
	one("a thick line", lines, through(6, picture.Full, -18, -14, 18, 15)),
	one("a wave", lines, wave(1.5, picture.Full)),
	one("a thick wave", lines, wave(3, picture.Full)),
	one("a sharp turn", joined, through(4, picture.Full, -20, 15, 0, -15, 20, 15)),
	one("dashed lines", lines, through(1, picture.Dashed, -20, -15.5, 20, -15.5), through(1.25, picture.Dashed, -20, -8, 20, 20)),
	one("a dotted line", lines, through(2, picture.Dotted, -20, -15, 20, 12)),
	one("a dashed wave", joined, wave(1.25, picture.Dashed)),

	one("an arrow", joined, arrow(1)),
	one("an arrow on its way", lines, arrow(0.6)),
	one("a straight arrow", joined, picture.Arrow{Curve: picture.Straight(picture.Point{X: -20, Y: 12}, picture.Point{X: 20, Y: -10}),
		Width: 1.5, Paint: ink, Reach: 1}),
}
