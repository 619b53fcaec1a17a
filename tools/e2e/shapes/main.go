//go:build js && wasm

// Shapes stands in for the app where the tests compare what the canvas shows with what the browser makes of the same
// picture as SVG: all kinds of shapes, each in a tile of its own, and at places between pixels.
package main

import (
	"math"

	"glassbox/tools/internal/stage"
	"glassbox/wasm/picture"
)

// Tiles are squares, so many in a row.
const (
	side = 56
	row  = 8
)

// tile is a shape, or several. The origin is the tile's middle.
type tile struct {
	name   string
	limit  limit
	shapes []picture.Shape
}

// told is what the test gets to know: the picture as SVG, and where to look at it.
type told struct {
	SVG   string  `json:"svg"`
	W     float64 `json:"w"`
	H     float64 `json:"h"`
	Tiles []place `json:"tiles"`
}

type place struct {
	Name string  `json:"name"`
	Off  float64 `json:"off"`
	More float64 `json:"more"`
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	Side float64 `json:"side"`
}

func main() {
	var still picture.List
	still.Reset(row*side, side*math.Ceil(float64(len(tiles))/row))
	draw(&still, 0)
	t := told{SVG: still.SVG("drawn", "shapes"), W: still.W, H: still.H}
	for i, tile := range tiles {
		x, y := corner(i)
		t.Tiles = append(t.Tiles, place{tile.name, tile.limit.off, tile.limit.more, x, y, side})
	}
	stage.Run(stage.Show{Draw: draw, Pause: -1, Tell: t})
}

func corner(i int) (x, y float64) { return float64(i % row * side), float64(i / row * side) }

func draw(l *picture.List, _ int) {
	for i, t := range tiles {
		x, y := corner(i)
		for _, s := range t.shapes {
			l.Add(moved(s, x+side/2, y+side/2))
		}
	}
}

func moved(s picture.Shape, x, y float64) picture.Shape {
	by := func(p picture.Point) picture.Point { return picture.Point{X: p.X + x, Y: p.Y + y} }
	switch s := s.(type) {
	case picture.Rect:
		s.X, s.Y = s.X+x, s.Y+y
		return s
	case picture.Curve:
		points := make([]picture.Point, len(s.Points))
		for i, p := range s.Points {
			points[i] = by(p)
		}
		s.Points = points
		return s
	case picture.Arrow:
		for i, p := range s.Curve {
			s.Curve[i] = by(p)
		}
		return s
	}
	panic("shapes: a shape that is not moved")
}
