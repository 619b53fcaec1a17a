package neuron

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// scene is one drawing of an entry's film.
type scene struct {
	*figure.Scene
	*model
	layout
	e     entry
	place place
	scale float64
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	e, f, now := m.at(v.Moment.Step)
	s := &scene{model: m, layout: newLayout(m.room(v), m.two), e: e, place: m.places[v.Moment.Step], scale: magnitude(e)}
	v.Moment.Step = now
	s.Scene = v.Scene(l, f)
	s.edges()
	s.gradients()
	s.parameters()
	s.nodes()
	s.formula()
	s.training()
}

// magnitude is the largest number in sight, which gets the full colour.
func magnitude(e entry) float64 {
	s := 0.0
	for i := range e.value {
		s = max(s, math.Abs(e.value[i]), math.Abs(e.grad[i]))
	}
	return s
}

// has reports whether the number has arrived, and hasGrad whether its gradient has.
func (s *scene) has(i int) bool { return s.Has(film.At(names[i])) }

func (s *scene) hasGrad(i int) bool {
	if i == outLoss {
		return s.reached("dy") > 0
	}
	return s.Done("d" + names[i])
}

// reached is how much of a beat is done.
func (s *scene) reached(id string) float64 { return s.Reached(id, -1) }

// number is what stands in the place of number i now.
func (s *scene) number(i int) float64 { return s.e.number(i, s.Done("new-"+names[i])) }

// digits writes a number centred at x on the baseline y, as it fits the label, or the dot that stands for one not yet known.
func (s *scene) digits(x, y, v float64, known bool, look figure.Label) {
	if known {
		s.Value(x, y, v, look.At(picture.Middle))
	} else {
		s.Write(x, y, "·", look.Sized(look.Size, 400).In(picture.Ink3).At(picture.Middle).Within(0))
	}
}

// nodes draws the inputs, the values and the loss.
func (s *scene) nodes() {
	for _, i := range s.inputs() {
		s.node(i, false)
	}
	for _, i := range []int{outZ1, outH, outY} {
		s.node(i, false)
	}
	s.node(outLoss, true)
	s.target()
}

func (s *scene) inputs() []int {
	if s.two {
		return []int{inX, inX2}
	}
	return []int{inX}
}

// node is a circle, or for the loss a square, with its name over its value. Until the value is known it is
// dashed.
func (s *scene) node(i int, square bool) {
	c, has := s.center[i], s.has(i)
	shape := picture.Circle(c, s.radius, picture.Solid(picture.Ground), figure.Pending)
	if square {
		shape.Radius = 6
	}
	item := picture.Item{ID: names[i], Label: named(i), Ring: shape, Control: s.control(i)}
	if has {
		v := s.number(i)
		shape.Fill, shape.Stroke = picture.Sign(v, s.scale), figure.Rest
		item.Value = number.Format(v)
		if square {
			shape.Fill, shape.Stroke = picture.Solid(picture.Ground), figure.Ringed
		}
	}
	if s.Now(names[i]) && has {
		shape.Stroke = figure.Latest
	}
	if s.hasGrad(i) {
		item.Gradient = number.Format(s.e.grad[i])
	}
	s.Item(item, func() {
		s.Add(shape)
		s.Write(c.X, c.Y-s.nameUp, symbol(i), centred)
		s.digits(c.X, c.Y+s.valueDown, s.number(i), has, figure.Result.Sized(s.big, 500).Within(2*s.radius-2-s.pad))
	})
}

// control is the key that a drag on the number changes; a list of several examples is not dragged.
func (s *scene) control(i int) string {
	if i <= inT && len(s.data) > 1 || i > lastParam || s.e.update > 1 || s.e.check {
		return ""
	}
	return names[i]
}

// target is the cell of t over the loss.
func (s *scene) target() {
	c := s.center[inT]
	box := picture.Box{X: c.X - s.cell/2, Y: s.top + 12, W: s.cell, H: s.half}
	r := picture.Rect{Box: box, Radius: 4, Fill: picture.Solid(picture.Ground), Stroke: figure.Rest}
	v := s.e.value[inT]
	s.Item(picture.Item{ID: "t", Label: named(inT), Value: number.Format(v), Ring: r, Control: s.control(inT)}, func() {
		s.Write(c.X, s.top+2, s.targetName, centred)
		s.Add(r)
		s.digits(c.X, box.Y+s.half/2+5.5, v, true, figure.Result.Sized(s.mid, 400).Within(s.cell-s.pad))
	})
}

// centred is the name of a node.
var centred = figure.Name.At(picture.Middle)

// parameters draws each parameter as a cell: its value above, its gradient below.
func (s *scene) parameters() {
	for _, v := range s.net.params {
		i, _ := index(v.Name())
		s.parameter(i)
	}
}

func (s *scene) parameter(i int) {
	c := s.center[i]
	upper := picture.Box{X: c.X - s.cell/2, Y: s.top + 12, W: s.cell, H: s.half}
	lower := upper
	lower.Y += s.half
	frame := picture.Rect{Box: upper.Union(lower), Radius: 4, Stroke: figure.Rest}
	v, known := s.number(i), s.hasGrad(i)
	arriving := s.Now("d"+names[i]) && known
	item := picture.Item{ID: names[i], Label: named(i), Value: number.Format(v), Ring: frame, Control: s.control(i)}
	if known {
		item.Gradient = number.Format(s.e.grad[i])
	}
	s.Item(item, func() {
		s.Write(c.X, s.top+2, symbol(i), centred)
		s.Add(picture.Rect{Box: upper, Radius: 4, Corners: picture.Top, Fill: picture.Sign(v, s.scale)},
			picture.Rect{Box: lower, Radius: 4, Corners: picture.Bottom, Fill: fillOf(arriving)})
		if s.Now("new-"+names[i]) || arriving {
			frame.Stroke = figure.Framed
		}
		if s.Add(frame); !arriving {
			s.Rule(upper.X+1, upper.X+upper.W-1, lower.Y)
		}
		s.digits(c.X, upper.Y+s.half/2+5.5, v, true, figure.Result.Sized(s.mid, 400).Within(s.cell-s.pad))
		s.digits(c.X, lower.Y+s.half/2+5, s.e.grad[i], known, figure.Result.Sized(s.mid-2, 500).In(inkOf(known, arriving)).Within(s.cell-s.pad))
		s.descend(i, upper, lower)
	})
}

// fillOf is violet where a gradient has just arrived, and inkOf the colour of its number.
func fillOf(arriving bool) picture.Paint {
	if arriving {
		return picture.Solid(picture.Grad)
	}
	return picture.Solid(picture.Ground)
}

func inkOf(known, arriving bool) picture.Role {
	switch {
	case arriving:
		return picture.Ground
	case known:
		return picture.GradInk
	}
	return picture.Ink3
}

// descend moves a mark from the gradient up into the value while a parameter is updated.
func (s *scene) descend(i int, upper, lower picture.Box) {
	if t := s.reached("new-" + names[i]); t > 0 && t < 1 {
		y := lower.Center().Y + (upper.Center().Y-lower.Center().Y)*t
		s.Add(picture.Circle(picture.Point{X: upper.X + upper.W + 2, Y: y}, 5, picture.Solid(picture.Grad), picture.Stroke{}))
	}
}
