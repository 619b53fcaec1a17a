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

// paths are the ways of the present step, in forward direction. Gradients go between the lower halves of cells.
func (s *scene) paths(back bool) [][]picture.Point {
	i, rows, low := s.now.row, []int{s.now.row}, 0.0
	if back {
		low = (upper + lower) / 2
	} else if s.now.way == all || s.now.way == down {
		rows = nil
		for k := range s.rows {
			rows = append(rows, k)
		}
	}
	switch s.now.way {
	case onto:
		return [][]picture.Point{{s.foot(i), s.spot(i)}}
	case truth:
		p := s.of(numbered("p", i)).X
		from := picture.Point{X: s.along(p), Y: s.top(i) + upper + 23}
		return [][]picture.Point{{from, s.surpriseAxes().at(p, s.of(numbered("J", i)).X)}}
	case out, all:
		return s.toLoss(rows)
	case across:
		return s.between(i, low)
	case down:
		return s.gathered(rows, low)
	case grow:
		if x, ok := s.x["s"]; ok && x < s.ax0 {
			y := s.top(i) + upper/2 + low
			return [][]picture.Point{{{X: x + s.cell + 2, Y: y}, {X: s.ax0 - 2, Y: y}}}
		}
	}
	return nil
}

// toLoss runs from the points of rows to the right and into the square of the loss.
func (s *scene) toLoss(rows []int) (paths [][]picture.Point) {
	x, y := s.ax1+s.gap, s.node.Y+16
	for _, i := range rows {
		p := s.spot(i)
		paths = append(paths, []picture.Point{p, {X: x, Y: p.Y}, {X: x, Y: y}, {X: s.node.X - 3, Y: y}})
	}
	return paths
}

// between is the arrow into a column from the one before it.
func (s *scene) between(i int, low float64) [][]picture.Point {
	for _, c := range s.layout.columns {
		if c.flow != "" && s.shown(c.flow) && (s.current(numbered(c.key, i)) || s.current(numbered("d"+c.flow, i))) {
			a, b := s.flow(c, i)
			return [][]picture.Point{{{X: a.X, Y: a.Y + low}, {X: b.X, Y: b.Y + low}}}
		}
	}
	return nil
}

// gathered is the way from the cells of a column into its sum, along a line on its right.
func (s *scene) gathered(rows []int, low float64) (paths [][]picture.Point) {
	for _, c := range s.layout.columns {
		if c.sum == "" || !s.current(c.sum) && !s.current(numbered("d"+c.key, s.now.row)) {
			continue
		}
		top, _ := s.sumBoxes(c)
		x, y := s.x[c.key]+s.cell, top.Center().Y+low
		bus, x0, x1 := x+s.gap/2, x+1, x+2
		if bus+8 > s.Width { // the last column has its line on the left
			bus, x0, x1 = s.x[c.key]-s.gap/2, s.x[c.key]-1, s.x[c.key]-2
		}
		for _, k := range rows {
			from := s.top(k) + upper/2 + low
			paths = append(paths, []picture.Point{{X: x0, Y: from}, {X: bus, Y: from}, {X: bus, Y: y}, {X: x1, Y: y}})
		}
	}
	return paths
}
