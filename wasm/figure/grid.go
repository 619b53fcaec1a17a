package figure

import (
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Grid is a matrix as a grid of cells, dashed while it is not known: with its numbers where they have room, in means of
// several where its cells would be too small.
type Grid struct {
	Of film.Ref // a whole matrix
}

// Size implements Part: cells with digits where the width has room for them.
func (g Grid) Size(s *Scene, width float64) (w, h float64) {
	rows, cols := s.Dims(g.Of.Name)
	w = min(57, width/float64(max(1, cols)))
	side := 21.0
	if w < 26 {
		side = min(side, max(w, 4))
	}
	return w * float64(cols), min(side*float64(rows), 480)
}

// Draw implements Part.
func (g Grid) Draw(s *Scene, at picture.Box) {
	rows, cols := s.Dims(g.Of.Name)
	w, h := at.W/float64(cols), at.H/float64(rows)
	if Decimals(w, h, s.full(g.Of)) < 0 {
		g.whole(s, at)
		return
	}
	s.Enter(g.Of, at)
	for i := range rows {
		Vector{Of: row(g.Of, i)}.cells(s, picture.Box{X: at.X, Y: at.Y + float64(i)*h, W: at.W, H: h - 1})
	}
	g.frame(s, picture.Box{X: at.X, Y: at.Y, W: at.W - 1, H: at.H - 1})
}

func (g Grid) frame(s *Scene, at picture.Box) {
	if g.Of.Back && s.Has(g.Of) {
		s.Add(picture.Rect{Box: at.Grown(1), Radius: 3, Stroke: s.violet(g.Of)})
	}
}

// whole draws the matrix as one thing to ask about.
func (g Grid) whole(s *Scene, at picture.Box) {
	s.goal(g.Of, at)
	ring := picture.Rect{Box: at, Radius: 2, Stroke: Empty}
	name := s.called(g.Of)
	s.Item(picture.Item{ID: name.id, Label: name.label, Ring: ring}, func() {
		if !s.Has(g.Of) {
			s.Add(ring)
			return
		}
		m := s.Binned(g.Of, int(at.H/finest), int(at.W/finest))
		s.Add(Painted(m, at, s.full(g.Of)))
	})
	g.frame(s, at)
}

// Painted is a matrix painted into a box without numbers; full is the magnitude that gets the full colour.
func Painted(m picture.Grid, at picture.Box, full float64) picture.Cells {
	corner := picture.Point{X: at.X, Y: at.Y}
	return picture.Cells{At: corner, Matrix: m, W: at.W / float64(m.Cols), H: at.H / float64(m.Rows), Scale: full, Decimals: -1}
}

// WriteMatrix writes the name of a matrix such as dW_Q with its letter below, for which Unicode has no subscript.
func (p Pad) WriteMatrix(x, y float64, name string) {
	look, wide := Title.In(picture.Ink2), 12.0
	bare, back := strings.CutPrefix(name, "d")
	main, letter, _ := strings.Cut(bare, "_")
	if back {
		look, wide, main = Title.In(picture.GradInk), 43, "∂L/∂"+main
	}
	p.Write(x, y, main, look)
	p.Write(x+wide, y+3, letter, Note.In(look.Role))
}
