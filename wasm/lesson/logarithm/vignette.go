package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the curve with the first example's point on it.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m := r.Model.(*model)
	a := figure.Axes{Box: picture.Box{X: 8, Y: 4, W: 196, H: 98}, X1: 2.1 * m.x, Y0: -1.35, Y1: 2.62}
	s := &scene{Scene: &figure.Scene{Pad: figure.Pad{List: l}}, model: m}
	s.Add(picture.Line(a.At(0, 0), picture.Point{X: 206, Y: a.At(0, 0).Y}, figure.Hairline),
		picture.Line(a.At(0, a.Y0), a.At(0, a.Y1), figure.Hairline))
	s.traced(a, s.samples(a), picture.Stroke{Paint: picture.Solid(picture.PosLine), Width: 2})
	y := m.Single("log").Value
	s.Guides(a, m.x, y)
	p := a.At(m.x, y)
	s.Add(picture.Circle(p, 5, picture.Solid(picture.Ink1), picture.Stroke{}))
	label := figure.Result.Sized(13, 500)
	s.Write(p.X+20, p.Y-10, number.Format(math.Round(10*y)/10), label)
	s.Write(p.X, a.At(0, 0).Y+16, number.Format(m.x), label)
}
