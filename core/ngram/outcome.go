package ngram

import (
	"iter"

	"glassbox/core/token"
)

// Outcome is one symbol that may come next.
type Outcome struct {
	ID    int
	Count int     // behind the longest context the smoothing looks at that was seen
	P     float64 // the smoothing's value
	// Low and High are the part of the cumulative distribution the symbol takes: a draw u
	// with Low ≤ u < High means it. High is Low + P.
	Low, High float64
}

// P returns the value the smoothing gives to w behind history, the symbols before it in
// its sentence. It is 0 for a symbol that cannot be predicted.
func (m *Model) P(s Smoothing, history []int, w int) float64 {
	d := m.distribution(s, history)
	if w <= token.Start || w >= m.size {
		return 0
	}
	return d.p(w)
}

// Explain returns the terms of P(s, history, w), the longest context first. Their sum is P;
// for StupidBackoff there is just the one that counts, of order 1 with count 0 if w was
// never seen.
func (m *Model) Explain(s Smoothing, history []int, w int) []Term {
	d := m.distribution(s, history)
	for i, t := range d.terms {
		if t.Order > 0 {
			d.terms[i].Count = d.rows[t.Order-1].count(w)
		}
		if d.first && (d.terms[i].Count > 0 || i == len(d.terms)-1) {
			return d.terms[i : i+1]
		}
	}
	return d.terms
}

// Outcomes returns the V symbols that may follow history, in the order in which a draw
// lines them up: what was seen behind the longest context by falling count, then what was
// seen behind shorter ones, then the rest by id. It costs only as much as is read of it.
func (m *Model) Outcomes(s Smoothing, history []int) iter.Seq[Outcome] {
	d := m.distribution(s, history)
	return d.line
}
