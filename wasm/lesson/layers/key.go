package layers

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// column is how gradients of one kind are written.
type column struct{ number.Column }

// named is what stands beside them: their name, or a shorter one with the power of ten that they are multiples of.
func (c column) named(name, short string) string {
	if c.Tens == 0 {
		return name
	}
	return say("times", "name", short, "power", number.Power("10", strconv.Itoa(c.Tens)))
}

// alike are the columns of all gradients on the map, which are multiples of the same power of ten.
func (m *Model) alike(largest float64) column {
	worst := 0.0
	for i := range m.IDs {
		worst = max(worst, math.Abs(m.Right(i)-1))
	}
	return column{number.Alike(number.Tens(worst), max(largest, worst))}
}

func (m *Model) slopes() column  { return m.alike(0) }            // of scores
func (m *Model) lengths() column { return m.alike(m.steepest()) } // along words' lines
func (m *Model) norms() column   { return m.alike(m.heaviest()) } // of a block's weights

// nearly is a probability, as what it lacks where that is little.
func nearly(p float64) string {
	if p > 0.999 {
		return "(1 − " + number.Short(1-p, 2) + ")"
	}
	return number.Short(p, 3)
}

// cost is the loss, with the word that costs most.
func (s *scene) cost(box picture.Box) {
	x, y, n, look := box.X, box.Y, len(s.Next), figure.Name.Within(box.W)
	loss, mean := number.Format(s.Loss()), number.Short(s.Loss()/float64(n), 3)
	s.Write(x, y, say("loss"), figure.Title)
	beside, r := figure.Taken(loss, 21)+14, film.At("loss")
	ring := picture.Rect{Box: picture.Box{X: x, Y: y + 6, W: beside - 8, H: 26}, Radius: 4}
	s.Item(picture.Item{ID: s.ID(r), Label: s.Label(r), Value: loss, Ring: ring}, func() {
		s.Add(picture.Rect{Box: ring.Box})
		s.Write(x, y+26, loss, figure.Result.Sized(21, 500).At(picture.Start))
	})
	s.Lines(x+beside, y+26, say("over words", "n", n, "each", mean), look.Within(box.W-beside))
	worst := s.Worst()
	s.Lines(x, y+56, say("worst", "word", s.Next[worst], "loss", number.Short(s.Surprise(worst), 3),
		"p", nearly(s.Right(worst))), look)
}

// key says, while gradients go back, what the loss is and what widths on the map mean.
func (s *scene) key(t towers, box picture.Box) {
	x, y, look := box.X, box.Y, figure.Name.Within(box.W)
	s.cost(box)
	y += 90
	s.Write(x, y, s.lengths().named(say("key of widths"), say("key of widths")), figure.Title)
	for i, share := range []float64{1, 0.5, 0.1} {
		size, at := share*s.steepest(), y+20+20*float64(i)
		c := picture.Straight(picture.Point{X: x + 2, Y: at}, picture.Point{X: x + 58, Y: at})
		s.Add(picture.Arrow{Curve: c, Width: s.wide(t, size), Paint: picture.Solid(picture.Grad), Reach: 1})
		s.Write(x+70, at+4.5, s.lengths().Write(size), figure.Name.In(picture.GradInk))
	}
	s.Lines(x+124, y+44.5, say("key of lines"), look.Within(box.W-124))
	y += 84
	s.Add(picture.Rect{Box: picture.Box{X: x, Y: y - 3, W: 34, H: 6}, Fill: picture.Solid(picture.Grad)})
	s.Write(x+70, y+4.5, s.norms().Write(s.heaviest()), figure.Name.In(picture.GradInk))
	s.Lines(x+124, y+4.5, say("key of weights"), look.Within(box.W-124))
}
