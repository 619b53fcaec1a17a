package figure

import (
	"strconv"

	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// Matrix is the weights of all words, a row for each: row i is what word i takes from every word.
type Matrix struct {
	Words  []string
	Rows   []picture.Grid // 1×n each, in percent; fewer columns where a mask hides the rest
	Focus  int
	At     picture.Point // the upper left corner
	W, H   float64       // of one cell
	Known  int           // how many rows are shown, from the first; the row of the focus always is
	Row    bool          // whether the row of the focus is known
	Above  bool          // the columns have no labels: the words stand above them
	Hover  int           // the column pointed at, or −1
	Set    string        // the control that a click on a row sets to its word's number, or empty
	Labels picture.Role  // of the labels
}

// Percents are the rows of a matrix of weights as a Matrix shows them.
func Percents(weights [][]float64, seen func(i, j int) bool) []picture.Grid {
	rows := make([]picture.Grid, len(weights))
	for i, row := range weights {
		rows[i] = picture.Grid{Rows: 1}
		for j, w := range row {
			if seen(i, j) {
				rows[i].Data = append(rows[i].Data, 100*w)
			}
		}
		rows[i].Cols = len(rows[i].Data)
	}
	return rows
}

// Box is where the cells are.
func (m Matrix) Box() picture.Box {
	n := float64(len(m.Words))
	return picture.Box{X: m.At.X, Y: m.At.Y, W: n * m.W, H: n * m.H}
}

// Draw draws the labels and the rows that are known; what is not known is a dashed frame.
func (m Matrix) Draw(l *picture.List) {
	b := m.Box()
	if m.Known < len(m.Words) {
		l.Add(picture.Rect{Box: b, Radius: 2, Stroke: Empty})
	} else {
		l.Add(picture.Rect{Box: b, Radius: 2, Stroke: Hairline})
	}
	m.labels(l)
	for i := range m.Words {
		if i < m.Known || i == m.Focus && m.Row {
			m.row(l, i)
		}
	}
	if m.Row {
		l.Add(picture.Rect{Box: m.RowBox(m.Focus).Grown(1), Radius: 2, Stroke: Framed})
		m.link(l)
	}
}

// link rings what the focus word gives to the word pointed at, wherever that is pointed at.
func (m Matrix) link(l *picture.List) {
	if m.Hover < 0 || m.Hover >= m.Rows[m.Focus].Cols {
		return
	}
	b := m.RowBox(m.Focus)
	l.Add(Linked(picture.Box{X: b.X + float64(m.Hover)*m.W, Y: b.Y, W: m.W, H: m.H}))
}

// Linked is the ring around a cell that shows the same as what is pointed at.
func Linked(b picture.Box) picture.Rect {
	return picture.Rect{Box: b.Grown(1), Radius: 3, Stroke: Ringed}
}

// RowBox is the place of row i.
func (m Matrix) RowBox(i int) picture.Box {
	b := m.Box()
	return picture.Box{X: b.X, Y: b.Y + float64(i)*m.H, W: b.W, H: m.H}
}

func (m Matrix) labels(l *picture.List) {
	b := m.Box()
	size := 13.0
	if m.H < 20 || m.W < 32 {
		size = 12
	}
	for i, w := range m.Words {
		y := b.Y + (float64(i)+0.5)*m.H + 4.5
		look := Name.Sized(size, 400).In(m.Labels).At(picture.End)
		if i == m.Focus {
			look = look.Sized(size, 600).In(picture.Ink1)
		}
		if m.H >= 14 || i == m.Focus {
			l.Add(look.text(b.X-9, y, Fit(w, size, 62)))
		}
		if !m.Above && m.W >= 18 {
			weight := 400
			if i == m.Hover {
				weight = 600
			}
			l.Add(text(b.X+(float64(i)+0.5)*m.W, b.Y-9, Fit(w, size, m.W-2), size, weight, m.Labels))
		}
	}
}

// row draws one row: cell by cell things to point at where they are large enough, else as a whole.
func (m Matrix) row(l *picture.List, i int) {
	b := m.RowBox(i)
	decimals := 0
	if m.W < 26 || m.H < 20 {
		decimals = -1
	}
	cells := picture.Cells{At: picture.Point{X: b.X, Y: b.Y}, Matrix: m.Rows[i], W: m.W, H: m.H, Scale: 50, Decimals: decimals}
	if len(m.Words) > 12 && i != m.Focus {
		label := phrase.Say("weights of", "word", m.Words[i], "n", i+1)
		it := picture.Item{ID: "row-" + strconv.Itoa(i), Label: label, Ring: picture.Rect{Box: b, Radius: 2}}
		if m.Set != "" {
			it.Set = map[string]string{m.Set: strconv.Itoa(i + 1)}
		}
		l.Item(it, func() { l.Add(picture.Rect{Box: b}, cells) })
		return
	}
	l.Add(cells)
	for j := range m.Words {
		m.cell(l, i, j)
	}
}

// cell is the place of one weight, invisible over what the row has drawn.
func (m Matrix) cell(l *picture.List, i, j int) {
	b := m.RowBox(i)
	box := picture.Rect{Box: picture.Box{X: b.X + float64(j)*m.W, Y: b.Y, W: m.W, H: m.H}, Radius: 2}
	w := 0.0
	if j < m.Rows[i].Cols {
		w = m.Rows[i].Data[j] / 100
	}
	label := phrase.Say("weight of", "from", m.Words[i], "to", m.Words[j], "row", i+1, "column", j+1)
	it := picture.Item{ID: film.At("weights", i, j).String(), Label: label,
		Value: Percent(w), Ring: box}
	l.Item(it, func() { l.Add(box) })
}
