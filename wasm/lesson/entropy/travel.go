package entropy

import (
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// travel draws what is on its way in the present step: a mark with the line behind it, forward in the colour of its
// sign, backward in violet and the other way.
func (s *scene) travel() {
	t := s.eased()
	if s.Frac >= 1 || s.now.way == still {
		return
	}
	back := s.ref(s.now.show).Back
	role := picture.PosLine
	if s.of(s.now.show).X < 0 {
		role = picture.NegLine
	}
	if back {
		role = picture.Grad
	}
	for _, path := range s.paths(back) {
		if back {
			slices.Reverse(path)
		}
		passed, tip := figure.Along(path, t)
		s.Add(picture.Curve{Points: passed, Stroke: picture.Stroke{Paint: picture.Solid(role), Width: 3}},
			picture.Circle(tip, 7, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
	}
}

// paths are the ways of the present step, in forward direction.
func (s *scene) paths(back bool) [][]picture.Point {
	i := s.now.row
	switch s.now.way {
	case onto:
		return [][]picture.Point{{s.foot(i), s.spot(s.rows[i])}}
	case truth:
		p := s.of(numbered("p", i)).X
		from := picture.Point{X: s.along(p), Y: s.top(i) + upper + 23}
		return [][]picture.Point{{from, s.surpriseAxes().at(p, s.of(numbered("J", i)).X)}}
	case out:
		return [][]picture.Point{s.toLoss(i)}
	case all:
		if back {
			return [][]picture.Point{s.toLoss(i)}
		}
		var ps [][]picture.Point
		for k := range s.rows {
			ps = append(ps, s.toLoss(k))
		}
		return ps
	case across:
		return s.between(i, back)
	case down:
		return s.gathered(i, back)
	case grow:
		if c := s.layout.columns[max(0, s.indexOf("s"))]; c.key == "s" && c.left && s.x["s"] < s.ax0 {
			y := s.top(i) + upper/2
			if back {
				y += upper/2 + lower/2
			}
			return [][]picture.Point{{{X: s.x["s"] + s.cell + 2, Y: y}, {X: s.ax0 - 2, Y: y}}}
		}
	}
	return nil
}

func (s *scene) indexOf(key string) int {
	for k, c := range s.layout.columns {
		if c.key == key {
			return k
		}
	}
	return -1
}

// toLoss runs from a row's point to the right and into the square of the loss.
func (s *scene) toLoss(i int) []picture.Point {
	p, x, y := s.spot(s.rows[i]), s.ax1+s.gap, s.node.Y+16
	return []picture.Point{p, {X: x, Y: p.Y}, {X: x, Y: y}, {X: s.node.X - 3, Y: y}}
}

// between is the arrow into a column from the one before it; gradients go between the lower halves.
func (s *scene) between(i int, back bool) [][]picture.Point {
	for _, c := range s.layout.columns {
		if c.flow == "" || !s.shown(c.flow) || s.now.show != numbered(c.key, i) && !s.gives(c, i) {
			continue
		}
		a, b := s.flow(c, i)
		if back {
			a.Y, b.Y = a.Y+upper/2+lower/2, b.Y+upper/2+lower/2
		}
		return [][]picture.Point{{a, b}}
	}
	return nil
}

// gives reports whether the present gradient is that of the column a column is computed from.
func (s *scene) gives(c column, i int) bool { return s.now.show == numbered("d"+c.flow, i) }

// gathered is the way from the cells of a column into its sum, along a line on its right.
func (s *scene) gathered(i int, back bool) [][]picture.Point {
	for _, c := range s.layout.columns {
		if c.sum == "" || s.now.show != c.sum && s.now.show != numbered("d"+c.key, i) {
			continue
		}
		b := s.sumBox(c)
		x, y := s.x[c.key]+s.cell, b.Y+b.H/2
		bus, x0, x1 := x+s.gap/2, x+1, x+2
		if bus+8 > s.width { // the last column has its line on the left
			bus, x0, x1 = s.x[c.key]-s.gap/2, s.x[c.key]-1, s.x[c.key]-2
		}
		var ps [][]picture.Point
		for k := range s.rows {
			from := s.top(k) + upper/2
			if back {
				from, y = s.top(k)+upper+lower/2, b.Y+b.H+lower/2
			}
			if !back || k == i {
				ps = append(ps, []picture.Point{{X: x0, Y: from}, {X: bus, Y: from}, {X: bus, Y: y}, {X: x1, Y: y}})
			}
		}
		return ps
	}
	return nil
}
