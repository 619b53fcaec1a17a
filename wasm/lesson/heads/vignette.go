package heads

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the arrows of all heads in small, over a row of blocks.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	m := r.Model.(*model)
	T := len(m.Words)
	column := 206 / float64(T)
	b := figure.Lanes{Heads: m.h, Focus: m.Focus, Column: column, Base: 88, Centers: figure.Spread(0, column, T, 0).Centers}
	b.Rise = figure.Rise{A: 14, B: 0.45}.Under(80, max(b.Centers[m.Focus], 206-b.Centers[m.Focus]))
	var ls []figure.Lane
	for k := range m.h {
		n := 0
		for _, j := range m.strongest(k) {
			if n++; j != m.Focus && n <= 2 {
				ls = append(ls, figure.Lane{Head: k, Word: j, Weight: m.weights(k, m.Focus)[j]})
			}
		}
	}
	curves := b.Curves(ls)
	for i := len(ls) - 1; i >= 0; i-- {
		l.Add(picture.Arrow{Curve: curves[i], Width: 1 + 5*ls[i].Weight, Paint: picture.Solid(figure.Head(ls[i].Head)), Reach: 1})
	}
	for i, x := range b.Centers {
		role := picture.Hairline
		if i == m.Focus {
			role = picture.Ink1
		}
		l.Add(picture.Rect{Box: picture.Box{X: x - column/2 + 1.5, Y: 92, W: column - 3, H: 8}, Radius: 2, Fill: picture.Solid(role)})
	}
}
