package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// square are axes with equal units, so that the mirror is a diagonal.
func (s *scene) square() figure.Axes {
	b := s.plot
	side := min(b.W, b.H)
	b.X, b.W, b.H = b.X+(b.W-side)/2, side, side
	x := s.Single("power").Value
	reach := figure.Round(1.1 * max(1, math.Abs(s.p), x))
	low := -max(0.5*reach, 1.1*math.Max(-s.p, 0))
	a := figure.Axes{Box: b, X0: low, X1: reach, Y0: low, Y1: reach}.Fitted()
	a.Box.W = side // it has room at the right
	return a
}

// mirror draws the exponential and the logarithm as one curve and its mirror image.
func (s *scene) mirror() {
	a := s.square()
	s.Axes(a)
	s.Add(picture.Line(a.At(a.X0, a.Y0), a.At(a.X1, a.Y1), figure.Pending))
	s.traced(a, s.exponential(a, false), picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 2})
	s.traced(a, s.exponential(a, true), blue)
	x := s.Single("power").Value
	s.swap(a, x)
	s.tangent(a, s.p, x, "dp")
	s.tangent(a, x, s.p, "dpower")
	s.raised(a, x)
	s.label(a)
	s.pairs()
}

// label names each curve where it leaves the picture, the exponential on the side where it does not run.
func (s *scene) label(a figure.Axes) {
	exit := s.factor() * math.Log(a.Y1)
	up, right := a.At(max(a.X0, min(a.X1, exit)), a.Y1), a.At(a.X1, max(a.Y0, min(a.Y1, exit)))
	x, side := up.X-8, picture.End
	if up.X < a.Box.Center().X {
		x, side = up.X+8, picture.Start
	}
	s.Write(x, up.Y+14, "x = "+number.Power(s.baseName(), "p"), figure.Name.At(side))
	look := figure.Name.In(picture.PosInk).Within(s.plot.X + s.plot.W - right.X)
	if figure.Roomy(s.log()+" x", look) {
		s.Write(right.X+5, right.Y+4, s.log()+" x", look)
		return
	}
	s.Write(right.X-4, right.Y-9, s.log()+" x", look.At(picture.End).Within(0))
}

// exponential are points of the base raised to a power, or with power and result swapped.
func (s *scene) exponential(a figure.Axes, swapped bool) [][2]float64 {
	const n = 240
	points := make([][2]float64, n+1)
	for i := range points {
		p := a.X0 + (a.X1-a.X0)*float64(i)/n
		x := math.Pow(s.base, p)
		points[i] = [2]float64{p, x}
		if swapped {
			points[i] = [2]float64{x, p}
		}
	}
	return points
}

// swap draws the way of the point across the mirror.
func (s *scene) swap(a figure.Axes, x float64) {
	if t := s.reached("power"); t > 0 {
		s.Guides(a, s.p, s.p+(x-s.p)*timeline.Ease(t))
	}
	if t := s.reached("log"); t > 0 {
		from, to := a.At(s.p, x), a.At(x, s.p)
		k := timeline.Ease(t)
		end := picture.Point{X: from.X + (to.X-from.X)*k, Y: from.Y + (to.Y-from.Y)*k}
		s.Add(picture.Line(from, end, picture.Stroke{Paint: picture.Solid(picture.Ink3), Width: 1.25}))
		s.Add(figure.Dot(end, 6, picture.PosLine))
	}
}

// raised is the point on the exponential curve, or p on its axis before it is raised. A drag moves p.
func (s *scene) raised(a figure.Axes, x float64) {
	at, it := a.At(s.p, 0), picture.Item{ID: "p-point", Label: say("noun.point"), Value: number.Format(s.p)}
	if s.has("power") {
		at, it.Value = a.At(s.p, x), number.Format(x)
	}
	s.handle(a, it, "p", at)
}

// pairs are the numbers: there, and back. Where there is room, more pairs stand below.
func (s *scene) pairs() {
	x, w, y := s.left, s.room, s.top+30
	s.chained(y, []string{"p", "power", "log"}, say("arrow.raise"), s.log())
	wide := min(76, w*0.22)
	s.line("both", picture.Box{X: x + w - wide, Y: y + 76, W: wide, H: 28}, false)
	s.line("base", picture.Box{X: x + w*0.5 - 86, Y: y + 76, W: wide, H: 28}, false)
	if s.wide {
		s.more(y + 146)
	}
}

// more are whole powers, read from left to right and from right to left.
func (s *scene) more(y float64) {
	l := figure.Name
	s.Write(s.left, y, say("title.pairs"), figure.Note)
	for k := range 6 {
		p := float64(k - 2)
		x, row := number.Format(math.Pow(s.base, p)), y+26+22*float64(k)
		s.Write(s.left+0.16*s.room, row, s.power(p), l.At(picture.Middle))
		s.Write(s.left+0.42*s.room, row, "= "+x, l.In(picture.Ink1).At(picture.Middle))
		s.Write(s.left+0.78*s.room, row, number.Format(p)+" = "+s.log()+" "+x, l.At(picture.Middle))
	}
}
