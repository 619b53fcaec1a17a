package figure

import (
	"math"

	"glassbox/core/matrix"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// finest is the side of a cell below which numbers are binned.
const finest = 4

// Vector is a row of numbers as a strip of cells that touch: each to be asked about where its digits have room, else
// all of them in one.
type Vector struct {
	Of     film.Ref // a row; or what has but one
	Down   bool     // its cells stand below one another
	Each   bool     // every cell is to be asked about, also without digits
	Framed bool     // it has an ink frame once it is known
	Mute   bool     // it is not to be asked about: it has its items elsewhere
}

// Size implements Part.
func (v Vector) Size(s *Scene, width float64) (w, h float64) {
	if v.Down {
		return min(width, 57), 84
	}
	return width, 25
}

// Draw implements Part.
func (v Vector) Draw(s *Scene, at picture.Box) {
	s.goal(v.Of, cut(at, v.Down))
	n, cell := s.line(v.Of)
	if n == 0 {
		return
	}
	w, h := at.W/float64(n), at.H
	if v.Down {
		w, h = at.W, at.H/float64(n)
	}
	full, known := s.full(v.Of), s.Has(v.Of)
	each := Decimals(w, h, full) >= 0 || v.Each && min(w, h) >= 13
	if !each || v.Down && !s.Has(cell(0)) {
		if v.Down {
			at.H--
		}
		v.whole(s, at, full, known)
		v.frame(s, at, known)
		return
	}
	v.cells(s, at)
	v.frame(s, cut(at, v.Down), known)
}

// cells draws every number in a cell of its own.
func (v Vector) cells(s *Scene, at picture.Box) {
	n, cell := s.line(v.Of)
	for c := range n {
		box := picture.Box{X: at.X + float64(c)*at.W/float64(n), Y: at.Y, W: at.W / float64(n), H: at.H}
		if v.Down {
			box = picture.Box{X: at.X, Y: at.Y + float64(c)*at.H/float64(n), W: at.W, H: at.H / float64(n)}
		}
		Number{Of: cell(c), Mute: v.Mute}.Draw(s, cut(box, v.Down))
	}
}

// cut leaves out the gap to the next cell.
func cut(b picture.Box, down bool) picture.Box {
	if down {
		b.H--
	} else {
		b.W--
	}
	return b
}

// frame is violet around gradients, stronger while they arrive, and ink around what is in play.
func (v Vector) frame(s *Scene, at picture.Box, known bool) {
	switch {
	case !known || at.W < bare:
	case v.Of.Back:
		s.Add(picture.Rect{Box: at.Grown(1), Radius: 3, Stroke: s.violet(v.Of)})
	case v.Framed:
		s.Add(picture.Rect{Box: at.Grown(1), Radius: 3, Stroke: Framed})
	}
}

func (s *Scene) violet(r film.Ref) picture.Stroke {
	stroke := Violet
	if s.Arriving(r) {
		stroke.Width = 2
	}
	return stroke
}

// whole draws a vector without digits, in means of several numbers where its cells would be too small.
func (v Vector) whole(s *Scene, at picture.Box, full float64, known bool) {
	ring := picture.Rect{Box: at, Radius: 2, Stroke: Empty}
	name := s.called(v.Of)
	s.Item(picture.Item{ID: name.id, Label: name.label, Ring: ring}, func() {
		if !known {
			if at.W < bare {
				ring.Stroke = picture.Stroke{}
			}
			s.Add(ring)
			return
		}
		side := at.W
		if v.Down {
			side = at.H
		}
		g := s.Binned(v.Of, 1, int(side/finest))
		if v.Down {
			g.Rows, g.Cols = g.Cols, 1
		}
		s.Add(Painted(g, at, full))
	})
}

// line is how many numbers a row has, and how each is called.
func (f *Figure) line(r film.Ref) (n int, cell func(c int) film.Ref) {
	_, n = f.Dims(r.Name)
	flat := f.Flat(r.Name)
	return n, func(c int) film.Ref {
		at := film.Ref{Name: r.Name, Back: r.Back, I: r.I, J: c, N: 2}
		if flat {
			at.I, at.J, at.N = c, 0, 1
		}
		return at
	}
}

// Nth is number j of a row.
func (f *Figure) Nth(r film.Ref, j int) film.Ref {
	_, cell := f.line(r)
	return cell(j)
}

// strip names a matrix or a row as it is drawn in at most so many cells.
type strip struct {
	of              film.Ref
	rows, cols      int
	percent, masked bool
}

// Binned is a matrix or a row in at most so many rows and columns. It is worked out once.
func (f *Figure) Binned(r film.Ref, rows, cols int) picture.Grid {
	key := strip{of: r, rows: rows, cols: cols}
	if g, ok := f.grids[key]; ok {
		return g
	}
	m := f.Matrix(whole(r))
	if m == nil { // on its way
		return picture.NewGrid(1, 1)
	}
	if r.N == 1 && !f.Flat(r.Name) {
		m = oneRow{m, r.I}
	}
	f.grids[key] = Binned(m, rows, cols)
	return f.grids[key]
}

// oneRow is a row of a matrix.
type oneRow struct {
	matrix.Matrix
	i int
}

func (r oneRow) Dims() (rows, cols int) { _, cols = r.Matrix.Dims(); return 1, cols }
func (r oneRow) At(_, j int) float64    { return r.Matrix.At(r.i, j) }

// Per is how many of n numbers are one bin, where there may be at most so many bins.
func Per(n, most int) int { return int(math.Ceil(float64(n) / float64(max(1, most)))) }

// Binned is a matrix in at most so many rows and columns, of the means of several where it has more.
func Binned(m matrix.Matrix, rows, cols int) picture.Grid {
	R, C := m.Dims()
	perR, perC := Per(R, rows), Per(C, cols)
	g := picture.NewGrid((R+perR-1)/perR, (C+perC-1)/perC)
	for k := range g.Data {
		i0, j0 := k/g.Cols*perR, k%g.Cols*perC
		sum, n := 0.0, 0.0
		for i := i0; i < min(R, i0+perR); i++ {
			for j := j0; j < min(C, j0+perC); j++ {
				sum, n = sum+m.At(i, j), n+1
			}
		}
		g.Data[k] = sum / n
	}
	return g
}
