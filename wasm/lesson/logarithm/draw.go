package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing.
type scene struct {
	figure.Pad
	lesson.View
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

func (m *model) newLayout(width float64) layout {
	switch {
	case m.preset == "product" && width >= sideBySide:
		return layout{wide: true, plot: picture.Box{X: 12, Y: 12, W: width - 24, H: 190}, left: 2, room: width - 4, top: 232, rule: 376}
	case m.preset == "product":
		return layout{plot: picture.Box{X: 12, Y: 6, W: width - 24, H: 176}, left: 2, room: width - 4, top: 214, rule: 404}
	case width >= sideBySide:
		split := 0.52 * width
		return layout{wide: true, plot: picture.Box{X: 44, Y: 16, W: split - 54, H: 304}, left: split + 34, room: width - split - 36, top: 14, rule: 366}
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
	return v.Model.(*model).newLayout(v.Width).rule + figure.FormulaHeight
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, layout: m.newLayout(v.Width)}
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
	s.Formula(s.formula(), s.rule, s.Width, s.Moment.Frac == 1)
}

// formula is the computation of the present step.
func (s *scene) formula() figure.Formula {
	shows := s.Shows[s.Moment.Step]
	if len(shows) == 0 {
		return s.opening()
	}
	if len(shows) == 4 {
		low, high := s.By[shows[0]], s.By[shows[2]]
		return figure.Formula{Name: say("symbol.between"), Symbols: say("how.between", "low", s.power(low.X), "high", s.power(high.X)),
			Numbers: say("how.between", "low", number.Format(s.By[low.ID+"_gives"].X), "high", number.Format(s.By[high.ID+"_gives"].X)),
			Result:  number.Format(low.X) + " … " + number.Format(high.X)}
	}
	q := s.By[shows[0]]
	f := figure.Formula{Name: q.Name, Symbols: q.Symbols, Numbers: q.Numbers, Result: number.Format(q.X), Back: q.Of != ""}
	if q.Numbers == "" {
		f.Numbers = f.Result
	}
	return f
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
	return figure.Formula{Name: s.log() + " x", Symbols: say("how.power", "base", s.baseName()), Numbers: s.log() + " " + number.Format(s.x), Result: "?"}
}

// reached is how much of the step in which a number arrives is done.
func (s *scene) reached(id string) float64 { return s.Moment.Reached(s.At(id)) }

func (s *scene) has(id string) bool { return s.reached(id) == 1 }

func (s *scene) current(id string) bool { return s.At(id) == s.Moment.Step && s.Moment.Step > 0 }

// number draws the cell of a quantity, with the place of its gradient where it has one.
func (s *scene) number(id string, b picture.Box, signed bool) {
	q := s.By[id]
	c := figure.Field{Item: picture.Item{ID: id, Label: q.Label, Control: q.Control}, Box: b, Number: q.X, Known: s.has(id), Present: s.current(id), Plain: !signed, Scale: max(1, math.Abs(q.X)), Size: 15}
	if b.W < 62 {
		c.Size = 13
	}
	if id == "limit" {
		c.Text = number.Fixed(q.X, 7) // beside the others, whose digits it completes
	}
	if g := s.Grads[id]; g != nil {
		c.Lower, c.Grad, c.HasGrad, c.Arriving = 22, g.X, s.has(g.ID), s.current(g.ID)
	}
	s.Field(c)
}

// named draws a cell under its name.
func (s *scene) named(id string, b picture.Box, signed bool) {
	s.Write(b.X+b.W/2, b.Y-8, s.By[id].Name, figure.Name.At(picture.Middle).Within(b.W+8))
	s.number(id, b, signed)
}

// line draws a cell behind its name, which ends where the cell begins.
func (s *scene) line(id string, b picture.Box, signed bool) {
	s.Write(b.X-10, b.Y+19, s.By[id].Name+" =", figure.Name.At(picture.End).Within(b.X-s.left-10))
	s.number(id, b, signed)
}

// tangent draws the slope of a curve at a point as far as it has been measured.
func (s *scene) tangent(a figure.Axes, x, y float64, id string) {
	t := s.reached(id)
	if t == 0 || !a.Inside(x, y) {
		return
	}
	from, to := a.Clip(x, y, s.By[id].X, 90*timeline.Ease(t))
	s.Add(picture.Line(from, to, picture.Stroke{Paint: picture.Solid(picture.Grad), Width: 2.5}))
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
