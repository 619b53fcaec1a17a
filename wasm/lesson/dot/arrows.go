package dot

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// arrows draws the two vectors, the angle between them and the shadow of one on the other.
func (s *scene) arrows() {
	f := s.field()
	s.ground(f)
	s.shadow(f)
	s.arc(f)
	s.lengths(f)
	s.vector(f, "a", f.a, picture.Ink1)
	s.vector(f, "b", f.b, s.tone())
	s.names(f)
}

// tone is the colour of b: that of the sign of the product, once it is known.
func (s *scene) tone() picture.Role {
	if !s.has(stage{sum, 0, len(s.p.sums) - 1}) || at(s.p.s) == 0 {
		return picture.Ink2
	}
	return figure.SignLine(at(s.p.s))
}

// vector draws an arrow that can be dragged; one without length is a point.
func (s *scene) vector(f field, id string, v []float64, role picture.Role) {
	tip := f.at(v)
	full := s.a
	if id == "b" {
		full = s.b
	}
	ring := picture.Circle(tip, 11, picture.Paint{}, picture.Stroke{})
	it := picture.Item{ID: id, Label: say("item.vector", "name", id), Value: tuple(full), Drag: f.drag(id), Ring: ring}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box.Grown(6)})
		if math.Hypot(tip.X-f.origin.X, tip.Y-f.origin.Y) < 8 {
			s.Add(picture.Circle(tip, 4.5, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
			return
		}
		s.Add(picture.Arrow{Curve: picture.Straight(f.origin, tip), Width: 2.25 + 0.9*f.near(v), Paint: picture.Solid(role), Reach: 1})
	})
}

// names stand beside the tips, each on the side away from the other arrow.
func (s *scene) names(f field) {
	a, b := f.at(f.a), f.at(f.b)
	side := (a.X-f.origin.X)*(b.Y-f.origin.Y) - (a.Y-f.origin.Y)*(b.X-f.origin.X)
	way := 1.0
	if side > 0 {
		way = -1
	}
	s.name(f, "a", a, way)
	s.name(f, "b", b, -way)
}

func (s *scene) name(f field, name string, tip picture.Point, way float64) {
	dx, dy := tip.X-f.origin.X, tip.Y-f.origin.Y
	l := math.Hypot(dx, dy)
	if l < 8 {
		dx, dy, l = way*0.6, -0.8, 1
	}
	dx, dy = dx/l, dy/l
	x, y := tip.X+dx*9-dy*way*13, tip.Y+dy*9+dx*way*13+5
	x = max(s.plane.X+8, min(s.plane.X+s.plane.W-8, x))
	y = max(s.plane.Y+14, min(s.plane.Y+s.plane.H-4, y))
	label := figure.Name.Sized(15, 500).At(picture.Middle).In(picture.Ink1)
	label.Italic = true
	s.Write(x, y, name, label)
}

// lengths draws what measures an arrow: a line along it, as far as it has come.
func (s *scene) lengths(f field) {
	for _, m := range []struct {
		st stage
		v  []float64
	}{{stage{event: lengthA}, f.a}, {stage{event: lengthB}, f.b}} {
		if t := s.moving(m.st); t > 0 {
			end := f.at(scaled(m.v, timeline.Ease(t)))
			s.Add(picture.Line(f.origin, end, picture.Stroke{Paint: picture.Solid(picture.NowWash), Width: 18}),
				picture.Line(f.origin, end, picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 6}))
		}
	}
}

// shadow drops b at a right angle on the line of a, and lays the distance from the origin along it.
func (s *scene) shadow(f field) {
	st := stage{event: shadow}
	t := s.reached(st)
	if t == 0 {
		return
	}
	foot := scaled(f.a, inner(f.a, f.b)/inner(f.a, f.a))
	p, tip := f.at(foot), f.at(f.b)
	t = timeline.Ease(t)
	if inner(f.a, f.b) < 0 { // the line of a goes on behind the origin
		s.Add(picture.Line(f.origin, p, figure.Empty))
	}
	drop := picture.Point{X: tip.X + (p.X-tip.X)*t, Y: tip.Y + (p.Y-tip.Y)*t}
	band := picture.Stroke{Paint: picture.Paint{Role: s.fill(), Share: 0.5, Alpha: 1}, Width: 9}
	end := f.at(scaled(foot, t))
	ring := picture.Circle(p, 7, picture.Paint{}, picture.Stroke{})
	draw := func() {
		s.Add(picture.Line(f.origin, end, band), picture.Line(tip, drop, figure.Pending))
	}
	if !s.has(st) {
		draw()
		return
	}
	s.Item(picture.Item{ID: "shadow", Label: say("noun.shadow"), Value: number.Format(at(s.p.shadow)), Ring: ring}, draw)
	s.corner(f, foot)
}

func (s *scene) fill() picture.Role {
	if at(s.p.s) < 0 {
		return picture.Neg
	}
	return picture.Pos
}

// corner marks the right angle at the foot of the shadow.
func (s *scene) corner(f field, foot []float64) {
	u, w := f.turn()
	side := 9 / f.unit
	rise := inner(f.b, w)
	if rise < 3*side || norm(foot) < 2*side {
		return
	}
	if inner(f.a, f.b) < 0 {
		u = scaled(u, -1)
	}
	along := plus(foot, -side, u)
	points := []picture.Point{f.at(along), f.at(plus(along, side, w)), f.at(plus(foot, side, w))}
	s.Add(picture.Curve{Points: points, Stroke: figure.Rest})
}

// arc draws the angle from a to b as far as it has been measured.
func (s *scene) arc(f field) {
	st := stage{event: theta}
	t := s.reached(st)
	if t == 0 {
		return
	}
	u, w := f.turn()
	r := max(14/f.unit, min(42/f.unit, 0.4*min(norm(f.a), norm(f.b))))
	on := func(angle, r float64) picture.Point {
		sin, cos := math.Sincos(angle)
		return f.at(plus(scaled(u, r*cos), r*sin, w))
	}
	var points []picture.Point
	end := s.p.theta * timeline.Ease(t)
	for i := range 33 {
		points = append(points, on(end*float64(i)/32, r))
	}
	curve := picture.Curve{Points: points, Stroke: figure.Ringed}
	if !s.has(st) {
		s.Add(curve)
		return
	}
	at := on(s.p.theta/2, r+14/f.unit)
	if s.p.theta < 0.5 { // between the arrows is no room
		at = on(s.p.theta/2+math.Pi, 16/f.unit)
	}
	label := figure.Name.Sized(15, 500).At(picture.Middle)
	label.Italic = true
	ring := picture.Circle(at, 10, picture.Paint{}, picture.Stroke{})
	it := picture.Item{ID: "theta", Label: say("item.angle", "name", "θ"), Value: degrees(s.p.theta), Ring: ring}
	s.Item(it, func() {
		s.Add(curve, picture.Rect{Box: ring.Box})
		s.Write(at.X, at.Y+5, "θ", label)
	})
}
