package picture

import "math"

// Cubic is a cubic Bézier curve by its four points.
type Cubic [4]Point

// Straight is the cubic along the line from a to b.
func Straight(a, b Point) Cubic { return Cubic{a, mix(a, b, 1.0/3), mix(a, b, 2.0/3), b} }

func mix(a, b Point, t float64) Point { return Point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t} }

// At is the point at t in 0 … 1.
func (c Cubic) At(t float64) Point {
	u := 1 - t
	a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{a*c[0].X + b*c[1].X + d*c[2].X + e*c[3].X, a*c[0].Y + b*c[1].Y + d*c[2].Y + e*c[3].Y}
}

// Split cuts the curve at t by de Casteljau's construction.
func (c Cubic) Split(t float64) (before, after Cubic) {
	ab, bc, cd := mix(c[0], c[1], t), mix(c[1], c[2], t), mix(c[2], c[3], t)
	abc, bcd := mix(ab, bc, t), mix(bc, cd, t)
	m := mix(abc, bcd, t)
	return Cubic{c[0], ab, abc, m}, Cubic{m, bcd, cd, c[3]}
}

// Points are n+1 points along the curve.
func (c Cubic) Points(n int) []Point {
	ps := make([]Point, n+1)
	for i := range ps {
		ps[i] = c.At(float64(i) / float64(n))
	}
	return ps
}

// Flat is the curve as points, few enough to draw fast and so many that no straight piece between two is further from
// it than off pixels. What a piece of n misses is at most 3/4n² of how far a control point lies from the middle between
// its neighbours.
func (c Cubic) Flat(off float64) []Point {
	bend := max(bent(c[0], c[1], c[2]), bent(c[1], c[2], c[3]))
	return c.Points(1 + int(math.Sqrt(0.75*bend/off)))
}

// bent is the length of a − 2b + c.
func bent(a, b, c Point) float64 { return math.Hypot(a.X-2*b.X+c.X, a.Y-2*b.Y+c.Y) }

// Arrow runs along Curve and ends in a filled head whose tip is the end of the curve. Reach below 1 draws only
// that share of the way, without the head: what has been travelled so far.
type Arrow struct {
	Curve Cubic
	Width float64 // of the shaft
	Paint Paint
	Reach float64
}

// HeadSize is the length and the half width of the head of a shaft of width w.
func HeadSize(w float64) (length, half float64) { return 5 + 1.5*w, 2.6 + 0.95*w }

// Shaft is the line of the arrow, which ends inside its head.
func (a Arrow) Shaft() Cubic {
	if a.Reach < 1 {
		before, _ := a.Curve.Split(max(0, a.Reach))
		return before
	}
	length, _ := HeadSize(a.Width)
	before, _ := a.Curve.Split(a.cut(0.75 * length))
	return before
}

// cut is the parameter at which the curve comes within d of its end.
func (a Arrow) cut(d float64) float64 {
	lo, hi := 0.0, 1.0
	for range 20 {
		m := (lo + hi) / 2
		p := a.Curve.At(m)
		if dx, dy := p.X-a.Curve[3].X, p.Y-a.Curve[3].Y; dx*dx+dy*dy > d*d {
			lo = m
		} else {
			hi = m
		}
	}
	return lo
}

// Head is the triangle of the head, its tip first; ok is false while the arrow is on its way.
func (a Arrow) Head() (tip [3]Point, ok bool) {
	if a.Reach < 1 {
		return tip, false
	}
	length, half := HeadSize(a.Width)
	end, from := a.Curve[3], a.Curve.At(a.cut(length))
	dx, dy := end.X-from.X, end.Y-from.Y
	l := math.Hypot(dx, dy)
	if l == 0 {
		return tip, false
	}
	dx, dy = dx/l, dy/l
	bx, by := end.X-dx*length, end.Y-dy*length
	return [3]Point{end, {bx - dy*half, by + dx*half}, {bx + dy*half, by - dx*half}}, true
}

// rough is how close the points are that are only measured.
const rough = 0.25

// Bounds is the box around shaft and head.
func (a Arrow) Bounds() Box {
	ps := a.Shaft().Flat(rough)
	if h, ok := a.Head(); ok {
		ps = append(ps, h[:]...)
	}
	return around(ps).Grown(a.Width / 2)
}

func (a Arrow) hit(p Point) bool { return near(a.Shaft().Flat(rough), p, max(6, a.Width/2+2)) }

func around(ps []Point) Box {
	if len(ps) == 0 {
		return Box{}
	}
	x0, y0, x1, y1 := ps[0].X, ps[0].Y, ps[0].X, ps[0].Y
	for _, p := range ps[1:] {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	return Box{x0, y0, x1 - x0, y1 - y0}
}

// near reports whether p lies within d of the line through the points.
func near(ps []Point, p Point, d float64) bool {
	for i := 1; i < len(ps); i++ {
		if distance(ps[i-1], ps[i], p) <= d {
			return true
		}
	}
	return false
}

func distance(a, b, p Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
	}
	return math.Hypot(a.X+t*dx-p.X, a.Y+t*dy-p.Y)
}
