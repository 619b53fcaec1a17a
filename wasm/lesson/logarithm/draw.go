package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing.
type scene struct {
	*figure.Scene
	*model
	layout
}

// sideBySide is the width from which the plot stands beside the numbers.
const sideBySide = 720

// layout is where the plot, the numbers and the formula stand.
type layout struct {
	wide       bool
	plot       picture.Box
	left, room float64 // of the numbers
	top        float64
	rule       float64 // above the formula
}

func (m *model) newLayout(width float64, slide bool) layout {
	switch {
	case m.preset == "product" && slide:
		return layout{wide: true, plot: picture.Box{X: 12, Y: 6, W: width - 24, H: 190}, left: 2, room: width - 4, top: 222, rule: 366}
	case m.preset == "product" && width >= sideBySide:
		return layout{wide: true, plot: picture.Box{X: 12, Y: 12, W: width - 24, H: 190}, left: 2, room: width - 4, top: 232, rule: 376}
	case m.preset == "product":
		return layout{plot: picture.Box{X: 12, Y: 6, W: width - 24, H: 176}, left: 2, room: width - 4, top: 214, rule: 404}
	case width >= sideBySide:
		split := 0.52 * width
		return layout{wide: true, plot: picture.Box{X: 44, Y: 16, W: split - 54, H: 304},
			left: split + 34, room: width - split - 36, top: 14, rule: 366}
	}
	l := layout{plot: picture.Box{X: 40, Y: 12, W: width - 56, H: 196}, room: min(width-4, 440), top: 248, rule: 420}
	l.left = (width - l.room) / 2
	if m.preset == "e" {
		l.rule = 496
	}
	return l
}

// height is the height of the figure.
func height(v lesson.View) float64 {
	return v.Model.(*model).newLayout(v.Width, v.Slide).rule + v.FormulaHeight()
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m, layout: m.newLayout(v.Width, v.Slide)}
	switch m.preset {
	case "mirror":
		s.mirror()
	case "product":
		s.rulers()
		s.sums()
	case "e":
		s.growth()
		s.table()
	default:
		s.curve()
		s.panel()
	}
	s.Formula(s.formula(), s.rule, s.Width, s.Frac == 1)
}

// formula is the computation of the present step.
func (s *scene) formula() figure.Formula {
	beat, _ := s.Film.Beat(s.Step)
	shows := s.Shown(beat)
	if len(shows) == 0 {
		return s.opening()
	}
	if up, ok := s.Lookup(shows[0].Name + "_up"); ok {
		return s.between(shows[0].Name, up.Name)
	}
	return s.FormulaOf(shows[0])
}

// between are two powers with what they give.
func (s *scene) between(low, high string) figure.Formula {
	p, q := s.Single(low).Value, s.Single(high).Value
	less, more := s.Single(low+"_gives").Value, s.Single(high+"_gives").Value
	return figure.Formula{Name: say("symbol.between"), Symbols: say("how.between", "low", s.power(p), "high", s.power(q)),
		Numbers: say("how.between", "low", number.Format(less), "high", number.Format(more)),
		Result:  number.Format(p) + " … " + number.Format(q)}
}

// opening is what is about to be found.
func (s *scene) opening() figure.Formula {
	switch s.preset {
	case "mirror":
		return figure.Formula{Name: "x", Symbols: say("how.mirror", "base", s.baseName()), Numbers: s.power(s.p), Result: "?"}
	case "product":
		return figure.Formula{Name: "a · b", Symbols: say("how.product"), Numbers: number.Format(s.a) + " · " + number.Format(s.b), Result: "?"}
	case "e":
		return figure.Formula{Name: say("symbol.grown"), Symbols: say("how.grown"), Numbers: "r = " + number.Format(s.rate), Result: "?"}
	}
	return figure.Formula{Name: s.log() + " x", Symbols: say("how.power", "base", s.baseName()),
		Numbers: s.log() + " " + number.Format(s.x), Result: "?"}
}

// reached is how much of a number has arrived, has whether it has, and current whether it comes now; of a derivative with a
// d in front of its name.
func (s *scene) reached(name string) float64 { return s.Share(s.ref(name)) }
func (s *scene) has(name string) bool        { return s.Has(s.ref(name)) }
func (s *scene) current(name string) bool    { return s.Arriving(s.ref(name)) }

func (s *scene) ref(name string) film.Ref {
	r, _ := s.Lookup(name)
	return r
}

// number draws the cell of a quantity, with the place of its gradient where it has one.
func (s *scene) number(id string, b picture.Box, signed bool) {
	c := s.FieldOf(film.At(id), b)
	c.Control, c.Plain, c.Scale, c.Size = s.sheet.Entry(film.At(id)).Control, !signed, max(1, math.Abs(c.Number)), 15
	if b.W < 62 {
		c.Size = 13
	}
	if id == "limit" {
		c.Text = number.Fixed(c.Number, 7) // beside the others, whose digits it completes
	}
	s.Field(c)
}

// named draws a cell under its name.
func (s *scene) named(id string, b picture.Box, signed bool) {
	s.Write(b.X+b.W/2, b.Y-8, s.Single(id).Name, figure.Name.At(picture.Middle).Within(b.W+8))
	s.number(id, b, signed)
}

// line draws a cell behind its name, which ends where the cell begins.
func (s *scene) line(id string, b picture.Box, signed bool) {
	s.Fitted(b.X-10, b.Y+19, s.Single(id).Name+" =", figure.Name.At(picture.End).Within(b.X-s.left-10))
	s.number(id, b, signed)
}

// tangent draws the slope of a curve at a point as far as it has been measured.
func (s *scene) tangent(a figure.Axes, x, y float64, id string) {
	t := s.reached(id)
	if t == 0 || !a.Inside(x, y) {
		return
	}
	from, to := a.Clip(x, y, s.Single(id).Value, 90*timeline.Ease(t))
	s.Add(picture.Line(from, to, picture.Stroke{Paint: picture.Solid(picture.Grad), Width: 2.5}))
}

// handle is a point of a plot whose drag to the side moves a control.
func (s *scene) handle(a figure.Axes, it picture.Item, key string, at picture.Point) {
	ux, _ := a.Unit()
	step := math.Pow(10, math.Floor(math.Log10((a.X1-a.X0)/100)))
	it.Drag = &picture.Drag{Key: key, Right: []float64{1 / ux}, Up: []float64{0}, Step: step}
	it.Ring = picture.Circle(at, 9, picture.Paint{}, picture.Stroke{})
	s.Item(it, func() {
		s.Add(picture.Rect{Box: it.Ring.Box.Grown(8)}, figure.Dot(at, 7, picture.Ink1))
	})
}

// traced is a curve through points of which only those within the axes are drawn.
func (s *scene) traced(a figure.Axes, points [][2]float64, stroke picture.Stroke) {
	var run []picture.Point
	for _, p := range points {
		if a.Inside(p[0], p[1]) {
			run = append(run, a.At(p[0], p[1]))
		}
	}
	if len(run) > 1 {
		s.Add(picture.Curve{Points: run, Stroke: stroke})
	}
}

// blue is the line of a curve.
var blue = picture.Stroke{Paint: picture.Solid(picture.PosLine), Width: 2.25}
