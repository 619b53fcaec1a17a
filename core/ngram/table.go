package ngram

import (
	"cmp"
	"slices"
	"sort"

	"glassbox/core/token"
)

// table is the counts of runs of k symbols, as compressed sparse rows: a row for each
// context of k−1 symbols that was seen, a cell for each symbol seen behind it.
type table struct {
	text   []int32
	length int     // k−1, of a context
	starts []int32 // (ids+1) the first row whose context begins with the id, or a later one; of no context, empty
	at     []int32 // (rows) where in text the context stands; rows are sorted by context
	begin  []int32 // (rows+1) where the row's cells begin
	sum    []int32 // (rows) the sum of its counts
	words  []int32 // (cells) within a row ascending
	counts []int32 // (cells)
	ranks  []int32 // (cells) within a row the cells by falling count, then by id
	below  []int32 // (cells) by rank: the sum of the counts ranked before it in its row
}

// context returns the symbols of row c.
func (t *table) context(c int) []int32 { return t.text[t.at[c] : int(t.at[c])+t.length] }

// find returns the row of a context.
func (t *table) find(context []int) (int, bool) {
	if t.length == 0 {
		return 0, len(t.at) > 0
	}
	if context[0] < 0 || context[0] >= len(t.starts)-1 {
		return 0, false
	}
	from, to := int(t.starts[context[0]]), int(t.starts[context[0]+1])
	c := from + sort.Search(to-from, func(c int) bool { return compare(t.context(from+c), context) >= 0 })
	return c, c < to && compare(t.context(c), context) == 0
}

func compare(a []int32, b []int) int {
	for i := range a {
		if d := cmp.Compare(int(a[i]), b[i]); d != 0 {
			return d
		}
	}
	return 0
}

// row is one row of a table; the zero row is that of a context never seen.
type row struct {
	table *table
	index int
}

// cells returns the range of the row's cells.
func (r row) cells() (from, to int) {
	if r.table == nil {
		return 0, 0
	}
	return int(r.table.begin[r.index]), int(r.table.begin[r.index+1])
}

func (r row) len() int {
	from, to := r.cells()
	return to - from
}

func (r row) total() int {
	if r.table == nil {
		return 0
	}
	return int(r.table.sum[r.index])
}

// ranked returns the i-th most frequent symbol of the row, and its count.
func (r row) ranked(i int) (id, count int) {
	cell := r.table.ranks[int(r.table.begin[r.index])+i]
	return int(r.table.words[cell]), int(r.table.counts[cell])
}

// ranks returns the cells of the row by falling count, and the sums of the counts before each.
func (r row) ranks() (cells, below []int32) {
	from, to := r.cells()
	if from == to {
		return nil, nil
	}
	return r.table.ranks[from:to], r.table.below[from:to]
}

// before tells whether cell a is ranked before cell b of the same row.
func (t *table) before(a, b int32) bool {
	return t.counts[a] > t.counts[b] || t.counts[a] == t.counts[b] && a < b
}

// cell returns the place of symbol w among the cells of the table. In the row of the empty
// context nearly every symbol stands where the gapless ids would put it: that is tried first.
func (r row) cell(w int) (int, bool) {
	from, to := r.cells()
	if from == to || w < int(r.table.words[from]) || w > int(r.table.words[to-1]) {
		return 0, false
	}
	words := r.table.words[from:to]
	for guess := w - int(words[0]); guess >= max(0, w-int(words[0])-1); guess-- {
		if guess < len(words) && int(words[guess]) == w {
			return from + guess, true
		}
	}
	i, ok := slices.BinarySearch(words, int32(w))
	return from + i, ok
}

// places returns the cells of the symbols of another row, all of which are in this one. Ids
// without a gap between lead straight to the next cell.
func (r row) places(other row) []int32 {
	cell, to := r.cells()
	first, end := other.cells()
	places := make([]int32, 0, end-first)
	for i := first; i < end; i++ {
		w := other.table.words[i]
		farthest := min(cell+int(w-r.table.words[cell]), to-1)
		if r.table.words[farthest] != w {
			n, _ := slices.BinarySearch(r.table.words[cell:farthest], w)
			farthest = cell + n
		}
		cell = farthest
		places = append(places, int32(cell))
	}
	return places
}

// counted returns the sum of the counts in this row of the symbols that another row has.
func (r row) counted(other row) int {
	if r.len() == other.len() {
		return r.total()
	}
	sum := 0
	for _, cell := range r.places(other) {
		sum += int(r.table.counts[cell])
	}
	return sum
}

func (r row) count(w int) int {
	cell, ok := r.cell(w)
	if !ok {
		return 0
	}
	return int(r.table.counts[cell])
}

// set returns whether a symbol is in the row, for so many questions about ids up to v: a
// search for a few, a list of all ids for many.
func (r row) set(v, questions int) func(w int) bool {
	if questions < 100 || r.len() == 0 {
		return func(w int) bool { return r.count(w) > 0 }
	}
	list := make([]bool, v+1)
	from, to := r.cells()
	for _, w := range r.table.words[from:to] {
		list[w] = true
	}
	return func(w int) bool { return list[w] }
}

// sort sorts the places of the text by the n symbols that begin there, so that equal runs
// of any length up to n stand together, and makes the tables from that order.
func (m *Model) sort() {
	n := m.order
	places := make([]int32, len(m.text)-(n-1))
	for i := range places {
		places[i] = int32(i)
	}
	spare := make([]int32, len(places))
	for column := n - 1; column >= 0; column-- {
		m.sortBy(column, places, spare)
		places, spare = spare, places
	}
	common := m.common(places)
	for k := 1; k <= n; k++ {
		m.tables = append(m.tables, m.tabulate(k, places, common))
	}
	m.windows = slices.DeleteFunc(places, func(p int32) bool { return m.text[int(p)+n-1] == token.Start })
	m.first = make([]int32, len(m.tables[n-1].words))
	for cell := 1; cell < len(m.first); cell++ {
		m.first[cell] = m.first[cell-1] + m.tables[n-1].counts[cell-1]
	}
}

// sortBy sorts places into dst by the symbol that many places on; equal ones keep their
// order (counting sort).
func (m *Model) sortBy(column int, places, dst []int32) {
	begin := make([]int32, m.size+1)
	for _, p := range places {
		begin[m.text[int(p)+column]+1]++
	}
	for id := range m.size {
		begin[id+1] += begin[id]
	}
	for _, p := range places {
		id := m.text[int(p)+column]
		dst[begin[id]] = p
		begin[id]++
	}
}

// common returns how many symbols, at most n, each run has in common with the run sorted
// before it.
func (m *Model) common(places []int32) []int8 {
	common := make([]int8, len(places))
	for i := 1; i < len(places); i++ {
		a, b := m.text[places[i-1]:], m.text[places[i]:]
		for int(common[i]) < m.order && a[common[i]] == b[common[i]] {
			common[i]++
		}
	}
	return common
}

// tabulate counts the runs of k symbols. A run that ends in <s> predicts nothing and is
// left out.
func (m *Model) tabulate(k int, places []int32, common []int8) table {
	t := table{text: m.text, length: k - 1}
	shared := int8(-1) // with the last run that was counted
	for i, p := range places {
		shared = min(shared, common[i])
		w := m.text[int(p)+k-1]
		if w == token.Start {
			continue
		}
		if int(shared) < k-1 {
			t.at = append(t.at, p)
			t.begin = append(t.begin, int32(len(t.words)))
			t.sum = append(t.sum, 0)
		}
		if int(shared) < k {
			t.words = append(t.words, w)
			t.counts = append(t.counts, 0)
		}
		t.sum[len(t.sum)-1]++
		t.counts[len(t.counts)-1]++
		shared = int8(m.order)
	}
	t.begin = append(t.begin, int32(len(t.words)))
	t.index(m.size)
	t.rank()
	return t
}

// index notes where the contexts that begin with each id are.
func (t *table) index(size int) {
	if t.length == 0 {
		return
	}
	t.starts = make([]int32, size+1)
	for c := range t.at {
		t.starts[t.context(c)[0]+1]++
	}
	for id := range size {
		t.starts[id+1] += t.starts[id]
	}
}

// rank sorts the cells of each row by falling count, and adds these up.
func (t *table) rank() {
	t.ranks = make([]int32, len(t.words))
	for i := range t.ranks {
		t.ranks[i] = int32(i)
	}
	t.below = make([]int32, len(t.words))
	for c := range t.at {
		from, to := t.begin[c], t.begin[c+1]
		slices.SortFunc(t.ranks[from:to], func(a, b int32) int {
			return cmp.Or(cmp.Compare(t.counts[b], t.counts[a]), cmp.Compare(a, b))
		})
		for i := from + 1; i < to; i++ {
			t.below[i] = t.below[i-1] + t.counts[t.ranks[i-1]]
		}
	}
}
