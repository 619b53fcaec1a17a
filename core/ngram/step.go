package ngram

import (
	"iter"
	"slices"
	"sort"
)

// Step is one position of the window of n symbols that slides over the training text:
// the counting of one prediction.
type Step struct {
	Index    int   // of this step: 0, 1, …
	Sentence int   // index of the sentence
	Position int   // of the predicted symbol in its sentence; its length stands for </s>
	Context  []int // the n−1 symbols before it
	ID       int   // the predicted symbol
	Count    int   // count(Context, ID) after this step
}

// Steps returns how many steps training takes: the words of the text, and an end for each
// sentence.
func (m *Model) Steps() int { return len(m.windows) }

// Step returns the i-th step of training, in the order of the text. It panics if i is not
// 0 to Steps()−1.
func (m *Model) Step(i int) Step {
	s := sort.Search(len(m.begins), func(s int) bool { return m.firstStep(s) > i }) - 1
	begin := int(m.begins[s]) + i - m.firstStep(s) // of the window
	step := Step{Index: i, Sentence: s, Position: i - m.firstStep(s), Context: make([]int, m.order-1)}
	for j := range step.Context {
		step.Context[j] = int(m.text[begin+j])
	}
	step.ID = int(m.text[begin+m.order-1])
	step.Count = m.CountAfter(i+1, step.Context, step.ID)
	return step
}

// firstStep returns the index of the first step of sentence s.
func (m *Model) firstStep(s int) int { return int(m.begins[s]) - s*(m.order-1) }

// All returns the steps of training in order.
func (m *Model) All() iter.Seq[Step] {
	return func(yield func(Step) bool) {
		for i := range m.Steps() {
			if !yield(m.Step(i)) {
				return
			}
		}
	}
}

// CountAfter returns what Count(context, w) was after so many steps of training, for a
// context of n−1 symbols: training can be shown at any moment without being repeated.
// CountAfter panics with OrderError if the context has another length.
func (m *Model) CountAfter(steps int, context []int, w int) int {
	r := m.fullRow(context)
	cell, ok := r.cell(w)
	if !ok {
		return 0
	}
	return m.before(m.placeAfter(steps), r, cell)
}

// RowSumAfter returns what RowSum(context) was after so many steps of training. It panics
// like CountAfter.
func (m *Model) RowSumAfter(steps int, context []int) int {
	r, limit, sum := m.fullRow(context), m.placeAfter(steps), 0
	from, to := r.cells()
	for cell := from; cell < to; cell++ {
		sum += m.before(limit, r, cell)
	}
	return sum
}

// fullRow finds the row of a context of n−1 symbols.
func (m *Model) fullRow(context []int) row {
	if len(context) != m.order-1 {
		panic(OrderError{len(context) + 1, m.order})
	}
	return m.row(context)
}

// placeAfter returns the place in the text before which the windows of the first so many
// steps begin.
func (m *Model) placeAfter(steps int) int32 {
	switch {
	case steps <= 0:
		return 0
	case steps >= m.Steps():
		return int32(len(m.text))
	}
	s := sort.Search(len(m.begins), func(s int) bool { return m.firstStep(s) > steps }) - 1
	return m.begins[s] + int32(steps-m.firstStep(s))
}

// before counts the windows of a cell that begin before a place in the text.
func (m *Model) before(place int32, r row, cell int) int {
	first := m.first[cell]
	windows := m.windows[first : first+r.table.counts[cell]]
	n, _ := slices.BinarySearch(windows, place)
	return n
}
