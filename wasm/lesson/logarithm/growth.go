package logarithm

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// growth draws what becomes of 1 in a year: in steps, and growing all the time.
func (s *scene) growth() {
	top := max(1, s.Single("limit").Value)
	for i := range s.parts {
		top = max(top, s.Single("v"+strconv.Itoa(i+1)).Value)
	}
	a := figure.Axes{Box: s.plot, X1: 1, Y1: 1.12 * top}.Fitted()
	s.Axes(a)
	s.Write(s.plot.X, s.plot.Y-3, say("title.growth"), figure.Name)
	n := s.compounded(s.Step)
	for i := range n {
		last := i == n-1
		stroke, share := figure.Edge, 1.0
		if last && !s.has("limit") {
			stroke = blue
			share = s.Frac
			if !s.current("v" + strconv.Itoa(n)) {
				share = 1
			}
		}
		s.Add(picture.Curve{Points: s.stairs(a, s.parts[i], timeline.Ease(share)), Stroke: stroke})
	}
	if t := timeline.Ease(s.reached("limit")); t > 0 {
		var points [][2]float64
		for i := range 65 {
			x := t * float64(i) / 64
			points = append(points, [2]float64{x, math.Exp(s.rate * x)})
		}
		s.traced(a, points, blue)
	}
	s.tangent(a, 1, s.Single("limit").Value, "drate")
	s.end(a)
}

// stairs are the first share t of a year in n parts; from a hundred on the stairs are finer than a pixel.
func (s *scene) stairs(a figure.Axes, n, t float64) []picture.Point {
	drawn := min(n, 100)
	points := []picture.Point{a.At(0, 1)}
	for i := 1.0; i <= drawn; i++ {
		x := i / drawn
		before, after := math.Pow(1+s.rate/n, n*(i-1)/drawn), math.Pow(1+s.rate/n, n*x)
		if x > t {
			return append(points, a.At(t, before))
		}
		points = append(points, a.At(x, before), a.At(x, after))
	}
	return points
}

// end marks what the last way to cut the year, or the limit, has come to.
func (s *scene) end(a figure.Axes) {
	id := ""
	if n := s.compounded(s.Step); n > 0 && s.has("v"+strconv.Itoa(n)) {
		id = "v" + strconv.Itoa(n)
	}
	if s.has("limit") {
		id = "limit"
	}
	if id == "" {
		return
	}
	x := s.Single(id).Value
	at := a.At(1, x)
	ring := picture.Circle(at, 8, picture.Paint{}, picture.Stroke{})
	s.Item(picture.Item{ID: id + "-point", Label: s.sheet.Entry(film.At(id)).Label, Value: number.Full(x), Ring: ring}, func() {
		s.Add(figure.Dot(at, 6, picture.Ink1))
		s.Write(at.X-12, at.Y-8, number.Fixed(x, 5), figure.Result.Sized(15, 600).At(picture.End))
	})
}

// table lists every way to cut the year, with the limit below them.
func (s *scene) table() {
	x, w := s.left, s.room
	row := (s.rule - s.top - 112) / maxRows
	s.Write(x+0.3*w, s.top+2, "n", figure.Note.At(picture.End))
	s.Write(x+0.68*w, s.top+2, "(1 + r/n)ⁿ", figure.Note.At(picture.End))
	s.Write(x+w, s.top+2, say("column.short"), figure.Note.At(picture.End))
	for i := range s.parts {
		s.row(i, x, s.top+8+row*float64(i), w, row)
	}
	y := s.top + 34 + row*maxRows
	s.named("limit", picture.Box{X: x + 0.4*w, Y: y, W: 0.28 * w, H: 26}, false)
	s.named("short", picture.Box{X: x + 0.74*w, Y: y, W: 0.26 * w, H: 26}, false)
	s.named("rate", picture.Box{X: x, Y: y, W: 0.3 * w, H: 26}, false)
}

func (s *scene) row(i int, x, y, w, h float64) {
	k := strconv.Itoa(i + 1)
	ink := picture.Ink2
	if s.current("v" + k) {
		ink = picture.Ink1
		s.Add(picture.Rect{Box: picture.Box{X: x, Y: y, W: w + 2, H: h}, Radius: 3, Fill: picture.Solid(picture.NowWash)})
	}
	base := y + h/2 + 5
	s.cellText("n"+k, number.Full(s.parts[i]), picture.Box{X: x, Y: y, W: 0.31 * w, H: h}, base, ink)
	text, short := "·", "·"
	if s.has("v" + k) {
		text, short = number.Fixed(s.grown(i+1), 7), number.Fixed(s.Single("limit").Value-s.grown(i+1), 7)
	}
	s.cellText("v"+k, text, picture.Box{X: x + 0.32*w, Y: y, W: 0.37 * w, H: h}, base, picture.Ink1)
	s.Write(x+w, base, short, figure.Name.Within(0.3*w).At(picture.End))
}

// cellText is a number of the table as an item.
func (s *scene) cellText(id, text string, b picture.Box, base float64, ink picture.Role) {
	e := s.sheet.Entry(film.At(id))
	it := picture.Item{ID: id, Label: e.Label, Control: e.Control, Ring: picture.Rect{Box: b, Radius: 3}}
	if text != "·" {
		it.Value = text
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: b})
		s.Write(b.X+b.W-2, base, text, figure.Name.Sized(13, 500).In(ink).At(picture.End).Within(b.W))
	})
}
