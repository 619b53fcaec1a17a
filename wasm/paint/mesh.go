package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// white is where the atlas page is white: the middle of its first pixels. Shapes take their colour from there,
// so that shapes and text are one draw.
const white = 1.5

// mesh is triangles in device pixels, in painting order. Its methods take CSS pixels.
//
// An edge is smoothed by a feather: opacity falls to zero over one device pixel, half of it on either side of
// the edge. For an upright edge that is exactly the share of each pixel that is covered.
type mesh struct {
	vertices []vertex
	indices  []uint32
	scale    float64 // device pixels per CSS pixel
	outlined []picture.Point
}

func (m *mesh) reset(scale float64) {
	m.vertices, m.indices, m.scale = m.vertices[:0], m.indices[:0], scale
}

// feather is one device pixel.
func (m *mesh) feather() float64 { return 1 / m.scale }

// next is the index of the vertex that is added next.
func (m *mesh) next() uint32 { return uint32(len(m.vertices)) }

// add adds a vertex at p moved by d·n, with opacity a of c.
func (m *mesh) add(p, n picture.Point, d float64, c ink, a float32) {
	m.vertices = append(m.vertices, vertex{
		DstX: float32((p.X + n.X*d) * m.scale), DstY: float32((p.Y + n.Y*d) * m.scale), SrcX: white, SrcY: white,
		ColorR: c.R * a, ColorG: c.G * a, ColorB: c.B * a, ColorA: c.A * a,
	})
}

// quad joins the edges a–b and c–d.
func (m *mesh) quad(a, b, c, d uint32) { m.indices = append(m.indices, a, b, c, b, c, d) }

func (m *mesh) triangle(a, b, c uint32) { m.indices = append(m.indices, a, b, c) }

// sprite adds a piece of the atlas page at a whole device pixel.
func (m *mesh) sprite(x, y float64, s *sprite, c ink) {
	if s.colour {
		c = ink{c.A, c.A, c.A, c.A}
	}
	k := m.next()
	for i := range 4 {
		dx, dy := float32(i&1*s.w), float32(i>>1*s.h)
		m.vertices = append(m.vertices, vertex{
			DstX: float32(x) + dx, DstY: float32(y) + dy, SrcX: float32(s.x) + dx, SrcY: float32(s.y) + dy,
			ColorR: c.R, ColorG: c.G, ColorB: c.B, ColorA: c.A,
		})
	}
	m.quad(k, k+1, k+2, k+3)
}

// polygon fills a convex polygon.
func (m *mesh) polygon(ps []picture.Point, c ink) {
	half, k, n := m.feather()/2, m.next(), uint32(len(ps))
	if area(ps) < 0 {
		half = -half
	}
	for i := range ps {
		miter := miter(normal(ps[(i+len(ps)-1)%len(ps)], ps[i]), normal(ps[i], ps[(i+1)%len(ps)]))
		m.add(ps[i], miter, -half, c, 1)
		m.add(ps[i], miter, half, c, 0)
	}
	for i := range n {
		if i > 1 {
			m.triangle(k, k+2*i-2, k+2*i)
		}
		j := (i + 1) % n
		m.quad(k+2*i, k+2*i+1, k+2*j, k+2*j+1)
	}
}

// area is twice the area of a polygon, positive when it runs clockwise on the screen.
func area(ps []picture.Point) float64 {
	sum := 0.0
	for i, p := range ps {
		q := ps[(i+1)%len(ps)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}

// normal is the unit vector to the left of the way from a to b, seen on the screen: outward for a clockwise
// polygon. It is zero if the points coincide, or nearly: the way between those has no direction to go by.
func normal(a, b picture.Point) picture.Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Sqrt(dx*dx + dy*dy) // one instruction, which Hypot is not
	if l < 1e-6 {
		return picture.Point{}
	}
	return picture.Point{X: dy / l, Y: -dx / l}
}

// miter is the vector from a corner to the corner of an outline one unit outside, for the normals of the two
// edges that meet there. It is at most 3 long, so that sharp corners do not grow spikes.
func miter(a, b picture.Point) picture.Point {
	switch (picture.Point{}) {
	case a:
		return b
	case b:
		return a
	}
	k := 1 / max(0.22, 1+a.X*b.X+a.Y*b.Y)
	return picture.Point{X: (a.X + b.X) * k, Y: (a.Y + b.Y) * k}
}
