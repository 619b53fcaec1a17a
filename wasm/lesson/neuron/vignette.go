package neuron

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the first update in small: the values forward, the gradients back.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	e := r.Model.(*model).entries[0]
	xs := []float64{18, 74, 130, 186}
	text := func(x, y float64, v float64, role picture.Role) {
		l.Add(picture.Text{At: picture.Point{X: x, Y: y}, S: number.Format(v), Size: 13, Weight: 500, Anchor: picture.Middle, Paint: picture.Solid(role)})
	}
	for k, i := range []int{inX, outZ1, outH, outY} {
		c := picture.Point{X: xs[k], Y: 46}
		if k > 0 {
			l.Add(picture.Arrow{Curve: picture.Straight(picture.Point{X: xs[k-1] + 18, Y: 46}, picture.Point{X: xs[k] - 17, Y: 46}), Width: 1.5, Paint: picture.Solid(picture.Edge), Reach: 1})
		}
		l.Add(picture.Circle(c, 15, picture.Sign(e.value[i], magnitude(e)), figure.Rest))
		text(c.X, c.Y+4.5, e.value[i], picture.Ink1)
		if k == 0 {
			continue
		}
		text(c.X, 90, e.grad[i], picture.GradInk)
		if k > 1 {
			l.Add(picture.Arrow{Curve: picture.Straight(picture.Point{X: xs[k] - 16, Y: 86}, picture.Point{X: xs[k-1] + 16, Y: 86}), Width: 2, Paint: picture.Solid(picture.Grad), Reach: 1})
		}
	}
}
