package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// rect fills and strokes a rectangle.
func (m *mesh) rect(r picture.Rect, p *Palette) {
	if r.Fill.Visible() {
		m.fill(r, p.ink(r.Fill))
	}
	if r.Stroke.Paint.Visible() && r.Stroke.Width > 0 {
		m.border(r, p.ink(r.Stroke.Paint))
	}
}

// fill fills the rectangle. One that is thinner than a feather on each side is drawn as a line.
func (m *mesh) fill(r picture.Rect, c ink) {
	mid, thin := r.Center(), 2*m.feather()
	switch {
	case r.W <= 0 || r.H <= 0:
	case r.W < thin && r.W <= r.H:
		m.line([]picture.Point{{X: mid.X, Y: r.Y}, {X: mid.X, Y: r.Y + r.H}}, m.pen(r.W, c, false))
	case r.H < thin:
		m.line([]picture.Point{{X: r.X, Y: mid.Y}, {X: r.X + r.W, Y: mid.Y}}, m.pen(r.H, c, false))
	default:
		m.polygon(m.outline(r), c)
	}
}

// cells fills the cells of a matrix that are too small for borders. They are plain quads without a feather, since
// there may be many thousands: each ends at the device pixel where the next begins.
func (m *mesh) cells(c picture.Cells, p *Palette) {
	rows, cols := c.Matrix.Dims()
	edge := func(at float64) float64 { return math.Round(at*m.scale) / m.scale }
	for i := range rows {
		top, bottom := edge(c.At.Y+float64(i)*c.H), edge(c.At.Y+float64(i+1)*c.H)
		for j := range cols {
			left, right := edge(c.At.X+float64(j)*c.W), edge(c.At.X+float64(j+1)*c.W)
			ink, k := p.ink(c.Fill(c.Matrix.At(i, j))), m.next()
			for n := range 4 {
				m.add(picture.Point{X: [2]float64{left, right}[n&1], Y: [2]float64{top, bottom}[n>>1]}, picture.Point{}, 0, ink, 1)
			}
			m.quad(k, k+1, k+2, k+3)
		}
	}
}

// border strokes the edge of the rectangle.
func (m *mesh) border(r picture.Rect, c ink) {
	outline, pen := m.outline(r), m.pen(r.Stroke.Width, c, false)
	mark, gap := r.Stroke.Dash.Pattern(r.Stroke.Width)
	if mark == 0 {
		m.ring(outline, pen)
		return
	}
	start := outline[len(outline)-1] // where the SVG path of a Rect starts
	dashes(append([]picture.Point{start}, outline...), mark, gap, func(piece []picture.Point) { m.line(piece, pen) })
}

// outline is the edge of a rectangle, clockwise, ending where the upper left corner joins the upper side.
func (m *mesh) outline(r picture.Rect) []picture.Point {
	k := r.Radii()
	ps := m.outlined[:0]
	ps = m.corner(ps, picture.Point{X: r.X + r.W - k[1], Y: r.Y + k[1]}, k[1], -math.Pi/2)
	ps = m.corner(ps, picture.Point{X: r.X + r.W - k[2], Y: r.Y + r.H - k[2]}, k[2], 0)
	ps = m.corner(ps, picture.Point{X: r.X + k[3], Y: r.Y + r.H - k[3]}, k[3], math.Pi/2)
	ps = m.corner(ps, picture.Point{X: r.X + k[0], Y: r.Y + k[0]}, k[0], math.Pi)
	m.outlined = ps
	return ps
}

// corner adds a quarter of a circle around c, clockwise from an angle.
func (m *mesh) corner(ps []picture.Point, c picture.Point, radius, from float64) []picture.Point {
	if radius == 0 {
		return append(ps, c)
	}
	n := m.steps(radius, math.Pi/2)
	for i := range n + 1 {
		sin, cos := math.Sincos(from + math.Pi/2*float64(i)/float64(n))
		ps = append(ps, picture.Point{X: c.X + radius*cos, Y: c.Y + radius*sin})
	}
	return ps
}

// curve strokes a curve, whole or in dashes.
func (m *mesh) curve(s picture.Curve, p *Palette) {
	if !s.Stroke.Paint.Visible() || s.Stroke.Width == 0 {
		return
	}
	pen := m.pen(s.Stroke.Width, p.ink(s.Stroke.Paint), true)
	if mark, gap := s.Stroke.Dash.Pattern(s.Stroke.Width); mark > 0 {
		dashes(s.Points, mark, gap, func(piece []picture.Point) { m.line(piece, pen) })
		return
	}
	m.line(s.Points, pen)
}

// arrow draws a shaft and, once it has arrived, its head.
func (m *mesh) arrow(a picture.Arrow, p *Palette) {
	if !a.Paint.Visible() {
		return
	}
	c := p.ink(a.Paint)
	m.line(a.Flat(), m.pen(a.Width, c, false))
	if head, ok := a.Head(); ok {
		m.polygon(head[:], c)
	}
}
