package attention

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// finest is the height of a cell below which numbers are binned.
const finest = 4

// binned are the cells of a strip of a height: the numbers themselves, or means of so many at a time.
func binned(cells []float64, height float64) (grid picture.Grid, per int) {
	per = 1
	if n := int(height / finest); len(cells) > n {
		per = (len(cells) + n - 1) / n
	}
	for at := 0; at < len(cells); at += per {
		part, sum := cells[at:min(at+per, len(cells))], 0.0
		for _, c := range part {
			sum += c
		}
		grid.Data = append(grid.Data, sum/float64(len(part)))
	}
	grid.Rows, grid.Cols = len(grid.Data), 1
	return grid, per
}

// decimals is how many decimals fit a cell, −1 if no number does.
func decimals(w, h float64) int {
	switch {
	case h < 20 || w < 28:
		return -1
	case w >= 44:
		return 2
	}
	return 1
}

// vectorStrip draws a vector as cells below one another: one to ask about each where there is room for numbers,
// else the whole. Name and i are those of its item; known says from which cell on it is not computed yet.
func (s *scene) vectorStrip(name string, i int, box picture.Box, cells []float64, scale float64, known func(c int) bool) {
	h := box.H / float64(len(cells))
	if decimals(box.W, h) < 0 || !known(0) {
		box.H--
		s.coarse(name, i, box, cells, scale, known(len(cells)-1))
		return
	}
	for c, v := range cells {
		s.number(words.CellID(name, i, c), picture.Box{X: box.X, Y: box.Y + float64(c)*h, W: box.W, H: h - 1}, v, scale, known(c))
	}
	s.gradientFrame(name, box, known(len(cells)-1))
}

// gradientFrame is the figure.Violet frame around the gradients of a vector.
func (s *scene) gradientFrame(name string, box picture.Box, known bool) {
	if name[0] != 'd' || !known || s.dense() && box.W == s.cell {
		return
	}
	box.H--
	s.Add(picture.Rect{Box: box.Grown(1), Radius: 3, Stroke: s.violet(name)})
}

// violet is the stroke around gradients, thicker while they arrive.
func (s *scene) violet(op string) picture.Stroke {
	stroke := figure.Violet
	if s.now(op) {
		stroke.Width = 2
	}
	return stroke
}

// coarse draws a vector without numbers.
func (s *scene) coarse(name string, i int, box picture.Box, cells []float64, scale float64, known bool) {
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	it := picture.Item{ID: words.CellID(name, i), Label: s.label(words.Cell{Name: name, I: i, N: 1}), Ring: ring}
	if name == "target" {
		it.Label = s.label(words.Cell{Name: name})
	}
	s.Item(it, func() {
		switch {
		case !known && box.W == s.cell:
			s.Add(s.empty(box))
			return
		case !known:
			s.Add(ring)
			return
		}
		grid := s.bins(name, i, cells, box.H)
		s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: grid, W: box.W, H: box.H / float64(grid.Rows), Scale: scale, Decimals: -1})
	})
	if known {
		s.gradientFrame(name, picture.Box{X: box.X, Y: box.Y, W: box.W, H: box.H + 1}, true)
	}
}

// number draws one cell with its number, dashed while that is unknown.
func (s *scene) number(item string, box picture.Box, v, scale float64, known bool) {
	s.cellOf(item, box, v, scale, known, "", "")
}

// cellOf is number with a control to drag, and with a text in place of the plain number.
func (s *scene) cellOf(item string, box picture.Box, v, scale float64, known bool, control, text string) {
	r := s.empty(box)
	e, _ := words.ParseCell(item)
	it := picture.Item{ID: item, Label: s.label(e), Ring: picture.Rect{Box: box, Radius: 2}, Control: control}
	if known {
		r = s.filled(r, picture.Sign(v, scale))
		it.Value = number.Format(v)
	}
	n := decimals(box.W, box.H)
	if n == 1 && scale < 0.5 {
		n = 2 // a little narrower, where one would make most of them 0.0
	}
	if text == "" && n >= 0 {
		text = number.Fixed(v, n)
	}
	s.Item(it, func() {
		s.Add(r)
		if known && text != "" {
			c := r.Center()
			s.Write(c.X, c.Y+4.3, text, figure.Digits.Within(box.W-2))
		}
	})
}

// dense reports whether columns are too narrow for cells with borders: then a row has one frame around all of it.
func (s *scene) dense() bool { return s.Width >= figure.Narrow && s.cell < 14 }

// empty is the cell of a number that is not known yet.
func (s *scene) empty(box picture.Box) picture.Rect {
	if s.dense() {
		return picture.Rect{Box: box}
	}
	return picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
}

// filled is a cell with its colour. Where columns are dense it meets the next one.
func (s *scene) filled(r picture.Rect, fill picture.Paint) picture.Rect {
	r.Fill, r.Stroke = fill, figure.Hairline
	if s.dense() {
		r.W, r.Stroke = s.column+0.5, picture.Stroke{}
	}
	return r
}

// across is the place of all columns between two heights.
func (s *scene) across(top, height float64) picture.Box {
	x := s.centers[0] - s.cell/2
	return picture.Box{X: x, Y: top, W: s.centers[len(s.words)-1] + s.cell/2 - x, H: height}
}

// outline frames a row or a block of dense columns, dashed until it is known.
func (s *scene) outline(top, height float64, known bool) {
	if !s.dense() {
		return
	}
	frame := picture.Rect{Box: s.across(top, height), Radius: 2, Stroke: figure.Empty}
	if known {
		frame.Stroke = figure.Hairline
	}
	s.Add(frame)
}

// block draws one vector for every word.
func (s *scene) block(name, op string, top, scale float64) {
	all := s.rowsOf(name)
	for j := range s.words {
		s.vectorStrip(name, j, s.strip(j, top), all[j], scale, func(int) bool { return s.arrived(op, j) })
	}
	s.outline(top, s.layout.block-1, s.complete(op))
	if s.dense() && name[0] == 'd' && s.complete(op) {
		s.Add(picture.Rect{Box: s.across(top, s.layout.block-1).Grown(1), Radius: 3, Stroke: s.violet(name)})
	}
}

// perCell says how many numbers a cell of a strip stands for, where that is more than one.
func (s *scene) perCell() string {
	if _, per := binned(make([]float64, s.d), s.layout.block); per > 1 {
		return "mean of " + strconv.Itoa(per)
	}
	return ""
}

// binnedSquares are the d×d matrices as they are drawn 84 pixels high: in bins where d is large.
func (m *model) binnedSquares() map[string]picture.Grid {
	all := map[string]picture.Grid{}
	for _, name := range []string{"W_Q", "W_K", "W_V", "dW_Q", "dW_K", "dW_V"} {
		if r, ok := m.Parse(name); ok {
			all[name] = square(film.Lines(m.Matrix(r)), blockH/finest)
		}
	}
	return all
}

// square is a square matrix in at most n bins a side.
func square(cells [][]float64, n int) picture.Grid {
	per := (len(cells) + n - 1) / n
	side := (len(cells) + per - 1) / per
	g := picture.NewGrid(side, side)
	for bi := range side {
		for bj := range side {
			sum, count := 0.0, 0.0
			for i := bi * per; i < min(len(cells), (bi+1)*per); i++ {
				for j := bj * per; j < min(len(cells), (bj+1)*per); j++ {
					sum, count = sum+cells[i][j], count+1
				}
			}
			g.Data[bi*side+bj] = sum / count
		}
	}
	return g
}

func abs(v float64) float64 { return math.Abs(v) }
