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
		way, role := figure.Route(s.slice(k, 0), s.slice(k, 1)), figure.Head(k)
		switch id {
		case "q", "k", "v", "concat", "dmix", "dx":
			way = s.toPanel(k)
		case "out", "dconcat":
		default:
			return
		}
		if id[0] == 'd' {
			role = picture.Grad
		}
		if id == "concat" || id == "dx" || id == "dconcat" {
			slices.Reverse(way)
		}
		figure.Mark(s.List, way, s.Reached(id, k), role)
	}
}

// toPanel is the way from the part of head k in the upper strip to its panel, at its left where other panels stand below it.
func (s *scene) toPanel(k int) []picture.Point {
	b, p := s.slice(k, 0), s.panels[k]
	x, lane, door := b.X+b.W/2, b.Y-40, picture.Point{X: p.X + p.W/2, Y: p.Y + p.H + 2}
	if p.Y+p.H+20 < b.Y-60 && !s.apart {
		lane = p.Y + p.H + 8
	}
	if p.Y < s.panels[s.h-1].Y {
		door = picture.Point{X: p.X - 14, Y: p.Y + p.H}
	}
	return []picture.Point{{X: x, Y: b.Y - 28}, {X: x, Y: lane}, {X: door.X, Y: lane}, door}
}
