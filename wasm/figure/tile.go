package figure

import (
	"strconv"

	"glassbox/core/matrix"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Tile is a matrix that is painted at once, with the things to ask about laid over it: for matrices too many or too large
// for a cell by cell Grid.
type Tile struct {
	Of     film.Ref
	Focus  int                 // the row that is framed and asked about cell by cell, or −1
	Hover  int                 // the column pointed at, or −1
	Each   bool                // every cell is to be asked about
	Whole  bool                // all is one thing to ask about
	Weight picture.Role        // the colour of weights, which are shown in whole percent; None for numbers with a sign
	Hidden func(i, j int) bool // what a mask has taken away; nil for nothing
	Set    string              // the control that a click on a row sets to its number, or empty
	Veiled bool                // it stands back
}

// Size implements Part.
func (t Tile) Size(s *Scene, width float64) (w, h float64) { return Grid{t.Of}.Size(s, width) }

// Draw implements Part.
func (t Tile) Draw(s *Scene, at picture.Box) {
	s.Enter(t.Of, at)
	if !s.Has(t.Of) {
		s.Add(picture.Rect{Box: at, Radius: 2, Stroke: Empty})
		return
	}
	rows, cols := s.Dims(t.Of.Name)
	t.paint(s, at, rows, cols)
	t.ask(s, at, rows, cols)
	if t.Of.Back {
		s.Add(picture.Rect{Box: at.Grown(1), Radius: 3, Stroke: s.violet(t.Of)})
	}
	if t.Focus >= 0 {
		w, h := at.W/float64(cols), at.H/float64(rows)
		y := at.Y + float64(t.Focus)*h
		s.Add(picture.Rect{Box: picture.Box{X: at.X - 1.5, Y: y - 0.5, W: at.W + 3, H: h + 1}, Radius: 2, Stroke: Framed})
		if t.Hover >= 0 && t.Hover < cols {
			s.Add(Linked(picture.Box{X: at.X + float64(t.Hover)*w, Y: y, W: w, H: h}))
		}
	}
}

// paint draws the cells, in means of several where they would be too small.
func (t Tile) paint(s *Scene, at picture.Box, rows, cols int) {
	m, full := t.numbers(s, at), s.full(t.Of)
	c := Painted(m, at, full)
	if t.Weight != picture.None {
		c.Scale, c.Role = 100*full, t.Weight
	}
	if m.Rows == rows && m.Cols == cols {
		if c.Decimals = Decimals(c.W, c.H, full); t.Weight != picture.None && c.W >= 26 {
			c.Decimals = 0
		}
	}
	s.Add(c)
	if t.Veiled {
		s.Add(picture.Rect{Box: at.Grown(0.5), Fill: picture.Solid(picture.Ground).Faded(0.6)})
	}
}

// numbers are what is painted, worked out once.
func (t Tile) numbers(s *Scene, at picture.Box) picture.Grid {
	key := strip{t.Of, int(at.H / finest), int(at.W / finest), t.Weight != picture.None, t.Hidden != nil}
	if g, ok := s.grids[key]; ok {
		return g
	}
	m := s.Matrix(t.Of)
	if t.Hidden != nil {
		m = masked{m, t.Hidden}
	}
	g := Binned(m, key.rows, key.cols)
	if key.percent {
		for i := range g.Data {
			g.Data[i] *= 100
		}
	}
	s.grids[key] = g
	return g
}

// masked is a matrix with zeros in the place of what a mask hides.
type masked struct {
	matrix.Matrix
	hidden func(i, j int) bool
}

func (m masked) At(i, j int) float64 {
	if m.hidden(i, j) {
		return 0
	}
	return m.Matrix.At(i, j)
}

// ask lays the things to ask about over the cells: all in one, a row, or a cell.
func (t Tile) ask(s *Scene, at picture.Box, rows, cols int) {
	w, h := at.W/float64(cols), at.H/float64(rows)
	if t.Whole {
		t.item(s, t.Of, at, nil)
		return
	}
	for i := range rows {
		line := picture.Box{X: at.X, Y: at.Y + float64(i)*h, W: at.W, H: h}
		switch {
		case (t.Each || i == t.Focus) && w >= 5:
			for j := range cols {
				r := t.Of
				r.I, r.J, r.N = i, j, 2
				t.item(s, r, picture.Box{X: at.X + float64(j)*w, Y: line.Y, W: w, H: h}, nil)
			}
		case t.Set != "":
			t.item(s, row(t.Of, i), line, map[string]string{t.Set: strconv.Itoa(i + 1)})
		default:
			t.item(s, row(t.Of, i), line, nil)
		}
	}
}

// item is the place of a cell, a row or all, invisible over what is painted. A cell of a part of a value goes by the
// value's name, which is the same wherever it is shown.
func (t Tile) item(s *Scene, r film.Ref, at picture.Box, set map[string]string) {
	value := ""
	if c, single, ok := s.Cell(r); ok && single {
		r = s.Ref(c)
		value = s.Written(r, s.numbers(c).At(c.Row, c.Col))
	}
	ring := picture.Rect{Box: at, Radius: 2}
	name := s.called(r)
	s.Item(picture.Item{ID: name.id, Label: name.label, Value: value, Ring: ring, Set: set}, func() { s.Add(picture.Rect{Box: at}) })
}
