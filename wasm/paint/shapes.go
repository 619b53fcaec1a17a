package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// rect fills and strokes a rectangle.
func (m *mesh) rect(r picture.Rect, p *Palette) {
	if r.Fill.Visible() && r.W > 0 && r.H > 0 {
		m.box(r, picture.Stroke{}, p.ink(r.Fill))
	}
	if r.Stroke.Paint.Visible() && r.Stroke.Width > 0 {
		m.box(r, r.Stroke, p.ink(r.Stroke.Paint))
	}
}

// box adds a rectangle, or its edge if that has a width. It ends at whole pixels, since graphics cards place vertices
// only to a sixteenth of a pixel. Inside an edge there is nothing to draw, nor to be paid for.
func (m *mesh) box(r picture.Rect, edge picture.Stroke, c ink) {
	mid, k := r.Center(), r.Radii()
	x, y, w, h := mid.X*m.scale, mid.Y*m.scale, max(thin, r.W*m.scale/2), max(thin, r.H*m.scale/2)
	width, radius := edge.Width*m.scale, max(k[0], k[2])*m.scale
	f := form{float32(w), float32(h), float32(radius), float32(width)}.dashed(edge.Dash)
	if r.Corners == picture.Top || r.Corners == picture.Bottom {
		f = f.upper()
	}
	shown := func(a area) area {
		a = area{a.left - x, a.top - y, a.right - x, a.bottom - y}
		if r.Corners == picture.Bottom { // upside down
			a.top, a.bottom = -a.top, -a.bottom
		}
		return a
	}
	out, in := (width+1)/2, (width+1)/2+(1-math.Sqrt2/2)*radius
	outer := area{math.Floor(x - w - out), math.Floor(y - h - out), math.Ceil(x + w + out), math.Ceil(y + h + out)}
	inner := area{math.Ceil(x - w + in), math.Ceil(y - h + in), math.Floor(x + w - in), math.Floor(y + h - in)}
	if width == 0 || inner.left >= inner.right || inner.top >= inner.bottom {
		m.quad(outer, shown(outer), c, f)
		return
	}
	n := m.corners(outer, shown(outer), c, f)
	m.corners(inner, shown(inner), c, f)
	for i := range uint32(4) {
		j := (i + 1) % 4
		m.join(n+i, n+4+i, n+j, n+4+j)
	}
}

// thin stands for half of a width of nothing, since a form has a width.
const thin = 1e-3

// cells fills the cells of a matrix that are too small for borders: each ends at the device pixel where the next
// begins.
func (m *mesh) cells(c picture.Cells, p *Palette) {
	rows, cols := c.Matrix.Dims()
	for i := range rows {
		top, bottom := math.Round((c.At.Y+float64(i)*c.H)*m.scale), math.Round((c.At.Y+float64(i+1)*c.H)*m.scale)
		for j := range cols {
			left, right := math.Round((c.At.X+float64(j)*c.W)*m.scale), math.Round((c.At.X+float64(j+1)*c.W)*m.scale)
			m.quad(area{left, top, right, bottom}, white, p.ink(c.Fill(c.Matrix.At(i, j))), form{})
		}
	}
}

// curve fills and strokes a curve.
func (m *mesh) curve(s picture.Curve, p *Palette) {
	if s.Fill.Visible() && len(s.Points) > 2 {
		m.polygon(s.Points, p.ink(s.Fill))
	}
	if s.Stroke.Paint.Visible() && s.Stroke.Width > 0 {
		m.line(s.Points, pen{s.Stroke.Width, s.Stroke.Dash, true, p.ink(s.Stroke.Paint)})
	}
}

// smooth is how many device pixels a straight piece may be off the curve that it stands for, which no eye can see.
const smooth = 0.04

// arrow draws a shaft and, once it has arrived, its head.
func (m *mesh) arrow(a picture.Arrow, p *Palette) {
	if !a.Paint.Visible() {
		return
	}
	c := p.ink(a.Paint)
	m.line(a.Shaft().Flat(smooth/m.scale), pen{width: a.Width, ink: c})
	if head, ok := a.Head(); ok {
		m.polygon(head[:], c)
	}
}

// polygon fills a convex polygon. Its edge is smoothed by a feather: opacity falls to zero over one device pixel, half
// of it on either side of the edge.
func (m *mesh) polygon(ps []picture.Point, c ink) {
	half, k, n := 0.5, m.next(), uint32(len(ps))
	if clockwise(ps) < 0 {
		half = -half
	}
	for i, p := range ps {
		out := miter(normal(ps[(i+len(ps)-1)%len(ps)], p), normal(p, ps[(i+1)%len(ps)]))
		x, y := p.X*m.scale, p.Y*m.scale
		m.add(x-out.X*half, y-out.Y*half, white.left, white.top, c, form{})
		m.add(x+out.X*half, y+out.Y*half, white.left, white.top, ink{}, form{})
	}
	for i := range n {
		if i > 1 {
			m.indices = append(m.indices, k, k+2*i-2, k+2*i)
		}
		j := (i + 1) % n
		m.join(k+2*i, k+2*i+1, k+2*j, k+2*j+1)
	}
}

// clockwise is twice the area of a polygon, positive when it runs clockwise on the screen.
func clockwise(ps []picture.Point) float64 {
	sum := 0.0
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}
