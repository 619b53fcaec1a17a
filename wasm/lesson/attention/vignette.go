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
	T := len(m.words)
	column := 206 / float64(T)
	centers := make([]float64, T)
	for i := range centers {
		centers[i] = (float64(i) + 0.5) * column
	}
	a := figure.Arcs{Fan: figure.Fan{From: centers[m.focus], Base: 78, Rise: figure.Rise{A: 12, B: 0.42}, Shrink: 0.7}, Focus: m.focus, Centers: centers, Room: column, Ports: column}
	_, curves, widths := a.Curves(film.Line(m.layer.Weights, m.focus))
	for k, c := range curves {
		l.Add(picture.Arrow{Curve: c, Width: widths[k], Paint: picture.Solid(picture.PosLine), Reach: 1})
	}
	for i, w := range m.words {
		weight := 400
		if i == m.focus {
			weight = 600
		}
		l.Add(picture.Text{At: picture.Point{X: centers[i], Y: 96}, S: figure.Fit(w, 13, column), Size: 13, Weight: weight, Anchor: picture.Middle, Paint: picture.Solid(picture.Ink1)})
	}
}
