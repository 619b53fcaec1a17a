package paint

import (
	"math"

	"glassbox/wasm/picture"
)

// pen is how a line is drawn. Across, it is full up to inner on either side of the middle and falls to nothing
// at outer. A line thinner than a device pixel is as wide as one and fainter.
type pen struct {
	inner, outer float64
	ink          ink
	round        bool // has round caps and joins, else butt caps and mitred joins, as in SVG
}

func (m *mesh) pen(width float64, c ink, round bool) pen {
	f := m.feather()
	share := float32(min(1, width/f))
	c = ink{c.R * share, c.G * share, c.B * share, c.A * share}
	return pen{math.Abs(width-f) / 2, (width + f) / 2, c, round}
}

// line strokes the open line through ps.
func (m *mesh) line(ps []picture.Point, p pen) {
	from := 0
	for i := 1; i+1 < len(ps); i++ {
		if p.round && sharp(ps[i-1], ps[i], ps[i+1]) {
			m.strip(ps[from:i+1], p)
			from = i
		}
	}
	m.strip(ps[from:], p)
}

// sharp reports whether the way turns at b by more than 60 degrees: there two round caps make the join.
func sharp(a, b, c picture.Point) bool {
	n, o := normal(a, b), normal(b, c)
	return n != (picture.Point{}) && o != (picture.Point{}) && n.X*o.X+n.Y*o.Y < 0.5
}

// strip strokes a line without sharp turns.
func (m *mesh) strip(ps []picture.Point, p pen) {
	last := len(ps) - 1
	if last < 1 {
		return
	}
	first, final := normal(ps[0], ps[1]), normal(ps[last-1], ps[last])
	start, end := ps[0], ps[last]
	if p.round {
		m.cap(start, turned(first, math.Pi), p)
		m.cap(end, final, p)
	} else {
		h := m.feather() / 2
		m.row(toward(ps[0], ps[1], -h), first, p, 0, false)
		start, end = toward(ps[0], ps[1], h), toward(ps[last], ps[last-1], h)
	}
	m.row(start, first, p, 1, !p.round)
	for i, before := 1, first; i < last; i++ {
		after := normal(ps[i], ps[i+1])
		m.row(ps[i], miter(before, after), p, 1, true)
		before = after
	}
	m.row(end, final, p, 1, true)
	if !p.round {
		m.row(toward(ps[last], ps[last-1], -m.feather()/2), final, p, 0, true)
	}
}

// ring strokes the closed line through ps, with mitred corners.
func (m *mesh) ring(ps []picture.Point, p pen) {
	n := len(ps)
	for i := range n + 1 {
		before, at, after := ps[(i+n-1)%n], ps[i%n], ps[(i+1)%n]
		m.row(at, miter(normal(before, at), normal(at, after)), p, 1, i > 0)
	}
}

// toward is the point d from a on the way to b; d is at most half of the way.
func toward(a, b picture.Point, d float64) picture.Point {
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	if l == 0 {
		return a
	}
	d = min(d, l/2) / l
	return picture.Point{X: a.X + (b.X-a.X)*d, Y: a.Y + (b.Y-a.Y)*d}
}

// row adds the four vertices of the profile at a point, and joins them with the row before.
func (m *mesh) row(at, n picture.Point, p pen, share float32, joined bool) {
	m.add(at, n, p.outer, p.ink, 0)
	m.add(at, n, p.inner, p.ink, share)
	m.add(at, n, -p.inner, p.ink, share)
	m.add(at, n, -p.outer, p.ink, 0)
	if !joined {
		return
	}
	k := m.next() - 8
	for i := range uint32(3) {
		m.quad(k+i, k+i+1, k+i+4, k+i+5)
	}
}

// cap adds half a disc at the end of a line: clockwise from the normal n, around the way the line came.
func (m *mesh) cap(at, n picture.Point, p pen) {
	k, steps := m.next(), m.steps(p.outer, math.Pi)
	m.add(at, n, 0, p.ink, 1)
	for i := range steps + 1 {
		d := turned(n, math.Pi*float64(i)/float64(steps))
		m.add(at, d, p.inner, p.ink, 1)
		m.add(at, d, p.outer, p.ink, 0)
		if i > 0 {
			j := m.next() - 4
			m.triangle(k, j, j+2)
			m.quad(j, j+1, j+2, j+3)
		}
	}
}

// turned is n turned clockwise on the screen by an angle.
func turned(n picture.Point, angle float64) picture.Point {
	sin, cos := math.Sincos(angle)
	return picture.Point{X: n.X*cos - n.Y*sin, Y: n.X*sin + n.Y*cos}
}

// steps is into how many straight pieces an arc is cut, so that none is off by more than a twentieth of a
// device pixel.
func (m *mesh) steps(radius, angle float64) int {
	if radius *= m.scale; radius < 0.1 {
		return 1
	}
	return 1 + int(angle/(2*math.Acos(1-0.05/radius)))
}

// dashes cuts a line into marks of a length with gaps between, starting with a mark.
func dashes(ps []picture.Point, mark, gap float64, yield func([]picture.Point)) {
	var piece []picture.Point
	on, left := true, mark
	if len(ps) > 0 {
		piece = append(piece, ps[0])
	}
	for i := 1; i < len(ps); i++ {
		for a := ps[i-1]; ; {
			l := math.Hypot(ps[i].X-a.X, ps[i].Y-a.Y)
			if l <= left {
				left -= l
				piece = append(piece, ps[i])
				break
			}
			t := left / l
			a = picture.Point{X: a.X + (ps[i].X-a.X)*t, Y: a.Y + (ps[i].Y-a.Y)*t}
			if on {
				yield(append(piece, a))
			}
			if on, left = !on, mark; !on {
				left = gap
			}
			piece = append(piece[:0], a)
		}
	}
	if on {
		yield(piece)
	}
}
