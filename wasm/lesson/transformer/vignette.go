package transformer

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// vignette is the map in its smallest size: two towers, and what goes from one to the other.
func vignette(l *picture.List, r *lesson.Run) {
	l.Reset(206, 104)
	at := func(x, y float64) picture.Point { return picture.Point{X: x, Y: y} }
	for k, x := range []float64{22, 112} {
		n := len(stacks()[k].Blocks())
		for i := range 4 {
			l.Add(picture.Line(at(x+14+15*float64(i), 100-12*float64(n)-4), at(x+14+15*float64(i), 102), figure.Edge))
		}
		for i := range n {
			box := picture.Box{X: x, Y: 90 - 12*float64(i), W: 72, H: 8}
			l.Add(picture.Rect{Box: box, Radius: 2, Fill: picture.Solid(picture.Well), Stroke: figure.Rest})
		}
	}
	l.Add(picture.Curve{Points: []picture.Point{at(58, 38), at(58, 32), at(103, 32), at(103, 70), at(112, 70)}, Stroke: figure.Framed})
	l.Add(picture.Line(at(103, 34), at(112, 34), figure.Framed))
}
