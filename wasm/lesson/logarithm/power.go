package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// axes has room for x and its logarithm; it changes in leaps, so that a drag has a steady ground.
func (s *scene) axes() figure.Axes {
	a := figure.Axes{Box: s.plot, X1: 2.4}
	for window := 12.0; a.X1 < s.x; window *= 10 {
		a.X1 = window
	}
	top := 1.12 * math.Log(a.X1)
	foot := -figure.Round(max(1.2, 0.4*top, -1.1*math.Log(s.x)))
	a.Y0, a.Y1 = foot*s.factor(), top*s.factor()
	if a.Y0 > a.Y1 {
		a.Y0, a.Y1 = a.Y1, a.Y0
	}
	return a.Fitted()
}

// curve draws the logarithm, the powers tried, and the point.
func (s *scene) curve() {
	a := s.axes()
	s.Axes(a)
	s.band(a)
	s.traced(a, s.samples(a), blue)
	x, y := s.x, s.Single("log").Value
	s.Write(a.At(a.X1, 0).X-4, s.plot.Y-3, "y = "+s.log()+" x", figure.Name.At(picture.End))
	if s.has("log") {
		s.Guides(a, x, y)
	}
	s.tangent(a, x, y, "dx")
	s.onTheWay(a, x, y)
	s.point(a, x, y)
}

// samples are points of the curve, closer together where it is steep; they begin where it enters the plot.
func (s *scene) samples(a figure.Axes) [][2]float64 {
	const n = 160
	lowest := math.Min(a.Y0/s.factor(), a.Y1/s.factor())
	from := math.Exp(lowest)
	points := make([][2]float64, n+1)
	for i := range points {
		t := float64(i) / n
		x := from + (a.X1-from)*t*t*t
		points[i] = [2]float64{x, s.factor() * math.Log(x)}
	}
	return points
}

// band is the strip between the two powers of the present search, with the numbers they give.
func (s *scene) band(a figure.Axes) {
	for k := len(digits) - 1; k >= 0; k-- {
		id := digits[k].id
		t := timeline.Ease(s.reached(id))
		if t == 0 {
			continue
		}
		if s.has("log") {
			return
		}
		low, high := s.Single(id).Value, s.Single(id+"_up").Value
		y0, y1 := max(a.Y0, min(a.Y1, low)), max(a.Y0, min(a.Y1, high))
		from, to := a.At(0, y1), a.At(a.X1*t, y0)
		s.Add(picture.Rect{Box: picture.Box{X: from.X, Y: from.Y, W: to.X - from.X, H: to.Y - from.Y}, Fill: picture.Solid(picture.NowWash)})
		for _, p := range []string{id, id + "_up"} {
			if x, y := s.Single(p+"_gives").Value, s.Single(p).Value; a.Inside(x, y) {
				s.Guides(a, x, y)
			}
		}
		return
	}
}

// onTheWay draws the way from x up to the curve and over to its power, and for the check the way back.
func (s *scene) onTheWay(a figure.Axes, x, y float64) {
	way := []picture.Point{a.At(x, max(a.Y0, min(a.Y1, 0))), a.At(x, y), a.At(0, y)}
	if t := s.Frac; s.current("log") && t < 1 {
		s.Travel(way, t, figure.SignLine(y))
	} else if s.current("check") && t < 1 {
		s.Travel([]picture.Point{way[2], way[1], way[0]}, t, figure.SignLine(y))
	}
}

// point is x on its axis until the logarithm is known, then the point on the curve. A drag moves x.
func (s *scene) point(a figure.Axes, x, y float64) {
	at, it := a.At(x, max(a.Y0, min(a.Y1, 0))), picture.Item{ID: "x-point", Label: say("noun.curve"), Value: number.Format(x)}
	if s.has("log") {
		at, it.ID, it.Value = a.At(x, y), "log-point", number.Format(y)
	}
	s.handle(a, it, "x", at)
	s.beside(at, it.Value)
}

// beside writes a value where the curve leaves room.
func (s *scene) beside(at picture.Point, value string) {
	l := figure.Result.Sized(15, 600)
	switch left := at.X-s.plot.X < 80; {
	case s.base < 1:
		s.Write(at.X+12, at.Y-10, value, l.At(picture.Start))
	case left:
		s.Write(at.X+12, at.Y+20, value, l.At(picture.Start))
	case at.Y < s.plot.Y+18: // above it stands what the curve is
		s.Write(at.X-10, at.Y+22, value, l.At(picture.End))
	default:
		s.Write(at.X-10, at.Y-10, value, l.At(picture.End))
	}
}

// panel is the search and the chain from x to its logarithm; a phone shows one of them.
func (s *scene) panel() {
	searching := !s.From("ln")
	if s.wide || searching {
		s.search()
	}
	y := s.top
	if s.wide {
		y += 196
	}
	if s.wide || !searching {
		s.chain(y + 22)
	}
}

// search is a table of the powers tried.
func (s *scene) search() {
	x, w, y := s.left, s.room, s.top
	s.Write(x, y+6, say("title.search", "base", s.baseName(), "x", number.Format(s.x)), figure.Name.Sized(15, 500).In(picture.Ink1).Within(w))
	columns := []float64{0.21, 0.37, 0.61, 0.77} // where they begin
	widths := []float64{0.15, 0.21, 0.15, 0.21}
	for k, head := range []string{"power", "gives", "power", "gives"} {
		s.Write(x+w*(columns[k]+widths[k]/2), y+32, say("column."+head), figure.Note.At(picture.Middle))
	}
	for i, d := range digits {
		top := y + 42 + 44*float64(i)
		s.Write(x, top+19, say("digit."+d.id), figure.Name.Within(w*0.2))
		for k, id := range []string{d.id, d.id + "_gives", d.id + "_up", d.id + "_up_gives"} {
			s.number(id, picture.Box{X: x + w*columns[k], Y: top, W: w * widths[k], H: 28}, false)
		}
	}
}

// chain goes from x over its natural logarithm to the logarithm, and back.
func (s *scene) chain(y float64) {
	x, w := s.left, s.room
	s.chained(y, []string{"x", "ln", "log"}, "ln", "/ ln "+s.baseName())
	foot := y + 78
	s.line("check", picture.Box{X: x + w*0.5 - 86, Y: foot, W: 76, H: 28}, false)
	s.line("slope_x", picture.Box{X: x + w - 76, Y: foot, W: 76, H: 28}, false)
}

// chained are three numbers side by side, of which logarithms have a sign, each linked with the one before it by what makes
// it of that.
func (s *scene) chained(y float64, ids []string, by ...string) {
	cell := min(92, s.room*0.26, (s.room-76)/3)
	gap := (s.room - 3*cell) / 2
	var before picture.Box
	for k, id := range ids {
		box := picture.Box{X: s.left + float64(k)*(cell+gap), Y: y, W: cell, H: 28}
		s.named(id, box, id[0] == 'l')
		if k > 0 {
			s.link(ids[k-1], id, before, box, by[k-1])
		}
		before = box
	}
}

// link is the arrow between two cells of a chain, and the way back under it.
func (s *scene) link(from, to string, a, b picture.Box, by string) {
	p, q := picture.Point{X: a.X + a.W + 3, Y: a.Y + 14}, picture.Point{X: b.X - 3, Y: b.Y + 14}
	s.Add(picture.Arrow{Curve: picture.Straight(p, q), Width: 1.5, Paint: picture.Solid(picture.Edge), Reach: 1})
	if look := figure.Note.At(picture.Middle).Within(q.X - p.X); figure.Roomy(by, look) { // else the formula has it
		s.Write((p.X+q.X)/2, p.Y-8, by, look)
	}
	if t := s.Frac; s.current(to) && t < 1 {
		s.Travel([]picture.Point{p, q}, t, figure.SignLine(s.Single(to).Value))
	}
	if g := film.At(from).Gradient(); !s.Arriving(g) || s.Frac == 1 {
		return
	}
	p.Y, q.Y = p.Y+25, q.Y+25
	s.Travel([]picture.Point{q, p}, s.Frac, picture.Grad)
}
