package context

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is three beams from a word back to those before it.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	const blocks, beams, column = 8, 3, 26.0
	center := func(i int) float64 { return (float64(i)+0.5)*column - 1 }
	focus := min(r.Model.(*model).predict, blocks-1)
	var ts []figure.Target
	for k := 1; k <= beams; k++ {
		ts = append(ts, figure.Target{At: center(focus - k), Weight: 0.02})
	}
	f := figure.Fan{From: center(focus), Base: 82, Rise: figure.Rise{A: 14, B: 0.5}, Shrink: 1}
	for _, c := range f.Arrows(ts, column) {
		l.Add(picture.Arrow{Curve: c, Width: f.Width(0.02), Paint: picture.Solid(picture.PosLine), Reach: 1})
	}
	for i := range blocks {
		fill := picture.Solid(picture.Hairline)
		switch {
		case i == focus:
			fill = picture.Solid(picture.Ink1)
		case i < focus && i >= focus-beams:
			fill = picture.Paint{Role: picture.Pos, Share: 0.55, Alpha: 1}
		}
		l.Add(picture.Rect{Box: picture.Box{X: center(i) - 11, Y: 85, W: 22, H: 12}, Radius: 3, Fill: fill})
	}
}
