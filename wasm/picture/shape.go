package picture

import (
	"math"
	"unicode/utf8"

	"glassbox/core/matrix"
)

// Point is a place in CSS pixels.
type Point struct{ X, Y float64 }

// Moved is the point so far to the right of p and below it.
func (p Point) Moved(dx, dy float64) Point { return Point{p.X + dx, p.Y + dy} }

// Mix is the point at the share t of the way from p to q.
func (p Point) Mix(q Point, t float64) Point { return Point{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t} }

// Toward is the point so many pixels from p on the way to q, which is another point.
func (p Point) Toward(q Point, pixels float64) Point {
	return p.Mix(q, pixels/math.Hypot(q.X-p.X, q.Y-p.Y))
}

// Box is an upright rectangle by its upper left corner and its size.
type Box struct{ X, Y, W, H float64 }

// Grown is b with d more on every side.
func (b Box) Grown(d float64) Box { return Box{b.X - d, b.Y - d, b.W + 2*d, b.H + 2*d} }

// Contains reports whether p lies in b.
func (b Box) Contains(p Point) bool {
	return p.X >= b.X && p.Y >= b.Y && p.X <= b.X+b.W && p.Y <= b.Y+b.H
}

// Union is the smallest box around both; an empty box adds nothing.
func (b Box) Union(c Box) Box {
	if b.W == 0 && b.H == 0 {
		return c
	}
	if c.W == 0 && c.H == 0 {
		return b
	}
	x, y := min(b.X, c.X), min(b.Y, c.Y)
	return Box{x, y, max(b.X+b.W, c.X+c.W) - x, max(b.Y+b.H, c.Y+c.H) - y}
}

// Within is the part of b that lies in another box.
func (b Box) Within(c Box) Box {
	x, y := max(b.X, c.X), max(b.Y, c.Y)
	return Box{x, y, max(0, min(b.X+b.W, c.X+c.W)-x), max(0, min(b.Y+b.H, c.Y+c.H)-y)}
}

// Center is the middle of b.
func (b Box) Center() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Shape is one thing to draw: a Rect, Curve, Arrow, Text or Cells.
type Shape interface {
	// Bounds is the box the shape is drawn in, strokes included. For Text it is an estimate.
	Bounds() Box
	hit(p Point) bool
}

// Stroke is how a line is drawn: its paint, its width, and whether it is dashed (not yet known) or dotted
// (a source of what is selected).
type Stroke struct {
	Paint Paint
	Width float64
	Dash  Dash
}

// Dash is the pattern of a stroke.
type Dash uint8

// The patterns: an unbroken line, dashes for what is pending, dots for what something came from.
const (
	Full Dash = iota
	Dashed
	Dotted
)

// Pattern is the length of mark and gap in pixels for a stroke of the given width, or zeros for Full.
func (d Dash) Pattern(width float64) (mark, gap float64) {
	switch d {
	case Dashed:
		return 3.5, 3.5
	case Dotted:
		return width, 2 * width
	}
	return 0, 0
}

// Rect is a rectangle with rounded corners; a circle is a square with a radius of half its side. The stroke is
// centred on the edge.
type Rect struct {
	Box
	Radius  float64
	Corners Corners // which are rounded; the zero value rounds all
	Fill    Paint
	Stroke  Stroke
}

// Corners is the set of corners of a Rect that are rounded.
type Corners uint8

// All rounds four corners, Top and Bottom only two, so that halves of a cell fit their frame.
const (
	All Corners = iota
	Top
	Bottom
	Square
)

// Radii are the radii of the four corners, clockwise from the upper left.
func (r Rect) Radii() [4]float64 {
	k := min(r.Radius, r.W/2, r.H)
	switch r.Corners {
	case Top:
		return [4]float64{k, k, 0, 0}
	case Bottom:
		return [4]float64{0, 0, k, k}
	case Square:
		return [4]float64{}
	}
	k = min(k, r.H/2)
	return [4]float64{k, k, k, k}
}

// Circle is a Rect around c.
func Circle(c Point, radius float64, fill Paint, stroke Stroke) Rect {
	return Rect{Box: Box{c.X - radius, c.Y - radius, 2 * radius, 2 * radius}, Radius: radius, Fill: fill, Stroke: stroke}
}

// Bounds is the box of the rectangle with its stroke.
func (r Rect) Bounds() Box { return r.Box.Grown(r.Stroke.Width / 2) }

func (r Rect) hit(p Point) bool { return r.Box.Contains(p) }

// Curve is a line through points, each joined to the next by a straight piece. What it goes around may be filled where that
// is convex.
type Curve struct {
	Points []Point
	Stroke Stroke
	Fill   Paint
}

// Line is the Curve between two points.
func Line(a, b Point, s Stroke) Curve { return Curve{Points: []Point{a, b}, Stroke: s} }

// Bounds is the box around the points with the stroke.
func (c Curve) Bounds() Box { return around(c.Points).Grown(c.Stroke.Width / 2) }

func (c Curve) hit(p Point) bool { return near(c.Points, p, max(6, c.Stroke.Width/2)) }

// Text is one line of text that starts, is centred or ends at At on its baseline. What is wider than Max
// pixels (0: no limit) is squeezed, never cut, so that no text has to be measured before it is placed.
type Text struct {
	At     Point
	S      string
	Size   float64 // pixels, 12 or more
	Weight int     // 400, 500 or 600
	Max    float64
	Paint  Paint
	Anchor Anchor
	Italic bool
}

// Anchor says which part of a text stands at its point.
type Anchor uint8

// The anchors, as in SVG.
const (
	Start Anchor = iota
	Middle
	End
)

// Bounds estimates the box of the text from its length: nothing that must be exact depends on it.
func (t Text) Bounds() Box {
	w := t.estimate()
	if t.Max > 0 {
		w = min(w, t.Max)
	}
	x := t.At.X - w*float64(t.Anchor)/2
	return Box{x, t.At.Y - 0.8*t.Size, w, t.Size}
}

// estimate is about the width of the text in an ordinary sans serif.
func (t Text) estimate() float64 { return float64(utf8.RuneCountInString(t.S)) * t.Size * 0.56 }

func (t Text) hit(p Point) bool { return t.Bounds().Contains(p) }

// Cells is a matrix as a grid of coloured cells, with the numbers in them where there is room.
type Cells struct {
	At       Point
	Matrix   matrix.Matrix
	W, H     float64 // of one cell
	Scale    float64 // the magnitude that gets the full colour
	Decimals int     // of the numbers; −1 shows none
	Role     Role    // the colour of numbers that have no sign, such as one head's weights; None tells signs apart
}

// Bounds is the box of the grid.
func (c Cells) Bounds() Box {
	rows, cols := c.Matrix.Dims()
	return Box{c.At.X, c.At.Y, float64(cols) * c.W, float64(rows) * c.H}
}

func (c Cells) hit(p Point) bool { return c.Bounds().Contains(p) }

// Numbers reports whether the cells are large enough for numbers.
func (c Cells) Numbers() bool { return c.Decimals >= 0 && c.W >= 26 && c.H >= 20 }
