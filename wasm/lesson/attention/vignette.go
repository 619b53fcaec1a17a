package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the arrows of the focus word in small.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m := r.Model.(*model)
	T := len(m.Words)
	column := 206 / float64(T)
	centers := figure.Spread(0, column, T, 0).Centers
	f := figure.Fan{From: centers[m.Focus], Base: 78, Rise: figure.Rise{A: 12, B: 0.42}, Shrink: 0.7}
	a := figure.Arcs{Fan: f, Focus: m.Focus, Centers: centers, Room: column, Ports: column}
	_, curves, widths := a.Curves(film.Line(m.layer.Weights, m.Focus))
	for k, c := range curves {
		l.Add(picture.Arrow{Curve: c, Width: widths[k], Paint: picture.Solid(picture.PosLine), Reach: 1})
	}
	for i, w := range m.Words {
		weight := 400
		if i == m.Focus {
			weight = 600
		}
		look := figure.Title.Sized(13, weight).At(picture.Middle)
		figure.Pad{List: l}.Write(centers[i], 96, figure.Fit(w, 13, column), look)
	}
}
