package dot

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// ground draws what the vectors stand on: the grid of the plane, the floor of space, or for more numbers nothing but
// a word.
func (s *scene) ground(f field) {
	switch {
	case f.span:
		s.Write(s.plane.X, s.plane.Y+14, s.spanned(), figure.Note.Within(s.plane.W))
	case len(s.a) == 2:
		s.grid(f)
	default:
		s.floor(f)
	}
}

// spanned says what the picture of other than two or three numbers shows.
func (s *scene) spanned() string {
	if len(s.a) == 1 {
		return say("span.line")
	}
	return say("span.plane", "n", len(s.a))
}

var axis = figure.Edge

// grid draws the lines of the plane with their numbers at its edges.
func (s *scene) grid(f field) {
	b, step := f.box, f.grid()
	stroke := func(i float64) picture.Stroke {
		if i == 0 {
			return axis
		}
		return figure.Hairline
	}
	nx, ny := math.Floor(b.W/2/f.unit/step), math.Floor(b.H/2/f.unit/step)
	for i := -nx; i <= nx; i++ {
		x := f.origin.X + i*step*f.unit
		s.Add(picture.Line(picture.Point{X: x, Y: b.Y}, picture.Point{X: x, Y: b.Y + b.H}, stroke(i)))
		text := number.Format(i * step)
		wide := picture.Wide(text, 12)
		if fits := x-wide/2 >= 0 && x+wide/2 <= s.W; fits && every(i, wide+6, step*f.unit) {
			s.Write(x, b.Y+b.H+16, text, figure.Note.At(picture.Middle))
		}
	}
	for i := -ny; i <= ny; i++ {
		y := f.origin.Y - i*step*f.unit
		s.Add(picture.Line(picture.Point{X: b.X, Y: y}, picture.Point{X: b.X + b.W, Y: y}, stroke(i)))
		if y < b.Y+8 {
			continue // no room above the box
		}
		s.Write(b.X-7, y+4, number.Format(i*step), figure.Note.At(picture.End))
	}
}

// every reports whether the number of line i is written, where the lines lie apart so far and each number takes so
// much room: all, or every second.
func every(i, room, apart float64) bool { return room <= apart || math.Mod(i, 2) == 0 }

// floor draws the floor of space, the three axes, and what tells how high and how near the tips are: their feet on
// the floor and the lines down to them. The floor can be turned.
func (s *scene) floor(f field) {
	area := picture.Rect{Box: s.plane}
	s.Item(picture.Item{ID: "space", Label: say("item.space", "angle", degrees(s.azimuth)),
		Drag: &picture.Drag{Key: "azimuth", Right: []float64{-0.5}, Up: []float64{0}, Step: 1}, Ring: area}, func() { s.Add(area) })
	edge := floorSize * f.reach
	for i := -4.0; i <= 4; i++ {
		c := i * edge / 4
		s.Add(picture.Line(f.at([]float64{c, -edge, 0}), f.at([]float64{c, edge, 0}), figure.Hairline),
			picture.Line(f.at([]float64{-edge, c, 0}), f.at([]float64{edge, c, 0}), figure.Hairline))
	}
	for i := range 3 {
		end, label := make([]float64, 3), make([]float64, 3)
		end[i], label[i] = edge, edge+14/f.unit
		s.Add(picture.Line(f.origin, f.at(end), axis))
		p := f.at(label)
		s.Write(p.X, p.Y+4, say("axis."+strconv.Itoa(i+1)), figure.Note.At(picture.Middle))
	}
	for _, v := range [][]float64{f.a, f.b} {
		foot := []float64{v[0], v[1], 0}
		faint := figure.Rest
		s.Add(picture.Line(f.origin, f.at(foot), faint))
		faint.Dash = picture.Dashed
		s.Add(picture.Line(f.at(foot), f.at(v), faint))
	}
}
