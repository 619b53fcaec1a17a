package position

import (
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the beginning of the table of positions.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m := r.Model.(*model)
	g := m.grids["PE"]
	g.Rows = min(g.Rows, 16)
	l.Add(picture.Cells{At: picture.Point{X: 3, Y: 4}, Matrix: g, W: 200 / float64(g.Cols), H: 96 / float64(g.Rows), Scale: 1, Decimals: -1})
}
