//go:build js && wasm

// Arrows stands in for the app where make bench measures drawing: a picture of 500 moving arrows. Its frames keep a
// distance, since without a graphics card the browser draws them more slowly than Go makes them, and Go would wait
// for it.
package main

import (
	"math"
	"time"

	"glassbox/tools/internal/stage"
	"glassbox/wasm/picture"
)

const (
	count = 500
	pause = 250 * time.Millisecond
)

func main() {
	stage.Run(stage.Show{Pause: pause, Draw: func(l *picture.List, frame int) {
		for i := range count {
			l.Add(arrow(l, float64(i), float64(frame)/60))
		}
	}})
}

// arrow is a curved one of the weights that attention draws.
func arrow(l *picture.List, i, seconds float64) picture.Arrow {
	at := func(phase float64) picture.Point {
		t := phase*i + seconds
		return picture.Point{X: l.W * (0.5 + 0.45*math.Sin(t)), Y: l.H * (0.5 + 0.45*math.Cos(1.3*t))}
	}
	a, b := at(0.7), at(1.9)
	curve := picture.Cubic{a, {X: a.X, Y: a.Y - 80}, {X: b.X, Y: b.Y - 80}, b}
	return picture.Arrow{Curve: curve, Width: 1.25 + math.Mod(i, 8), Paint: picture.Paint{Role: picture.PosLine, Share: 1, Alpha: 0.8},
		Reach: 1}
}
