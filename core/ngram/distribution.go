package ngram

import (
	"sort"

	"glassbox/core/token"
)

// distribution is what a smoothing says behind one history.
type distribution struct {
	rows  [MaxOrder]row // by the length of the context
	terms []Term
	first bool
	v     int
}

func (m *Model) distribution(s Smoothing, history []int) distribution {
	d := distribution{rows: m.rows(history), first: s.firstSeen(), v: m.V()}
	var sums [MaxOrder]int
	for k, r := range d.rows {
		sums[k] = r.total()
	}
	d.terms = s.terms(sums[:m.order])
	return d
}

// p returns the value of symbol w.
func (d *distribution) p(w int) float64 {
	for i, t := range d.terms {
		if t.Order > 0 {
			if count := d.rows[t.Order-1].count(w); count > 0 {
				return d.from(i, w, count)
			}
		}
	}
	return d.from(len(d.terms), w, 0)
}

// from returns the value of symbol w, which was not seen behind the contexts of the first
// terms, and so often behind that of the term after them: the first term that was seen, or
// the sum of all.
func (d *distribution) from(first, w, count int) float64 {
	if d.first {
		if first == len(d.terms) {
			return 0
		}
		t := d.terms[first]
		t.Count = count
		return t.Value(d.v)
	}
	p := 0.0
	for i, t := range d.terms {
		switch {
		case i < first && t.Alpha == 0:
			continue // 0, or nothing is known
		case i == first:
			t.Count = count
		case i > first && t.Order > 0:
			t.Count = d.rows[t.Order-1].count(w)
		}
		p += t.Value(d.v)
	}
	return p
}

// line yields the outcomes in order.
func (d *distribution) line(yield func(Outcome) bool) {
	high := 0.0
	for _, o := range d.seen {
		high = o.High
		if !yield(o) {
			return
		}
	}
	for i := range d.unseen() {
		if !yield(d.rest(i, high)) {
			return
		}
	}
}

// seen yields, of the outcomes in order, those that were seen behind the contexts that the
// terms look at, and with each the index of its term. What was seen behind a context was
// also seen behind every shorter one, so that a symbol was yielded before if the row before
// has it.
func (d *distribution) seen(yield func(term int, o Outcome) bool) {
	above, high, longest := row{}, 0.0, 0
	for i, t := range d.terms {
		if t.RowSum == 0 {
			continue
		}
		longest = max(longest, t.Order)
		here := d.rows[t.Order-1]
		before, value := above.set(d.v, here.len()), d.falling(i)
		for j := range here.len() {
			id, count := here.ranked(j)
			if before(id) {
				continue
			}
			p := value(id, count)
			if t.Order < longest {
				count = 0
			}
			if !yield(i, Outcome{ID: id, Count: count, P: p, Low: high, High: high + p}) {
				return
			}
			high += p
		}
		above = here
	}
}

// falling returns from for one first term. Where no shorter context is looked at, nothing
// has to be looked up: that is where a row may hold the whole vocabulary.
func (d *distribution) falling(first int) func(w, count int) float64 {
	t, rest := d.terms[first], 0.0
	if first+1 < len(d.terms) {
		if d.terms[first+1].Order > 0 {
			return func(w, count int) float64 { return d.from(first, w, count) }
		}
		rest = d.terms[first+1].Value(d.v)
	}
	return func(w, count int) float64 {
		t.Count = count
		return t.Value(d.v) + rest
	}
}

// last returns the row of the shortest context that the terms look at and that was seen.
func (d *distribution) last() row {
	for i := len(d.terms) - 1; i >= 0; i-- {
		if d.terms[i].RowSum > 0 {
			return d.rows[d.terms[i].Order-1]
		}
	}
	return row{}
}

// unseen returns how many symbols seen does not yield.
func (d *distribution) unseen() int { return d.v - d.last().len() }

// rest returns the outcome of the i-th symbol that seen does not yield. All have the same
// value, so that their intervals begin at low + i times that.
func (d *distribution) rest(i int, low float64) Outcome {
	p := d.from(len(d.terms), token.Start, 0)
	from, to := d.last().cells()
	// Ids begin at 1: below the word of the row's cell j there are that −1−j not in the row.
	before := sort.Search(to-from, func(j int) bool { return int(d.last().table.words[from+j])-1-j > i })
	return Outcome{ID: token.End + i + before, P: p, Low: low + float64(i)*p, High: low + float64(i+1)*p}
}

// ceiling returns a value that no symbol exceeds that seen yields after symbol w of a term:
// none has more counts there, nor more behind shorter contexts than the most frequent one.
func (d *distribution) ceiling(term, w int) float64 {
	sum, largest := 0.0, 0.0
	for i, t := range d.terms {
		switch {
		case i == term:
			t.Count = d.rows[t.Order-1].count(w)
		case i > term && t.RowSum > 0:
			_, t.Count = d.rows[t.Order-1].ranked(0)
		}
		sum += t.Value(d.v)
		largest = max(largest, t.Value(d.v))
	}
	if d.first {
		return largest
	}
	return sum
}

// total returns the sum of the values of all symbols: 1 up to rounding if they are
// probabilities, 0 if maximum likelihood knows nothing of the context.
func (d *distribution) total() float64 {
	total, above := 0.0, row{}
	for _, t := range d.terms {
		if t.RowSum == 0 && t.Alpha == 0 {
			continue
		}
		free := 1.0 // the share of the term that goes to what the terms before it did not see
		if d.first {
			here := d.rows[t.Order-1]
			for i := range above.len() {
				id, _ := above.ranked(i)
				free -= float64(here.count(id)) / float64(t.RowSum)
			}
			above = here
		}
		total += t.Weight * free
	}
	return total
}
