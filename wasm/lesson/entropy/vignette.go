package entropy

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the curve of −ln p with the first example's point on it.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m := r.Model.(*model)
	a := axes{picture.Box{X: 0, Y: 2, W: 196, H: 94}, 0, 3.3}
	q, loss := m.of(numbered("q", m.truth)).X, m.of(m.loss).X
	curve := a.sampled(math.Exp(-a.y1), func(x float64) float64 { return -math.Log(x) })
	l.Add(picture.Line(picture.Point{X: 0, Y: 96}, picture.Point{X: 206, Y: 96}, figure.Hairline),
		picture.Curve{Points: curve, Stroke: picture.Stroke{Paint: picture.Solid(picture.NegLine), Width: 2}})
	p := a.at(q, loss)
	text := func(x, y float64, s string, weight int, role picture.Role) picture.Text {
		return picture.Text{At: picture.Point{X: x, Y: y}, S: s, Size: 13, Weight: weight, Paint: picture.Solid(role)}
	}
	name := text(56, 22, "−ln p", 400, picture.Ink2)
	name.Italic = true
	l.Add(picture.Line(p, picture.Point{X: p.X, Y: 96}, figure.Pending), picture.Circle(p, 5, picture.Solid(picture.Ink1), picture.Stroke{}),
		text(p.X+2, p.Y-12, film.Written(math.Round(loss*1000)/1000), 500, picture.Ink1), name)
}
