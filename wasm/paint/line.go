package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// pen is how a line is drawn. A round one makes round ends and joins, else they are butt and mitred, as in SVG.
type pen struct {
	width float64
	dash  picture.Dash
	round bool
	ink   ink
}

// line strokes the open line through ps. At a sharp turn two round ends make the join, except of a broken line,
// whose marks count from its beginning.
func (m *mesh) line(ps []picture.Point, p pen) {
	way := m.way[:0]
	for _, at := range ps {
		if len(way) == 0 || distance(way[len(way)-1], at) > 1e-6 { // between those there is no direction to go by
			way = append(way, at)
		}
	}
	m.way = way
	from := 0
	for i := 1; i+1 < len(way); i++ {
		if p.round && p.dash == picture.Full && sharp(way[i-1], way[i], way[i+1]) {
			m.strip(way[from:i+1], p)
			from = i
		}
	}
	m.strip(way[from:], p)
}

// sharp reports whether the way turns at b by more than 60 degrees.
func sharp(a, b, c picture.Point) bool {
	n, o := normal(a, b), normal(b, c)
	return n.X*o.X+n.Y*o.Y < 0.5
}

// strip strokes a line without sharp turns: a rectangle that is bent along it, with two vertices for each point.
func (m *mesh) strip(ps []picture.Point, p pen) {
	last := len(ps) - 1
	if last < 1 {
		return
	}
	half, radius := p.width*m.scale/2, 0.0
	if p.round {
		radius = half
	}
	gone := -length(ps) * m.scale / 2 // from the middle
	f := form{float32(radius - gone), float32(half), float32(radius)}.dashed(p.dash)
	before, beyond := normal(ps[0], ps[1]), radius+0.5
	for i, at := range ps {
		x, y, n, end := at.X*m.scale, at.Y*m.scale, before, 0.0
		switch {
		case i == 0:
			end = -beyond
		case i == last:
			end = beyond
		default:
			after := normal(at, ps[i+1])
			n, before = miter(before, after), after
		}
		x, y = x-n.Y*end, y+n.X*end
		across := half + 0.5
		k := m.next()
		m.add(x+n.X*across, y+n.Y*across, gone+end, across, p.ink, f)
		m.add(x-n.X*across, y-n.Y*across, gone+end, -across, p.ink, f)
		if i > 0 {
			m.join(k-2, k-1, k, k+1)
		}
		if i < last {
			gone += distance(at, ps[i+1]) * m.scale
		}
	}
}

// length is that of the way through ps.
func length(ps []picture.Point) (sum float64) {
	for i := 1; i < len(ps); i++ {
		sum += distance(ps[i-1], ps[i])
	}
	return sum
}

func distance(a, b picture.Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	return math.Sqrt(dx*dx + dy*dy) // one instruction, which Hypot is not
}

// normal is the unit vector to the left of the way from a to b, seen on the screen: outward for a clockwise polygon.
func normal(a, b picture.Point) picture.Point {
	l := distance(a, b)
	return picture.Point{X: (b.Y - a.Y) / l, Y: (a.X - b.X) / l}
}

// miter is the vector from a corner to the corner of an outline one unit outside, for the normals of the two
// edges that meet there. It is at most 3 long, so that sharp corners do not grow spikes.
func miter(a, b picture.Point) picture.Point {
	k := 1 / max(0.22, 1+a.X*b.X+a.Y*b.Y)
	return picture.Point{X: (a.X + b.X) * k, Y: (a.Y + b.Y) * k}
}
