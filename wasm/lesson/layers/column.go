package layers

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// columnWide is the width of the small map beside an entered block.
const columnWide = 144

// aside is the map in small, which never scrolls away: every block is a way there.
func (s *scene) aside(box picture.Box) {
	s.Write(box.X, box.Y+14, say("map"), figure.Title)
	const wide, high, pitch = 58.0, 22.0, 31.0
	foot := box.Y + 46 + pitch*float64(s.highest())
	boxes := map[string]picture.Box{}
	for k := range s.Stacks {
		x, stack := box.X+float64(k)*(wide+28), &s.Stacks[k]
		all := s.column(stack)
		for i := range 4 {
			lx := x + wide/2 + (float64(i)-1.5)*9
			s.Add(figure.Straight(lx, foot-pitch*float64(len(all)-1)-8, lx, foot+high+8, figure.Edge))
		}
		for i, b := range all {
			boxes[b] = picture.Box{X: x, Y: foot - pitch*float64(i), W: wide, H: high}
		}
		s.Write(x+wide/2, foot+high+24, stack.Tongue, figure.Note.At(picture.Middle))
	}
	s.joints(boxes)
	s.around(boxes)
	for _, b := range s.Blocks() {
		if at, ok := boxes[b]; ok {
			s.entry(at, b)
		}
	}
	s.facts(box, foot+high+60)
	s.Add(figure.Straight(box.X+box.W+14, box.Y, box.X+box.W+14, box.Y+box.H, figure.Hairline))
}

// around is the frame of the layer that the place is part of.
func (s *scene) around(boxes map[string]picture.Box) {
	all := parents(s.At)
	if len(all) < 3 {
		return
	}
	var frame picture.Box
	for b, at := range boxes {
		if Holds(all[2], b) {
			frame = frame.Union(at.Grown(4))
		}
	}
	s.Add(picture.Rect{Box: frame, Radius: 6, Stroke: figure.Solid(picture.Ink1, 1)})
}

// joints are the ways from the encoder into the cross-attentions: in ink where they lead to the place.
func (s *scene) joints(boxes map[string]picture.Box) {
	from := boxes[s.memory()]
	x, y := from.X+from.W+14, from.Y-9
	for _, b := range s.crosses() {
		to := boxes[b]
		stroke := figure.Edge
		if b == s.At {
			stroke = figure.Framed
		}
		mid := to.Y + to.H/2
		s.Add(picture.Curve{Points: []picture.Point{{X: from.X + from.W/2, Y: y}, {X: x, Y: y}, {X: x, Y: mid}, {X: to.X, Y: mid}},
			Stroke: stroke})
	}
}

// entry is one block of the small map.
func (s *scene) entry(at picture.Box, b string) {
	frame := picture.Rect{Box: at, Radius: 5, Fill: picture.Solid(picture.Well), Stroke: figure.Edge}
	look := figure.Digits.In(picture.Ink2)
	if b == s.At {
		frame.Fill, frame.Stroke = picture.Solid(picture.Ink1), picture.Stroke{}
		look = look.In(picture.Ground).Sized(12, 600)
	}
	it := s.wayTo(b, frame)
	s.Item(it, func() {
		s.Add(frame)
		s.Write(at.X+at.W/2, at.Y+15, say("short."+Kind(b)), look.Within(at.W-6))
	})
}

// facts are how much the place has learned.
func (s *scene) facts(box picture.Box, y float64) {
	s.Write(box.X, y, say("in this block"), figure.Title)
	n, all := s.parameters(s.At), s.parameters(Whole)
	if n == 0 {
		s.Write(box.X, y+19, say("shared table"), figure.Note.Within(box.W))
		return
	}
	for i, text := range []string{say("n weights", "n", n), say("share of", "share", figure.Percent(float64(n)/float64(all)), "all", all)} {
		s.Write(box.X, y+19+16*float64(i), text, figure.Note.Within(box.W))
	}
	if size, known := s.weightsOf(s.At); known && n > 0 {
		s.Write(box.X, y+57, say("gradient norm", "size", number.Format(size)), figure.Note.In(picture.GradInk).Within(box.W))
	}
}
