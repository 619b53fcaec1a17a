package neuron

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	*picture.List
	lesson.View
	*model
	layout
	e     entry
	now   int // the step of its film under way
	scale float64
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	e, now := m.at(v.Moment.Step)
	s := &scene{List: l, View: v, model: m, layout: newLayout(v.Width, m.two), e: e, now: now, scale: magnitude(e)}
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

// reached is how much of the beat with the id is done: 0 before it, 1 after it, and between while it moves.
func (s *scene) reached(id string) float64 {
	f := s.film(s.e)
	if k := f.Index(id); k >= 0 {
		return f.Reached(k, -1, timeline.Moment{Step: s.now, Frac: s.Moment.Frac}, s.Depth)
	}
	return 0
}

// current reports whether the beat with the id is the one under way or just done.
func (s *scene) current(id string) bool { return s.film(s.e).Plan.Beats[s.now].ID == id }

// has reports whether the number has arrived, and grad whether its gradient has.
func (s *scene) has(i int) bool { return i <= lastParam || s.reached(names[i]) == 1 }

func (s *scene) hasGrad(i int) bool {
	if i == outLoss {
		return !s.e.check && s.reached("dy") > 0
	}
	return s.reached("d"+names[i]) == 1
}

// number is what stands in the place of number i now.
func (s *scene) number(i int) float64 {
	if i >= firstParam && i <= lastParam && s.reached("new-"+names[i]) == 1 {
		return s.e.after[i]
	}
	return s.e.value[i]
}

var (
	rest     = picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.25}
	hairline = picture.Stroke{Paint: picture.Solid(picture.Hairline), Width: 1}
	pending  = picture.Stroke{Paint: picture.Solid(picture.Edge), Width: 1.25, Dash: picture.Dashed}
)

// text adds a label centred at x on the baseline y.
func (s *scene) text(x, y float64, t string, size float64, weight int, role picture.Role, width float64) {
	s.Add(picture.Text{At: picture.Point{X: x, Y: y}, S: t, Size: size, Weight: weight, Anchor: picture.Middle, Max: width, Paint: picture.Solid(role)})
}

// value writes a number centred at x on the baseline y, as it fits the width.
func (s *scene) value(x, y, v, size float64, weight int, role picture.Role, width float64) {
	t := picture.Value(v, picture.Text{At: picture.Point{X: x, Y: y}, Size: size, Weight: weight, Anchor: picture.Middle, Max: width, Paint: picture.Solid(role)})
	t.At.Y -= (size - t.Size) * 0.1 // smaller digits stay in the middle
	s.Add(t)
}

// unknown is the dot in the place of a number that has not been computed.
func (s *scene) unknown(x, y, size float64, role picture.Role) {
	s.text(x, y, "·", size, 400, role, 0)
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
	c, has := s.center(i), s.has(i)
	shape := picture.Circle(c, s.radius, picture.Solid(picture.Ground), pending)
	if square {
		shape.Radius = 6
	}
	item := picture.Item{ID: names[i], Label: labels[i] + " " + symbol(i), Ring: shape, Control: s.control(i)}
	if has {
		v := s.number(i)
		shape.Fill, shape.Stroke = picture.Sign(v, s.scale), rest
		item.Value = number.Format(v)
		if square {
			shape.Fill, shape.Stroke = picture.Solid(picture.Ground), picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1.5}
		}
	}
	if s.current(names[i]) && has {
		shape.Stroke = picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2}
	}
	if s.hasGrad(i) {
		item.Gradient = number.Format(s.e.grad[i])
	}
	s.Item(item, func() {
		s.Add(shape)
		s.text(c.X, c.Y-s.nameUp, symbol(i), 13, 400, picture.Ink2, 0)
		if has {
			s.value(c.X, c.Y+s.valueDown, s.number(i), s.big, 500, picture.Ink1, 2*s.radius-8)
		} else {
			s.unknown(c.X, c.Y+s.valueDown, s.big, picture.Ink3)
		}
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
	c := s.center(outLoss)
	box := picture.Box{X: c.X - s.cell/2, Y: s.top + 12, W: s.cell, H: s.half}
	r := picture.Rect{Box: box, Radius: 4, Fill: picture.Solid(picture.Ground), Stroke: rest}
	v := number.Format(s.e.value[inT])
	s.Item(picture.Item{ID: "t", Label: "target t", Value: v, Ring: r, Control: s.control(inT)}, func() {
		s.text(c.X, s.top+2, s.targetName, 13, 400, picture.Ink2, 0)
		s.Add(r)
		s.value(c.X, box.Y+s.half/2+5.5, s.e.value[inT], s.mid, 400, picture.Ink1, s.cell-6)
	})
}

// parameters draws each parameter as a cell: its value above, its gradient below.
func (s *scene) parameters() {
	for _, v := range s.net.params {
		i, _ := index(v.Name())
		s.parameter(i)
	}
}

func (s *scene) parameter(i int) {
	c := s.center(i)
	box := picture.Box{X: c.X - s.cell/2, Y: s.top + 12, W: s.cell, H: 2 * s.half}
	frame := picture.Rect{Box: box, Radius: 4, Stroke: rest}
	v, d := s.number(i), number.Format(s.e.grad[i])
	item := picture.Item{ID: names[i], Label: labels[i] + " " + symbol(i), Value: number.Format(v), Ring: frame, Control: s.control(i)}
	known := s.hasGrad(i)
	if known {
		item.Gradient = d
	}
	upper, lower := box, box
	upper.H, lower.H, lower.Y = s.half, s.half, box.Y+s.half
	arriving := s.current("d"+names[i]) && known
	s.Item(item, func() {
		s.text(c.X, s.top+2, symbol(i), 13, 400, picture.Ink2, 0)
		s.Add(picture.Rect{Box: upper, Radius: 4, Corners: picture.Top, Fill: picture.Sign(v, s.scale)},
			picture.Rect{Box: lower, Radius: 4, Corners: picture.Bottom, Fill: fillOf(arriving)})
		if s.current("new-"+names[i]) || arriving {
			frame.Stroke = picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 1.5}
		}
		s.Add(frame)
		if !arriving {
			s.Add(picture.Line(picture.Point{X: box.X + 1, Y: lower.Y}, picture.Point{X: box.X + box.W - 1, Y: lower.Y}, hairline))
		}
		s.value(c.X, upper.Y+s.half/2+5.5, v, s.mid, 400, picture.Ink1, s.cell-6)
		if known {
			s.value(c.X, lower.Y+s.half/2+5, s.e.grad[i], s.mid-2, 500, inkOf(known, arriving), s.cell-6)
		} else {
			s.unknown(c.X, lower.Y+s.half/2+5, s.mid-2, picture.Ink3)
		}
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
