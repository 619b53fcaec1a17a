package entropy

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// axes maps numbers to places in a box. What lies outside is kept at its edge.
type axes struct {
	picture.Box
	y0, y1 float64 // the numbers at the lower and the upper edge; across it is always 0 … 1
}

func (a axes) at(x, y float64) picture.Point {
	y = max(a.y0, min(a.y1, y))
	return picture.Point{X: a.X + x*a.W, Y: a.Y + a.H*(a.y1-y)/(a.y1-a.y0)}
}

// sampled are the points of a function between x0 and 1, closer together where it is steep, near 0.
func (a axes) sampled(x0 float64, f func(float64) float64) []picture.Point {
	const n = 64
	ps := make([]picture.Point, n+1)
	for i := range ps {
		t := float64(i) / n
		x := x0 + (1-x0)*t*t
		ps[i] = a.at(x, f(x))
	}
	return ps
}

// frame draws the lower and the left edge of a plot, with ticks at 0, ½ and 1 and a few upright.
func (s *scene) frame(a axes, name string) {
	floor := a.at(0, 0).Y
	s.Add(picture.Curve{Points: []picture.Point{{X: a.X, Y: a.Y}, {X: a.X, Y: a.Y + a.H}}, Stroke: figure.Hairline},
		picture.Line(picture.Point{X: a.X, Y: floor}, picture.Point{X: a.X + a.W, Y: floor}, figure.Edge))
	for _, x := range []float64{0, 0.5, 1} {
		s.Write(a.X+x*a.W, a.Y+a.H+17, number.Format(x), figure.Note.At(picture.Middle))
	}
	s.Write(a.X+0.75*a.W, a.Y+a.H+17, name, figure.Name.At(picture.Middle))
	for _, y := range a.ticks() {
		p := a.at(0, y)
		s.Add(picture.Line(picture.Point{X: p.X - 4, Y: p.Y}, p, figure.Hairline))
		s.Write(p.X-8, p.Y+4, number.Format(y), figure.Note.At(picture.End).Within(40))
	}
}

// surpriseAxes leave room for the highest surprise on screen; the curve itself has no highest point.
func (s *scene) surpriseAxes() axes {
	top := 5.0 * s.unit.scale
	for _, r := range s.rows {
		if x := s.of(r.point).X; r.point != "" && finite(x) {
			top = max(top, 1.15*x)
		}
	}
	return axes{s.plot, 0, top}
}

// ticks are about three round numbers from 0 to the upper edge, or the lower one where the other is 0.
func (a axes) ticks() (ys []float64) {
	top, sign := a.y1, 1.0
	if top <= 0 {
		top, sign = -a.y0, -1
	}
	step := math.Pow(10, math.Floor(math.Log10(top)))
	for top/step < 3 {
		step /= 2
	}
	for top/step > 5 {
		step *= 2
	}
	for y := step; y < 0.97*top; y += step {
		ys = append(ys, sign*y)
	}
	return ys
}

// letter is what the probability of the curve is called.
func (s *scene) letter() string {
	if s.preset == "spam" {
		return "r"
	}
	return "q"
}

// curve draws −ln q over the axis of the bars, and the way it goes on above.
func (s *scene) curve() {
	a := s.surpriseAxes()
	s.frame(a, s.letter())
	s.Write(a.X-8, a.Y-10, "−"+s.unit.log+" "+s.letter(), figure.Title.At(picture.End).Within(s.nameW))
	k := s.unit.scale
	points := a.sampled(math.Exp(-a.y1/k), func(x float64) float64 { return -k * math.Log(x) })
	s.Add(picture.Curve{Points: points, Stroke: picture.Stroke{Paint: picture.Solid(picture.NegLine), Width: 2}})
}

// spot is the point of a row on the curve.
func (s *scene) spot(i int) picture.Point {
	return s.surpriseAxes().at(s.of(s.rows[i].at).X, s.of(s.rows[i].point).X)
}

// marked are the rows whose surprises are known, with their points.
func (s *scene) marked(yield func(i int, p picture.Point) bool) {
	for i, r := range s.rows {
		if s.has(r.point) && !yield(i, s.spot(i)) {
			return
		}
	}
}

// guides draw the ways from the bars down to the curve that have been taken.
func (s *scene) guides() {
	for i, p := range s.marked {
		s.Add(picture.Line(s.foot(i), p, figure.Empty))
	}
}

// foot is the end of a row's bar, at its lower edge.
func (s *scene) foot(i int) picture.Point {
	r := s.rows[i]
	y := s.top(i) + upper + 3
	if b, _ := r.barOf(r.at); b.thin {
		y = s.top(i) + upper + 23
	}
	return picture.Point{X: s.along(s.of(r.at).X), Y: y}
}

// points marks the known surprises on the curve: what counts is solid and named, what did not happen is hollow.
func (s *scene) points() {
	var taken []picture.Box
	for i, p := range s.marked {
		r := s.rows[i]
		if !finite(s.of(r.point).X) {
			up := picture.Straight(picture.Point{X: p.X, Y: p.Y + 12}, picture.Point{X: p.X, Y: p.Y - 9})
			s.Add(picture.Arrow{Curve: up, Width: 2, Paint: picture.Solid(picture.NegLine), Reach: 1})
		} else if s.p[i] == 0 && s.preset != "spam" {
			s.Add(picture.Circle(p, 4, picture.Solid(picture.Ground), figure.Ringed))
		} else {
			s.Add(solid(p))
		}
		taken = s.named(r, p, taken)
	}
	s.tangent()
}

// solid is the point of what counts.
func solid(p picture.Point) picture.Shape {
	return picture.Circle(p, 5.5, picture.Solid(picture.Ink1), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5})
}

// named writes the name of a point beside it where there is room.
func (s *scene) named(r row, p picture.Point, taken []picture.Box) []picture.Box {
	t := picture.Text{At: picture.Point{X: p.X + 8, Y: p.Y - 9}, S: r.name, Size: 12, Weight: 400, Paint: picture.Solid(picture.Ink2)}
	if r.bold {
		t.S, t.Weight, t.Paint = film.Written(s.of(r.point).X), 500, picture.Solid(picture.Ink1)
	}
	if !finite(s.of(r.point).X) {
		t.S, t.At.Y = "∞", p.Y+22
	}
	b := t.Bounds().Grown(2)
	if b.X+b.W > s.ax1+2*s.gap { // then on its left, above the curve
		t.Anchor, t.At.X = picture.End, p.X-6
		far := max(1e-9, (t.Bounds().X-s.ax0)/(s.ax1-s.ax0))
		t.At.Y = min(t.At.Y, s.surpriseAxes().at(far, -s.unit.scale*math.Log(far)).Y-6)
		b = t.Bounds().Grown(2)
	}
	if s.crossed(b, p) {
		return taken
	}
	for _, o := range taken {
		if b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
			return taken
		}
	}
	s.Add(t)
	return append(taken, b)
}

// crossed reports whether the guide of another point runs through a box.
func (s *scene) crossed(b picture.Box, own picture.Point) bool {
	for _, p := range s.marked {
		if p != own && p.X > b.X && p.X < b.X+b.W && p.Y > b.Y {
			return true
		}
	}
	return false
}

// tangent draws the slope of the curve where the true class stands, once it is known: it is the gradient by q.
func (s *scene) tangent() {
	if s.ended == "" || s.preset == "spam" {
		return
	}
	id := numbered("dq", s.truth)
	slope := s.of(id).X
	if !s.has(id) || !finite(slope) {
		return
	}
	a := s.surpriseAxes()
	p, dy := s.spot(s.truth), -slope*a.H/a.y1/a.W // pixels down for one to the right, upside down
	long := 46 / math.Hypot(1, dy)
	up := min(long, (p.Y-a.Y+8)/math.Abs(dy)) // neither end leaves the plot
	down := min(long, (a.Y+a.H-p.Y)/math.Abs(dy), a.X+a.W-p.X)
	from, to := picture.Point{X: p.X - up, Y: p.Y - up*dy}, picture.Point{X: p.X + down, Y: p.Y + down*dy}
	s.Add(picture.Line(from, to, picture.Stroke{Paint: picture.Solid(picture.Grad), Width: 2}), solid(p))
}
