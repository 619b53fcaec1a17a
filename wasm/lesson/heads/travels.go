package heads

import (
	"math"

	"glassbox/wasm/picture"
)

// travels draws what is on its way between the strips and the heads' panels.
func (s *scene) travels() {
	o := s.film[s.op]
	for k := range s.h {
		t := s.share(o.id, k)
		up := s.toPanel(k)
		switch o.id {
		case "q", "k", "v":
			s.mark(up, t, colour(k))
		case "concat":
			s.mark(reversed(up), t, colour(k))
		case "dmix":
			s.mark(up, t, picture.Grad)
		case "dx":
			s.mark(reversed(up), t, picture.Grad)
		case "out":
			s.mark(s.between(k), t, colour(k))
		case "dconcat":
			s.mark(reversed(s.between(k)), t, picture.Grad)
		}
	}
}

// toPanel is the way from the part of head k in the upper strip to its panel, beside what stands between.
func (s *scene) toPanel(k int) []picture.Point {
	b, p := s.sliceBox(k, s.h, 0), s.panels[k]
	x, y, lane := b.X+b.W/2, b.Y-28, s.strips-40
	if p.Y+p.H+20 < s.strips-60 && !s.apart {
		lane = p.Y + p.H + 8
	}
	if p.Y < s.panels[s.h-1].Y { // past the lower row of panels
		return []picture.Point{{X: x, Y: y}, {X: x, Y: lane}, {X: p.X - 14, Y: lane}, {X: p.X - 14, Y: p.Y + p.H}}
	}
	return []picture.Point{{X: x, Y: y}, {X: x, Y: lane}, {X: p.X + p.W/2, Y: lane}, {X: p.X + p.W/2, Y: p.Y + p.H + 2}}
}

// between is the way of a head's part from the upper strip to the lower one.
func (s *scene) between(k int) []picture.Point {
	a, b := s.sliceBox(k, s.h, 0), s.sliceBox(k, s.h, 1)
	return []picture.Point{{X: a.X + a.W/2, Y: a.Y + a.H}, {X: b.X + b.W/2, Y: b.Y}}
}

func reversed(ps []picture.Point) []picture.Point {
	back := make([]picture.Point, len(ps))
	for i, p := range ps {
		back[len(ps)-1-i] = p
	}
	return back
}

// mark draws a mark under way along a line, with the line behind it.
func (s *scene) mark(points []picture.Point, t float64, role picture.Role) {
	if t = eased(t); t == 0 {
		return
	}
	total := 0.0
	for i := 1; i < len(points); i++ {
		total += distance(points[i-1], points[i])
	}
	left, path := t*total, points[:1:1]
	for i := 1; i < len(points); i++ {
		d := distance(points[i-1], points[i])
		if left <= d {
			k := left / max(d, 1e-9)
			path = append(path, picture.Point{X: points[i-1].X + (points[i].X-points[i-1].X)*k, Y: points[i-1].Y + (points[i].Y-points[i-1].Y)*k})
			break
		}
		path, left = append(path, points[i]), left-d
	}
	r := 5.0
	if total < 30 {
		r = 3
	}
	s.Add(picture.Curve{Points: path, Stroke: picture.Stroke{Paint: picture.Solid(role), Width: 1.5}},
		picture.Circle(path[len(path)-1], r, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
}

func distance(a, b picture.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
