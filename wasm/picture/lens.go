package picture

import (
	"math"

	"glassbox/core/number"
)

// The size of a cell in the lens, and how far the lens is from the cell that it enlarges.
const (
	lensW, lensH = 46, 22
	lensPad      = 4
	lensGap      = 10
)

// reading is a cell without a number in it, and the number.
type reading struct {
	box  Box
	v    float64
	text string // how the number is written, or empty
	fill Paint
}

// CellAt is the place of the cell at p that is too small for its number; ok is false where there is none.
func (l *List) CellAt(p Point) (b Box, ok bool) {
	r, ok := l.read(p)
	return r.box, ok
}

// Lens writes the numbers of the cells around p that have none in them: 3 × 3 of them, or 5 × 5 where cells have no
// borders either. It draws nothing where there are no such cells.
func (l *List) Lens(p Point) {
	middle, ok := l.read(p)
	if !ok {
		return
	}
	reach := 1
	if min(middle.box.W, middle.box.H) < bare {
		reach = 2
	}
	rows, cols := l.around(middle.box, reach)
	if len(rows) == 0 {
		return
	}
	box := Box{W: float64(len(cols))*lensW + 2*lensPad, H: float64(len(rows))*lensH + 2*lensPad}
	box.X = max(1, min(l.W-box.W-1, middle.box.Center().X-box.W/2))
	if box.Y = middle.box.Y - lensGap - box.H; box.Y < 1 {
		box.Y = min(l.H-box.H-1, middle.box.Y+middle.box.H+lensGap)
	}
	l.Add(Rect{Box: box, Radius: 5, Fill: Solid(Ground), Stroke: Stroke{Paint: Solid(Ink1), Width: 1.5}})
	decimals := decimals(rows)
	for i, row := range rows {
		for j, r := range row {
			cell := Box{box.X + lensPad + float64(j)*lensW, box.Y + lensPad + float64(i)*lensH, lensW, lensH}
			r.enlarge(l, cell, decimals, r.box == middle.box)
		}
	}
}

// around are the cells about one, row by row; cols are the columns that have any.
func (l *List) around(at Box, reach int) (rows [][]reading, cols []int) {
	c := at.Center()
	all := make([][]reading, 0, 2*reach+1)
	seen := make([]bool, 2*reach+1)
	for i := -reach; i <= reach; i++ {
		row := make([]reading, 2*reach+1)
		for j := -reach; j <= reach; j++ {
			r, ok := l.read(Point{c.X + float64(j)*at.W, c.Y + float64(i)*at.H})
			if ok && math.Abs(r.box.W-at.W) < 1 && math.Abs(r.box.H-at.H) < 1 {
				row[j+reach], seen[j+reach] = r, true
			}
		}
		if !empty(row) {
			all = append(all, row)
		}
	}
	for j, any := range seen {
		if any {
			cols = append(cols, j)
		}
	}
	for _, row := range all {
		kept := make([]reading, len(cols))
		for k, j := range cols {
			kept[k] = row[j]
		}
		rows = append(rows, kept)
	}
	return rows, cols
}

func empty(row []reading) bool {
	for _, r := range row {
		if r.box != (Box{}) {
			return false
		}
	}
	return true
}

// read finds the topmost cell without a number at p: of a matrix, or an item that is one coloured rectangle.
func (l *List) read(p Point) (reading, bool) {
	for i := len(l.shapes) - 1; i >= 0; i-- {
		s := l.shapes[i]
		switch c := s.Shape.(type) {
		case Cells:
			if !c.Numbers() && c.hit(p) {
				return c.read(p), true
			}
		case Rect:
			if s.item > 0 && c.Fill.Visible() && c.hit(p) && l.wordless(i) {
				it := l.items[s.item-1]
				return reading{box: it.Ring.Box, text: it.Value, fill: c.Fill}, true
			}
		}
	}
	return reading{}, false
}

// wordless reports whether a shape is a small cell that is all that its item shows, and has a value.
func (l *List) wordless(i int) bool {
	it := l.items[l.shapes[i].item-1]
	box := l.shapes[i].Shape.(Rect)
	if it.Value == "" || box.W >= 26 || box.Radius > 3 || math.Abs(it.Ring.W-box.W) > 2 || math.Abs(it.Ring.H-box.H) > 2 {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(l.shapes) && l.shapes[k].item == l.shapes[i].item {
			return false
		}
	}
	return true
}

func (c Cells) read(p Point) reading {
	rows, cols := c.Matrix.Dims()
	i := max(0, min(rows-1, int((p.Y-c.At.Y)/c.H)))
	j := max(0, min(cols-1, int((p.X-c.At.X)/c.W)))
	v := c.Matrix.At(i, j)
	fill := c.Fill(v)
	if c.Role != None {
		fill.Share *= 0.5 // as under numbers
	}
	return reading{box: Box{c.At.X + float64(j)*c.W, c.At.Y + float64(i)*c.H, c.W, c.H}, v: v, fill: fill}
}

// decimals is how many decimals all numbers of a lens have: three digits for the largest.
func decimals(rows [][]reading) int {
	most := 0.0
	for _, row := range rows {
		for _, r := range row {
			most = max(most, math.Abs(r.v))
		}
	}
	switch {
	case most >= 100:
		return 0
	case most >= 10:
		return 1
	case most >= 0.1 || most == 0:
		return 2
	case most >= 0.01:
		return 3
	}
	return -1
}

// enlarge draws a cell with its number.
func (r reading) enlarge(l *List, box Box, decimals int, middle bool) {
	if r.box == (Box{}) {
		return
	}
	text := r.text
	switch {
	case text != "":
	case decimals < 0:
		text = number.Short(r.v, 2)
	default:
		text = number.Fixed(r.v, decimals)
	}
	cell := Rect{Box: box, Radius: 2, Fill: r.fill, Stroke: Stroke{Paint: Solid(Hairline), Width: 1}}
	weight := 400
	if middle {
		cell.Stroke, weight = Stroke{Paint: Solid(Ink1), Width: 1.5}, 600
	}
	l.Add(cell, Text{At: Point{box.X + box.W/2, box.Y + box.H/2 + 4.3}, S: text, Size: 12, Weight: weight, Anchor: Middle, Max: box.W - 4,
		Paint: Solid(Ink1)})
}
