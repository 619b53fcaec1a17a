package figure

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// CountPitch is the height of a row of Counts; the names of the columns take one too.
const CountPitch = 24

// Counts is a table of numbers of the film: what is counted in rows, and by what in columns.
type Counts struct {
	Columns []string
	Rows    []CountRow
	Text    func(name string, room float64) string // how a number is written in so much room
}

// CountRow is a row of Counts.
type CountRow struct {
	Name string
	Of   []string // the numbers, of each column one or none
	Rule bool     // it begins with a line
}

// Draw draws it in a box.
func (c Counts) Draw(s *Scene, b picture.Box) {
	wide := 0.62 * b.W / float64(len(c.Columns)) // of a column
	for k, name := range c.Columns {
		s.Write(c.edge(b, k), b.Y+15, name, Note.At(picture.End))
	}
	for i, row := range c.Rows {
		y := b.Y + CountPitch*float64(i+1)
		s.Write(b.X, y+16.5, row.Name, Name.Within(0.34*b.W))
		if row.Rule {
			s.Rule(b.X, b.X+b.W, y)
		}
		for k, name := range row.Of {
			if name != "" {
				c.cell(s, name, picture.Box{X: c.edge(b, k) - wide, Y: y, W: wide, H: CountPitch})
			}
		}
	}
}

// edge is the right one of a column.
func (c Counts) edge(b picture.Box, k int) float64 {
	return b.X + b.W*(1-0.34*float64(len(c.Columns)-1-k))
}

// cell is a number of the table; before it is known a dot stands in its place.
func (c Counts) cell(s *Scene, name string, b picture.Box) {
	text, look := c.Text(name, b.W-4), Name.Sized(13, 500).In(picture.Ink1)
	switch r := film.At(name); {
	case !s.Has(r):
		text, look = "·", look.In(picture.Ink3)
	case s.Arriving(r):
		look.Weight = 600
	}
	s.Item(s.Count(name, b), func() {
		s.Add(picture.Rect{Box: b})
		s.Write(b.X+b.W, b.Y+16.5, text, look.At(picture.End).Within(b.W-4))
	})
}

// Counted writes a count, whole where there is room for that.
func Counted(x, room float64) string {
	if text := number.Full(x); x == math.Trunc(x) && Roomy(text, Name.Within(room)) {
		return text
	}
	return number.Short(x, 3)
}

// Count is an item that shows a number of the film, of which all digits are told.
func (s *Scene) Count(name string, b picture.Box) picture.Item {
	r := film.At(name)
	it := picture.Item{ID: name, Label: s.called(r).label, Ring: picture.Rect{Box: b, Radius: 2}}
	if s.Has(r) {
		it.Value = number.Full(s.value(r, 0).x)
	}
	return it
}
