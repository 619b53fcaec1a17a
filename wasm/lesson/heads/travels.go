package heads

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// travels draws what is on its way between the strips and the heads' panels.
func (s *scene) travels() {
	o := s.now()
	for k := range s.h {
		t := s.Reached(o, k)
		up := s.toPanel(k)
		switch o {
		case "q", "k", "v":
			figure.Mark(s.List, up, t, figure.Head(k))
		case "concat":
			figure.Mark(s.List, reversed(up), t, figure.Head(k))
		case "dmix":
			figure.Mark(s.List, up, t, picture.Grad)
		case "dx":
			figure.Mark(s.List, reversed(up), t, picture.Grad)
		case "out":
			figure.Mark(s.List, s.between(k), t, figure.Head(k))
		case "dconcat":
			figure.Mark(s.List, reversed(s.between(k)), t, picture.Grad)
		}
	}
}

// toPanel is the way from the part of head k in the upper strip to its panel, beside what stands between.
func (s *scene) toPanel(k int) []picture.Point {
	b, p := s.sliceBox(k, s.h, 0), s.panels[k]
	x, y, lane := b.X+b.W/2, b.Y-28, s.strips-40
	if p.Y+p.H+20 < s.strips-60 && !s.apart {
		lane = p.Y + p.H + 8
	}
	if p.Y < s.panels[s.h-1].Y { // past the lower row of panels
		return []picture.Point{{X: x, Y: y}, {X: x, Y: lane}, {X: p.X - 14, Y: lane}, {X: p.X - 14, Y: p.Y + p.H}}
	}
	return []picture.Point{{X: x, Y: y}, {X: x, Y: lane}, {X: p.X + p.W/2, Y: lane}, {X: p.X + p.W/2, Y: p.Y + p.H + 2}}
}

// between is the way of a head's part from the upper strip to the lower one.
func (s *scene) between(k int) []picture.Point {
	a, b := s.sliceBox(k, s.h, 0), s.sliceBox(k, s.h, 1)
	return []picture.Point{{X: a.X + a.W/2, Y: a.Y + a.H}, {X: b.X + b.W/2, Y: b.Y}}
}

func reversed(ps []picture.Point) []picture.Point {
	back := make([]picture.Point, len(ps))
	for i, p := range ps {
		back[len(ps)-1-i] = p
	}
	return back
}
