package neuron

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// showsTraining reports whether there is more than one update to look at, or a surface was asked for.
func (m *model) showsTraining() bool { return len(updates(m.entries)) > 1 || m.pair != "off" }

// trainingHeight is the height of the part below the formula.
func trainingHeight(narrow, withSurface bool) float64 {
	switch {
	case narrow && withSurface:
		return 410
	case withSurface:
		return 250
	}
	return 190
}

// training draws the loss curve and, beside it or on a phone below it, the loss surface.
func (s *scene) training() {
	if !s.showsTraining() {
		return
	}
	top := s.rule + 82
	s.Add(picture.Line(picture.Point{X: 0, Y: top}, picture.Point{X: s.width, Y: top}, hairline))
	curve := picture.Box{X: 40, Y: top + 36, W: s.width - 56, H: 116}
	if s.pair == "off" {
		s.curve(curve)
		return
	}
	field := picture.Box{X: s.width - 300, Y: top + 36, W: 284, H: 176}
	if s.narrow {
		field = picture.Box{X: 40, Y: top + 226, W: s.width - 56, H: 140}
	} else {
		curve.W, curve.H = s.width-420, 176
	}
	s.curve(curve)
	s.surface(field)
}

// axis maps losses to heights; where they span more than three powers of ten it is logarithmic.
type axis struct {
	box    picture.Box
	lo, hi float64
	log    bool
	n      int // updates
}

func (s *scene) axis(box picture.Box) axis {
	a := axis{box: box, lo: math.Inf(1), n: max(len(updates(s.entries)), len(updates(s.original)))}
	for _, es := range [][]entry{updates(s.entries), updates(s.original)} {
		for _, e := range es {
			a.hi = max(a.hi, e.value[outLoss])
			if e.value[outLoss] > 0 {
				a.lo = min(a.lo, e.value[outLoss])
			}
		}
	}
	a.log = a.hi > 1000*a.lo
	if a.log {
		a.lo, a.hi = math.Log10(max(a.lo, a.hi*1e-12)), math.Log10(a.hi)
	} else {
		a.lo = 0
	}
	return a
}

// at is the point of the loss v of update k.
func (a axis) at(k int, v float64) picture.Point {
	if a.log {
		v = math.Log10(max(v, math.Pow(10, a.lo)))
	}
	share := 0.0
	if a.hi > a.lo {
		share = (v - a.lo) / (a.hi - a.lo)
	}
	x := 0.0
	if a.n > 1 {
		x = float64(k-1) / float64(a.n-1)
	}
	return picture.Point{X: a.box.X + x*a.box.W, Y: a.box.Y + a.box.H*(1-share)}
}

// value is the loss at the upper or lower end of the axis.
func (a axis) end(v float64) string {
	if a.log {
		v = math.Pow(10, v)
	}
	return number.Short(v, 2)
}

// curve draws the loss of every update, the mean of every epoch, the present update, and for a fork the loss
// without it.
func (s *scene) curve(box picture.Box) {
	a := s.axis(box)
	title := "Loss at each update"
	if a.log {
		title += ", logarithmic"
	}
	if s.original != nil {
		title += "; dashed, without the fork"
	}
	s.heading(box, title)
	s.frame(box, a.end(a.hi), a.end(a.lo))
	bottom := box.Y + box.H + 16
	s.Add(picture.Text{At: picture.Point{X: box.X, Y: bottom}, S: "update 1", Size: 12, Weight: 400, Paint: picture.Solid(picture.Ink3)},
		picture.Text{At: picture.Point{X: box.X + box.W, Y: bottom}, S: strconv.Itoa(a.n), Size: 12, Weight: 400, Anchor: picture.End, Paint: picture.Solid(picture.Ink3)})
	if s.original != nil {
		s.line(a, updates(s.original), picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.5, Dash: picture.Dashed})
	}
	ups := updates(s.entries)
	s.line(a, ups, picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.5})
	s.dots(a, ups)
}

func (s *scene) line(a axis, es []entry, stroke picture.Stroke) {
	points := make([]picture.Point, len(es))
	for i, e := range es {
		points[i] = a.at(e.update, e.value[outLoss])
	}
	s.Add(picture.Curve{Points: points, Stroke: stroke})
}

// dots makes every update a point to go to, as long as they are few enough to be hit, and marks the present
// one.
func (s *scene) dots(a axis, ups []entry) {
	if len(ups) <= 60 {
		for _, e := range ups {
			s.dot(a, e)
		}
	}
	e := ups[min(s.e.update, len(ups))-1]
	p := a.at(e.update, e.value[outLoss])
	s.Add(picture.Line(picture.Point{X: p.X, Y: a.box.Y}, picture.Point{X: p.X, Y: a.box.Y + a.box.H}, picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1, Dash: picture.Dashed}),
		picture.Circle(p, 5.5, picture.Solid(picture.Ink1), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 2}))
}

func (s *scene) dot(a axis, e entry) {
	p := a.at(e.update, e.value[outLoss])
	c := picture.Circle(p, 3, picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.25})
	label := "update " + strconv.Itoa(e.update) + ", epoch " + strconv.Itoa(e.epoch) + ", example " + strconv.Itoa(e.example)
	s.Item(picture.Item{ID: "update-" + strconv.Itoa(e.update), Label: label, Value: number.Format(e.value[outLoss]), Seek: s.sameStep(e), Ring: c}, func() {
		s.Add(picture.Rect{Box: c.Box.Grown(5)}, c)
	})
}

// sameStep is the id of the present kind of step in another update.
func (s *scene) sameStep(e entry) string {
	prefix, _ := s.chapter(e, len(updates(s.entries)) == 1)
	if s.e.check {
		return prefix + "given"
	}
	return prefix + s.film(s.e).Plan.Beats[s.now].ID
}

func (s *scene) heading(box picture.Box, title string) {
	s.Add(picture.Text{At: picture.Point{X: box.X - 40, Y: box.Y - 14}, S: title, Size: 13, Weight: 500, Max: box.W + 40, Paint: picture.Solid(picture.Ink1)})
}

// frame draws the two axes with the numbers at the ends of the upright one.
func (s *scene) frame(box picture.Box, high, low string) {
	y := box.Y + box.H
	s.Add(picture.Curve{Points: []picture.Point{{X: box.X, Y: box.Y}, {X: box.X, Y: y}, {X: box.X + box.W, Y: y}}, Stroke: hairline})
	for _, t := range []picture.Text{{At: picture.Point{X: box.X - 6, Y: box.Y + 8}, S: high}, {At: picture.Point{X: box.X - 6, Y: y}, S: low}} {
		t.Size, t.Weight, t.Anchor, t.Max, t.Paint = 12, 400, picture.End, 36, picture.Solid(picture.Ink3)
		s.Add(t)
	}
}

// inspectPanel tells about an update on the loss curve or about the surface.
func (m *model) inspectPanel(item string, step int) (lesson.Inspection, bool) {
	if item == "surface" && m.pair != "off" {
		return lesson.Inspection{ID: item, Symbol: "L", Label: "loss surface", Origin: "computed", From: []string{},
			Formula: "the mean loss over the examples, computed anew at each point; all other parameters as before this update",
			Rows:    []lesson.Row{{Name: "axes", Text: m.pair}}}, true
	}
	for _, e := range updates(m.entries) {
		if item == "update-"+strconv.Itoa(e.update) {
			in := lesson.Inspection{ID: item, Symbol: "loss", Label: "update " + strconv.Itoa(e.update), Origin: "computed", Value: new(e.value[outLoss]), From: []string{"loss"},
				Formula: "loss = " + m.loss.text + " = " + m.loss.numbers(number.Format(e.value[outY]), number.Format(e.value[inT])) + " = " + number.Format(e.value[outLoss])}
			in.Rows = []lesson.Row{{Name: "value", Text: in.Formula}}
			if e.epochDone {
				in.Rows = append(in.Rows, lesson.Row{Name: "epoch " + strconv.Itoa(e.epoch), Text: "mean loss over its examples", Result: number.Format(e.epochLoss)})
			}
			return in, true
		}
	}
	return lesson.Inspection{}, false
}
