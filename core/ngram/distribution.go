package ngram

import (
	"iter"
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
		if i < first && t.Alpha == 0 {
			continue // 0, or nothing is known
		}
		if i > first && t.Order > 0 && t.RowSum != d.terms[i-1].RowSum {
			// Behind a shorter context nothing was seen less often: equal sums are of equal counts.
			count = d.rows[t.Order-1].count(w)
		}
		if i >= first && t.Order > 0 {
			t.Count = count
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
// terms look at, and with each the index of its term.
func (d *distribution) seen(yield func(term int, o Outcome) bool) {
	high := 0.0
	for i := range d.terms {
		for o := range d.behind(i, high) {
			if high = o.High; !yield(i, o) {
				return
			}
		}
	}
}

// behind yields, in order, the outcomes that were seen behind the context of term i but not
// behind that of the term before; the first begins at low. What was seen behind a context
// was also seen behind every shorter one.
func (d *distribution) behind(i int, low float64) iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		here := d.row(i)
		if here.len() == d.row(i-1).len() {
			return
		}
		before, value, longest := d.row(i-1).set(d.v, here.len()), d.falling(i), d.longest() == i
		for j := range here.len() {
			id, count := here.ranked(j)
			if before(id) {
				continue
			}
			p := value(id, count)
			if !longest {
				count = 0
			}
			if !yield(Outcome{ID: id, Count: count, P: p, Low: low, High: low + p}) {
				return
			}
			low += p
		}
	}
}

// row returns the row of term i; that of a term that counts nothing is empty.
func (d *distribution) row(i int) row {
	if i < 0 || d.terms[i].Order == 0 {
		return row{}
	}
	return d.rows[d.terms[i].Order-1]
}

// longest returns the first term that was seen.
func (d *distribution) longest() int {
	for i, t := range d.terms {
		if t.RowSum > 0 {
			return i
		}
	}
	return len(d.terms)
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
	total := 0.0
	for i, t := range d.terms {
		switch {
		case t.RowSum == 0 && t.Alpha == 0:
		case d.first:
			b := d.block(i)
			total += b.mass()
		default:
			total += t.Weight
		}
	}
	return total
}
