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
	e, p := r.Model.(*model).entries[0], figure.Pad{List: l}
	look := figure.Title.At(picture.Middle)
	for k, i := range chain[:4] {
		c := picture.Point{X: 18 + 56*float64(k), Y: 46}
		if k > 0 {
			figure.Way{From: c.Moved(-38, 0), To: c.Moved(-17, 0), Width: 1.5}.Rest(p, picture.Solid(picture.Edge))
		}
		l.Add(picture.Circle(c, 15, picture.Sign(e.value[i], magnitude(e)), figure.Rest))
		p.Write(c.X, c.Y+4.5, number.Format(e.value[i]), look)
		if k > 0 {
			p.Write(c.X, 90, number.Format(e.grad[i]), look.In(picture.GradInk))
		}
		if k > 1 {
			figure.Way{From: c.Moved(-16, 40), To: c.Moved(-40, 40), Width: 2}.Rest(p, picture.Solid(picture.Grad))
		}
	}
}
