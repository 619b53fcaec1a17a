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
		figure.Pad{List: l}.Write(x, y, number.Format(v), figure.Title.In(role).At(picture.Middle))
	}
	arrow := func(x0, x1, y, width float64, role picture.Role) {
		way := picture.Straight(picture.Point{X: x0, Y: y}, picture.Point{X: x1, Y: y})
		l.Add(picture.Arrow{Curve: way, Width: width, Paint: picture.Solid(role), Reach: 1})
	}
	for k, i := range []int{inX, outZ1, outH, outY} {
		c := picture.Point{X: xs[k], Y: 46}
		if k > 0 {
			arrow(xs[k-1]+18, xs[k]-17, 46, 1.5, picture.Edge)
		}
		l.Add(picture.Circle(c, 15, picture.Sign(e.value[i], magnitude(e)), figure.Rest))
		text(c.X, c.Y+4.5, e.value[i], picture.Ink1)
		if k == 0 {
			continue
		}
		text(c.X, 90, e.grad[i], picture.GradInk)
		if k > 1 {
			arrow(xs[k]-16, xs[k-1]+16, 86, 2, picture.Grad)
		}
	}
}
