package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// ruler is a logarithmic scale: a number stands where its logarithm is.
type ruler struct {
	x0, decade float64 // pixels: where 1 stands, and the length of a factor of ten
	left       float64
	right      float64
}

func (r ruler) at(v float64) float64 { return r.x0 + r.decade*math.Log10(v) }

// rule has room for both factors and the product, in whole decades.
func (s *scene) newRuler() ruler {
	low := math.Floor(math.Log10(min(1, s.a, s.b, s.a*s.b)) + 1e-9)
	high := max(1, math.Ceil(math.Log10(max(1, s.a, s.b, s.a*s.b))-1e-9))
	decade := s.plot.W / (high - low)
	return ruler{x0: s.plot.X - low*decade, decade: decade, left: s.plot.X, right: s.plot.X + s.plot.W}
}

// rulers draws a ruler that stays and one that slides by the length of a.
func (s *scene) rulers() {
	r := s.newRuler()
	slid := timeline.Ease(s.reached("total"))
	sliding := r
	sliding.x0 += slid * (r.at(s.a) - r.x0)
	seam := s.plot.Y + 0.56*s.plot.H
	s.scale(sliding, seam, -1)
	s.scale(r, seam, 1)
	s.Add(picture.Line(picture.Point{X: r.left, Y: seam}, picture.Point{X: r.right, Y: seam}, figure.Framed))
	s.lengths(r, sliding, seam)
	s.mark("a", r, r.at(s.a), seam+38)
	s.mark("b", r, sliding.at(s.b), seam-38)
	s.reading(r, seam)
}

// scale writes the numbers of a ruler above (way −1) or below a line.
func (s *scene) scale(r ruler, y, way float64) {
	first, last := int(math.Floor((r.left-r.x0)/r.decade+1e-9)), int(math.Ceil((r.right-r.x0)/r.decade-1e-9))
	apart := int(math.Ceil(64 / r.decade)) // decades from one written number to the next
	for k := first; k <= last; k++ {
		for d := 1; d < 10; d++ {
			v := float64(d) * math.Pow(10, float64(k))
			x := r.at(v)
			if x < r.left-0.5 || x > r.right+0.5 || d > 1 && r.decade < 60 {
				continue
			}
			long := 7.0
			if d == 1 {
				long = 12
			}
			s.Add(picture.Line(picture.Point{X: x, Y: y}, picture.Point{X: x, Y: y + way*long}, figure.Rest))
			if text := number.Short(v, 3); d == 1 && k%apart == 0 || d > 1 && r.numbered(d, text) {
				half := 0.5 * figure.Width(text, 12)
				s.Write(max(half, min(s.Width-half, x)), y+way*19+4.5, text, figure.Note.At(picture.Middle))
			}
		}
	}
}

// numbered reports whether d in each decade has room for its number beside those around it: as many as 1 to 9, or 1 to 5,
// or 1, 2 and 5, or 1 alone.
func (r ruler) numbered(d int, text string) bool {
	wide := figure.Width(text, 12) + 6
	fits := func(factor float64) bool { return r.decade*math.Log10(factor) > wide }
	switch {
	case r.decade > 480 && fits(10.0/9):
		return true
	case r.decade > 200 && fits(5.0/4):
		return d <= 5
	}
	return r.decade > 200 && fits(2) && (d == 2 || d == 5)
}

// lengths are the logarithms as arrows: a's, b's laid at its end, and their sum.
func (s *scene) lengths(r, sliding ruler, seam float64) {
	top, foot := seam-64, seam+72
	s.length("log_a", r.x0, r.at(s.a), top)
	s.length("log_b", sliding.x0, sliding.at(s.b), top-24)
	s.length("total", r.x0, r.at(s.a*s.b), foot)
}

func (s *scene) length(id string, from, to, y float64) {
	t := timeline.Ease(s.reached(id))
	if t == 0 || math.Abs(to-from) < 1 {
		return
	}
	end := from + (to-from)*t
	s.Add(picture.Line(picture.Point{X: from, Y: y - 5}, picture.Point{X: from, Y: y + 5}, figure.Rest),
		picture.Arrow{Curve: picture.Straight(picture.Point{X: from, Y: y}, picture.Point{X: end, Y: y}),
			Width: 2, Paint: picture.Solid(figure.SignLine(to - from)), Reach: 1})
	if t < 1 {
		return
	}
	text := s.Single(id).Name + " = " + number.Format(s.Single(id).Value)
	half := picture.Wide(text, 13) / 2
	s.Write(max(half, min(s.Width-half, (from+to)/2)), y-7, text, figure.Name.In(picture.Ink1).At(picture.Middle))
}

// mark is a factor on its ruler; a drag moves it by the scale where it stands.
func (s *scene) mark(id string, r ruler, x, y float64) {
	v := s.Single(id).Value
	at := picture.Point{X: max(r.left, min(r.right, x)), Y: y}
	it := picture.Item{ID: id + "-mark", Label: say("noun.mark", "factor", s.sheet.Entry(film.At(id)).Label), Value: number.Format(v),
		Ring: picture.Circle(at, 9, picture.Paint{}, picture.Stroke{}),
		Drag: &picture.Drag{Key: id, Right: []float64{v * math.Ln10 / r.decade}, Up: []float64{0},
			Step: math.Pow(10, math.Floor(math.Log10(v)-1))}}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: it.Ring.Box.Grown(6)}, figure.Dot(at, 9, picture.Ink1))
		s.Write(at.X, at.Y+4, id, figure.Name.Sized(12, 600).In(picture.Ground).At(picture.Middle))
	})
}

// reading is where the ends of both lengths meet the lower ruler.
func (s *scene) reading(r ruler, seam float64) {
	if !s.has("product") {
		return
	}
	x := r.at(s.Single("product").Value)
	from, to := picture.Point{X: x, Y: seam - 12}, picture.Point{X: x, Y: seam + 12}
	s.Add(picture.Line(from, to, picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 3}))
}

// sums are the numbers: two factors, two lengths, their sum and what it reads.
func (s *scene) sums() {
	for _, id := range []string{"a", "b", "log_a", "log_b", "total", "product", "multiplied"} {
		s.named(id, s.place(id), id[0] == 'l' || id == "total")
	}
	if !s.wide {
		return
	}
	for _, l := range [][3]string{
		{"a", "log_a", s.log()}, {"b", "log_b", s.log()},
		{"log_a", "total", ""}, {"log_b", "total", ""}, {"total", "product", number.Power(s.baseName(), "sum")},
	} {
		s.link(l[0], l[1], s.place(l[0]), s.place(l[1]), l[2])
	}
}

// place is the cell of a number of the sum.
func (s *scene) place(id string) picture.Box {
	const columns = 4
	cell, row := min(92, s.room/columns-16), 82.0
	gap := (s.room - columns*cell) / (columns - 1)
	at := map[string][2]float64{
		"a": {0, 0}, "b": {0, 1}, "log_a": {1, 0}, "log_b": {1, 1},
		"total": {2, 0.5}, "product": {3, 0.5}, "multiplied": {3, 1.2},
	}[id]
	return picture.Box{X: s.left + at[0]*(cell+gap), Y: s.top + row*at[1], W: cell, H: 28}
}
