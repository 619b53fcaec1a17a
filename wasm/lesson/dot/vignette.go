package dot

import (
	"math"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the two arrows with their angle and the shadow of one on the other.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	p := figure.Pad{List: l}
	m := r.Model.(*model)
	o, unit := picture.Point{X: 36, Y: 94}, 25.0
	place := func(v []float64) picture.Point { return picture.Point{X: o.X + v[0]*unit, Y: o.Y - v[1]*unit} }
	a, b := place(m.a), place(m.b)
	foot := place(scaled(m.a, inner(m.a, m.b)/inner(m.a, m.a)))
	l.Add(picture.Line(o, foot, picture.Stroke{Paint: picture.Paint{Role: picture.Pos, Share: 0.5, Alpha: 1}, Width: 7}),
		picture.Line(b, foot, figure.Pending))
	var arc []picture.Point
	from := math.Atan2(m.a[1], m.a[0])
	for i := range 17 {
		sin, cos := math.Sincos(from + m.pairs[0].theta*float64(i)/16)
		arc = append(arc, picture.Point{X: o.X + 26*cos, Y: o.Y - 26*sin})
	}
	l.Add(picture.Curve{Points: arc, Stroke: picture.Stroke{Paint: picture.Solid(picture.Ink3), Width: 1.25}},
		picture.Arrow{Curve: picture.Straight(o, a), Width: 2, Paint: picture.Solid(picture.Ink1), Reach: 1},
		picture.Arrow{Curve: picture.Straight(o, b), Width: 2, Paint: picture.Solid(picture.PosLine), Reach: 1})
	italic := figure.Name.Sized(14, 400).In(picture.Ink1)
	italic.Italic = true
	p.Write(a.X+8, a.Y+5, "a", italic)
	p.Write(b.X+8, b.Y+8, "b", italic)
	p.Write(o.X+27, o.Y-17, "θ", italic.Sized(13, 400).In(picture.Ink3))
}
