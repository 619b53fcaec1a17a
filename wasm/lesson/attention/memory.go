package attention

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// memory is what was worked out once for drawing: it depends on the run alone, not on the moment.
type memory struct {
	labels map[words.Cell]string
	sums   map[words.Cell]explained
	strips map[strip]picture.Grid
	rows   map[string][][]float64
}

type explained struct {
	explanation
	ok bool
}

// strip names the vector i of a matrix as it is drawn in at most so many bins.
type strip struct {
	name    string
	i, bins int
}

func newMemory() memory {
	return memory{labels: map[words.Cell]string{}, sums: map[words.Cell]explained{}, strips: map[strip]picture.Grid{}, rows: map[string][][]float64{}}
}

// label says in words what a cell is.
func (m *model) label(r words.Cell) string {
	text, ok := m.memory.labels[r]
	if !ok {
		text = m.worded(r)
		m.memory.labels[r] = text
	}
	return text
}

// explainedOnce is explain, worked out once.
func (m *model) explainedOnce(r words.Cell) (explanation, bool) {
	e, ok := m.memory.sums[r]
	if !ok {
		e.explanation, e.ok = m.explain(r)
		m.memory.sums[r] = e
	}
	return e.explanation, e.ok
}

// bins is a vector in bins for a height.
func (m *model) bins(name string, i int, cells []float64, height float64) picture.Grid {
	key := strip{name, i, int(height / finest)}
	grid, ok := m.memory.strips[key]
	if !ok {
		grid, _ = binned(cells, height)
		m.memory.strips[key] = grid
	}
	return grid
}

// rowsOf are the rows of a named matrix.
func (m *model) rowsOf(name string) [][]float64 {
	rows, ok := m.memory.rows[name]
	if r, found := m.Parse(name); found && !ok {
		rows = film.Lines(m.Matrix(r))
		m.memory.rows[name] = rows
	}
	return rows
}
