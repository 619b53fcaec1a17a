package gpt

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is what may come next, as bars, the first of which is taken.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	w := r.Model.(*writing)
	for i, k := range w.Choice().Order[:6] {
		y := 8 + 15.5*float64(i)
		box := picture.Box{X: 14, Y: y, W: 3 + 172*w.Choice().Warm[k], H: 10}
		bar := picture.Rect{Box: box, Radius: 1.5, Fill: picture.Sign(max(0.2, w.Choice().Warm[k]), 1), Stroke: figure.Ringed}
		if w.Choice().P[k] == 0 {
			bar.Fill, bar.Stroke = picture.Solid(picture.Ground), figure.Empty
		}
		if l.Add(bar); i == 0 {
			l.Add(picture.Rect{Box: picture.Box{X: 8, Y: y - 4, W: 190, H: 18}, Radius: 4, Stroke: figure.Latest})
		}
	}
}
