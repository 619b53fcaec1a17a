package ngram

import "math"

// Sparsity is how little of what is possible was seen.
type Sparsity struct {
	Order, V int
	// Possible is V^(n−1), the number of contexts that could be written down, and Cells is
	// V^n, that of the cells in the table. Both are exact up to 2^53.
	Possible, Cells float64
	Contexts        int     // contexts seen in training
	Distinct        int     // cells that are not 0
	Empty           float64 // 1 − Distinct/Cells, the share of the cells that are 0
}

// Sparsity measures the table of n.
func (m *Model) Sparsity() Sparsity {
	v := float64(m.V())
	s := Sparsity{Order: m.order, V: m.V(), Possible: math.Pow(v, float64(m.order-1)), Cells: math.Pow(v, float64(m.order))}
	s.Contexts, s.Distinct = len(m.tables[m.order-1].at), m.Distinct()
	s.Empty = 1 - float64(s.Distinct)/s.Cells
	return s
}

// Coverage is how much of a text was seen in training.
type Coverage struct {
	Total          int // runs of n symbols that end in a prediction
	Unseen         int // of these, never seen in training
	UnseenContexts int // of these, even their first n−1 symbols were never seen
}

// Share returns Unseen/Total, or 0 for a text without sentences.
func (c Coverage) Share() float64 { return float64(c.Unseen) / float64(max(1, c.Total)) }

// Coverage looks for each run of n symbols of the sentences, given without markers, among
// those of training.
func (m *Model) Coverage(sentences [][]int) Coverage {
	var c Coverage
	for _, sentence := range sentences {
		for i := range len(sentence) + 1 {
			f := m.factor(AddAlpha{}, sentence, i)
			c.Total++
			if f.Count == 0 {
				c.Unseen++
			}
			if f.RowSum == 0 {
				c.UnseenContexts++
			}
		}
	}
	return c
}
