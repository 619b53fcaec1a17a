package figure

import (
	"slices"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Travels draws what is on its way to what has been drawn: marks from the places that it is computed from, and for a dot
// product the frame of the one vector that is laid on the other.
func (s *Scene) Travels() {
	for _, to := range s.drawn {
		if !to.goal || !s.Arriving(to.Ref) {
			continue
		}
		t := s.progress(to.Ref)
		if Eased(t) == 0 {
			continue
		}
		role := picture.PosLine
		if to.Back {
			role = picture.Grad
		}
		from := s.sources(to.Ref)
		if len(from) == 2 && to.N == 2 && from[0].N == 1 && from[1].N == 1 {
			s.lay(from, to.Box, Eased(t), role)
			continue
		}
		for _, f := range from {
			at, _ := s.Place(f)
			Mark(s.List, Route(at, to.Box), t, role)
		}
	}
}

// progress is how much of r has arrived, or of the cell of it that is under way.
func (s *Scene) progress(r film.Ref) float64 {
	n, cell := s.line(r)
	if r.N == 1 && !s.Flat(r.Name) && n > 0 && s.Finest() {
		r = cell(min(s.part, n-1))
	}
	return s.Share(r)
}

// lay slides the frame of the farther of two vectors onto the nearer one: they meet there for a dot product.
func (s *Scene) lay(of []film.Ref, to picture.Box, t float64, role picture.Role) {
	a, _ := s.Place(of[0])
	b, _ := s.Place(of[1])
	if x := to.Center().X; abs(a.Center().X-x) < abs(b.Center().X-x) {
		a, b = b, a
	}
	mix := func(from, to float64) float64 { return from + (to-from)*t }
	box := picture.Box{X: mix(a.X, b.X), Y: mix(a.Y, b.Y), W: mix(a.W, b.W), H: mix(a.H, b.H)}
	if role == picture.PosLine {
		role = picture.Ink1
	}
	s.Add(picture.Rect{Box: box.Grown(1.5), Radius: 3, Stroke: picture.Stroke{Paint: picture.Solid(role).Faded(0.4 + 0.6*t), Width: 1.5}})
}

// sources are what r is computed from, as far as it has been drawn: vectors rather than their cells.
func (s *Scene) sources(r film.Ref) (drawn []film.Ref) {
	from := s.Figure.sources(r)
	whole := map[film.Ref]bool{} // vectors that were drawn as such
	for _, v := range from.vectors {
		if _, ok := s.Place(v); ok {
			whole[v] = true
		}
	}
	if len(whole) == len(from.vectors) {
		return from.vectors
	}
	for _, c := range from.cells {
		if v := s.vector(c); whole[v] {
			c = v
		} else if _, ok := s.Place(c); !ok {
			continue
		}
		if !slices.Contains(drawn, c) {
			drawn = append(drawn, c)
		}
	}
	return drawn
}

// sources are the cells that something is computed from, and the vectors that they are of, each once.
type sources struct{ cells, vectors []film.Ref }

// sources are those of r, or of a row its first number's. They are worked out once.
func (f *Figure) sources(r film.Ref) sources {
	if from, ok := f.from[r]; ok {
		return from
	}
	first := r
	if n, cell := f.line(r); r.N == 1 && !f.Flat(r.Name) && n > 0 {
		first = cell(0)
	}
	from := sources{cells: f.via(r)}
	if c, _, ok := f.Cell(first); ok && from.cells == nil {
		e, _ := f.Explain(c)
		for _, c := range e.From {
			from.cells = append(from.cells, f.Ref(c))
		}
	}
	seen := map[film.Ref]bool{}
	for _, cell := range from.cells {
		if v := f.vector(cell); !seen[v] {
			seen[v], from.vectors = true, append(from.vectors, v)
		}
	}
	f.from[r] = from
	return from
}

// vector is the row that a cell is in, or the cell itself where it is no part of one.
func (f *Figure) vector(cell film.Ref) film.Ref {
	if f.Flat(cell.Name) {
		return cell
	}
	return row(cell, cell.I)
}

// via are the sources that the lesson tells: every row of a value, or of a single row the number in the same place.
func (f *Figure) via(r film.Ref) (from []film.Ref) {
	of, ok := f.Lookup(f.Via[whole(r).String()])
	if !ok {
		return nil
	}
	if f.Flat(of.Name) {
		return []film.Ref{f.Nth(of, r.J)}
	}
	rows, _ := f.Dims(of.Name)
	for i := range rows {
		from = append(from, row(of, i))
	}
	return from
}

// Route is the way from one box to another: out of the side that faces it, along a lane beside it, and in.
func Route(from, to picture.Box) []picture.Point {
	a, b := from.Center(), to.Center()
	const lane = 6
	switch {
	case to.Y >= from.Y+from.H-1:
		a.Y, b.Y = from.Y+from.H, to.Y
	case from.Y >= to.Y+to.H-1:
		a.Y, b.Y = from.Y, to.Y+to.H
	default: // side by side
		a.Y, b.Y = from.Y+from.H, to.Y+to.H
		y := max(a.Y, b.Y) + lane
		return []picture.Point{a, {X: a.X, Y: y}, {X: b.X, Y: y}, b}
	}
	if abs(a.X-b.X) < 1 {
		return []picture.Point{a, b}
	}
	y := a.Y + lane
	if b.Y < a.Y {
		y = a.Y - lane
	}
	return []picture.Point{a, {X: a.X, Y: y}, {X: b.X, Y: y}, b}
}

func abs(v float64) float64 { return max(v, -v) }
