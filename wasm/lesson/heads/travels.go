package heads

import (
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// travels draws what is on its way between the strips and the heads' panels.
func (s *scene) travels() {
	id := s.now()
	for k := range s.h {
		var way []picture.Point
		role := figure.Head(k)
		switch id {
		case "q", "k", "v", "concat", "dmix", "dx":
			way = s.toPanel(k)
		case "out", "dconcat":
			way = s.between(k)
		default:
			return
		}
		switch id {
		case "dmix":
			role = picture.Grad
		case "dx", "dconcat":
			role = picture.Grad
			slices.Reverse(way)
		case "concat":
			slices.Reverse(way)
		}
		figure.Mark(s.List, way, s.Reached(id, k), role)
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
