package dot

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// measures draws the second way, |a| · |b| · cos θ, in boxes, and under it where the result lies between the least
// and the most that two vectors of these lengths can give.
func (s *scene) measures() {
	y := s.middle
	if s.wide {
		s.Write(s.x, y, say("zone.lengths-and-angle"), figure.Name.Sized(13, 500).In(picture.Ink1))
	} else {
		y -= 16
	}
	y += 42
	gap := 26.0
	w := min(86, (s.w-3*gap)/4)
	boxes := []struct {
		id, name, label, op string
		event               event
		v                   value
	}{
		{"length-a", "|a|", say("item.length", "name", "a"), "", lengthA, s.p.lengthA},
		{"length-b", "|b|", say("item.length", "name", "b"), "×", lengthB, s.p.lengthB},
		{"cosine", "cos θ", say("noun.cosine"), "×", cosineOf, s.p.cosine},
		{"other", byLengths, say("noun.other"), "=", other, s.p.other},
	}
	for i, b := range boxes {
		box := picture.Box{X: s.x + float64(i)*(w+gap), Y: y, W: w, H: 28}
		st := stage{event: b.event}
		c := figure.Field{Item: picture.Item{ID: b.id, Label: b.label}, Box: box, Known: s.has(st), Present: s.current(st), Scale: s.p.scaleBoth}
		c.Plain = b.id != "other"
		if b.id == "other" && w < 86 { // at the edge, with no room for more
			b.name = say("noun.product")
		}
		if b.id == "cosine" && s.has(stage{event: theta}) {
			b.name = "cos " + degrees(s.p.theta)
		}
		if b.v != nil {
			c.Number = at(b.v)
		}
		s.Write(box.X+w/2, y-9, b.name, figure.Name.At(picture.Middle).Within(w+gap))
		if b.op != "" {
			s.Write(box.X-gap/2, y+19, b.op, figure.Name.Sized(15, 400).At(picture.Middle).In(picture.Ink3))
		}
		s.Field(c)
	}
	s.dial(y + 66)
}

// dial is the range from −|a||b| to |a||b| with the place of a · b on it.
func (s *scene) dial(y float64) {
	if !s.p.directed() {
		s.Write(s.x, y+4, say("head.no angle"), figure.Name.Within(s.w))
		return
	}
	most := at(s.p.lengthA) * at(s.p.lengthB)
	x0, x1 := s.x+12, s.x+s.w-12
	mid := (x0 + x1) / 2
	ticks := figure.Rest
	s.Add(picture.Line(picture.Point{X: x0, Y: y}, picture.Point{X: x1, Y: y}, ticks))
	for _, x := range []float64{x0, mid, x1} {
		s.Add(picture.Line(picture.Point{X: x, Y: y - 4}, picture.Point{X: x, Y: y + 4}, ticks))
	}
	known := s.has(stage{event: lengthB})
	write := func(x float64, name string, v float64, a picture.Anchor) {
		if known {
			name += " " + number.Format(v)
		}
		s.Fitted(x, y+20, name, figure.Note.At(a).Within(s.w/3-8))
	}
	write(s.x, say("head.opposite"), -most, picture.Start)
	write(mid, say("head.perpendicular"), 0, picture.Middle)
	write(s.x+s.w, say("head.parallel"), most, picture.End)
	s.needle(y, mid, (x1-x0)/2)
}

// needle is the place of the result on the dial: it moves there with the cosine.
func (s *scene) needle(y, mid, half float64) {
	t := s.reached(stage{event: cosineOf})
	if t == 0 {
		return
	}
	c := at(s.p.cosine)
	p := picture.Point{X: mid + half*c*timeline.Ease(t), Y: y}
	s.Add(picture.Line(picture.Point{X: mid, Y: y}, p, picture.Stroke{Paint: picture.Solid(figure.SignLine(c)), Width: 3}))
	ring := picture.Circle(p, 6, picture.Solid(picture.Ink1), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 2})
	it := picture.Item{ID: "dial", Label: say("noun.dial"), Ring: ring}
	if t == 1 {
		it.Value = number.Format(c)
	}
	s.Item(it, func() { s.Add(picture.Rect{Box: ring.Box.Grown(4)}, ring) })
}
