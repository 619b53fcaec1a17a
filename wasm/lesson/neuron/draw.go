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
	if !s.narrow {
		s.operations()
	}
	s.gradients()
	for _, i := range drawn {
		switch {
		case s.net.v[i] == nil:
		case i >= inT && i <= lastParam:
			s.field(i)
		default:
			s.node(i)
		}
	}
	s.formula()
	s.training()
}

// drawn are the numbers that have a place, in the order in which they are walked through.
var drawn = [...]int{paramW1, paramW12, paramB1, paramW2, paramB2, inX, inX2, outZ1, outH, outY, outLoss, inT}

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

// item is what number i is asked about by: its name and, where it can be dragged, its control; a list of several examples
// cannot.
func (s *scene) item(i int) picture.Item {
	it := picture.Item{ID: names[i], Label: named(i), Control: names[i]}
	if i <= inT && len(s.data) > 1 || i > lastParam || s.e.update > 1 || s.e.check {
		it.Control = ""
	}
	return it
}

// centred is the name of a node.
var centred = figure.Name.At(picture.Middle)

// node is a circle, or for the loss a square, with its name over its value. Until the value is known it is
// dashed.
func (s *scene) node(i int) {
	c, has, v := s.center[i], s.has(i), s.number(i)
	shape, item := picture.Circle(c, s.radius, picture.Solid(picture.Ground), figure.Pending), s.item(i)
	if i == outLoss {
		shape.Radius = 6
	}
	item.Ring = shape
	switch {
	case !has:
	case i == outLoss:
		shape.Stroke = figure.Ringed
	default:
		shape.Fill, shape.Stroke = picture.Sign(v, s.scale), figure.Rest
	}
	if has {
		item.Value = number.Format(v)
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
		s.digits(c.X, c.Y+s.valueDown, v, has, figure.Result.Sized(s.big, 500).Within(2*s.radius-2-s.pad))
	})
}

// field is a parameter with its gradient below it, or the target, under its name.
func (s *scene) field(i int) {
	c, name := s.center[i], symbol(i)
	box := picture.Box{X: c.X - s.cell/2, Y: s.top + 12, W: s.cell, H: s.half}
	f := figure.Field{Item: s.item(i), Box: box, Number: s.number(i), Scale: s.scale, Known: true, Size: s.mid, Plain: i == inT}
	if i == inT {
		name = s.targetName
	} else {
		f.Lower, f.Grad, f.HasGrad = s.half, s.e.grad[i], s.hasGrad(i)
		f.Arriving = f.HasGrad && s.Now("d"+names[i])
		f.Present = f.Arriving || s.Now("new-"+names[i])
	}
	s.Write(c.X, s.top+2, name, centred)
	s.Field(f)
	if t := s.reached("new-" + names[i]); t > 0 && t < 1 { // a mark moves from the gradient up into the value
		at := picture.Point{X: box.X + box.W + 2, Y: box.Y + box.H*(1.5-t)}
		s.Add(picture.Circle(at, 5, picture.Solid(picture.Grad), picture.Stroke{}))
	}
}
