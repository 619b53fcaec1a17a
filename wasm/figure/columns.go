package figure

import (
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Columns are the columns of words, in which all that belongs to a word stands.
type Columns struct {
	Centers []float64
	Column  float64 // the width of one
	CellW   float64 // the width of a cell in it
}

// Spread are n columns of a width side by side from the left on, with cells less a gap.
func Spread(left, column float64, n int, gap float64) Columns {
	c := Columns{Column: column, CellW: column - gap, Centers: make([]float64, n)}
	for i := range c.Centers {
		c.Centers[i] = left + (float64(i)+0.5)*column
	}
	return c
}

// Farthest is how far the center of a column is from that of the first or of the last.
func (c Columns) Farthest(j int) float64 {
	return max(c.Centers[j]-c.Centers[0], c.Centers[len(c.Centers)-1]-c.Centers[j])
}

// Box is the place of column j between two heights.
func (c Columns) Box(j int, y, h float64) picture.Box {
	return picture.Box{X: c.Centers[j] - c.CellW/2, Y: y, W: c.CellW, H: h}
}

// Across is the place of all columns between two heights.
func (c Columns) Across(y, h float64) picture.Box {
	b := c.Box(0, y, h)
	b.W = c.Centers[len(c.Centers)-1] + c.CellW/2 - b.X
	return b
}

// outline frames all columns where those are too narrow for borders, and all gradients.
func (c Columns) outline(s *Scene, of film.Ref, y, h float64, gradients bool) {
	if c.CellW < bare {
		frame := picture.Rect{Box: c.Across(y, h), Radius: 2, Stroke: Empty}
		if s.Has(of) {
			frame.Stroke = Hairline
		}
		s.Add(frame)
	}
	if gradients && of.Back && s.Has(of) {
		s.Add(picture.Rect{Box: c.Across(y, h).Grown(1), Radius: 3, Stroke: s.violet(of)})
	}
}

// Block is a vector for every word, in the words' columns.
type Block struct {
	Columns
	Of     film.Ref // a matrix with a row for each word
	Framed bool     // each has an ink frame
}

// Size implements Part.
func (b Block) Size(*Scene, float64) (w, h float64) {
	return b.Across(0, 0).W, 84
}

// Draw implements Part. It looks at the height of the box alone: the columns say where the vectors stand.
func (b Block) Draw(s *Scene, at picture.Box) {
	s.Enter(b.Of, b.Across(at.Y, at.H))
	for j := range b.Centers {
		Vector{Of: row(b.Of, j), Down: true, Framed: b.Framed}.Draw(s, b.Box(j, at.Y, at.H))
	}
	b.outline(s, b.Of, at.Y, at.H-1, b.CellW < bare)
}

// row is row i of a matrix.
func row(of film.Ref, i int) film.Ref {
	of.I, of.J, of.N = i, 0, 1
	return of
}

// Line is a number for every word, in the words' columns.
type Line struct {
	Columns
	Of film.Ref // a row
	// Each says how the number of column j is shown; where it says false there is none. It may be nil.
	Each func(j int, n *Number) bool
}

// Size implements Part.
func (l Line) Size(*Scene, float64) (w, h float64) { return l.Across(0, 0).W, 21 }

// Draw implements Part, as that of Block.
func (l Line) Draw(s *Scene, at picture.Box) {
	_, cell := s.line(l.Of)
	full := s.full(l.Of)
	var n Number // Each gets its address: one for all
	for j := range l.Centers {
		n = Number{Of: cell(j)}
		if l.Each == nil || l.Each(j, &n) {
			s.goal(n.Of, l.Box(j, at.Y, at.H))
			n.draw(s, l.Box(j, at.Y, at.H), full)
		}
	}
	l.outline(s, l.Of, at.Y, at.H, true)
}
