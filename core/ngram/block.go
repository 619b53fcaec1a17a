package ngram

import "math"

// block is the symbols that were seen behind the context of one term but not behind that of
// the term before it, where their values only depend on their counts behind the one:
//
//	value = slope·count + base
//
// Sums over parts of it are then differences of sums over parts of the row, so that a draw
// is found by halving.
type block struct {
	row
	taken       []int32 // cells of the row whose symbols the context before has, too
	slope, base float64
}

// affine tells whether the values of what term i was the first to see depend on no other
// counts than that term's.
func (d *distribution) affine(i int) bool {
	return d.first || i+1 == len(d.terms) || d.terms[i+1].Order == 0
}

// block returns the block of a term that is affine and was seen. Where the longer context
// was followed by as many symbols, none is left.
func (d *distribution) block(i int) block {
	t, above := d.terms[i], d.row(i-1)
	if d.row(i).len() == above.len() {
		return block{}
	}
	below := float64(t.RowSum) + t.Alpha*float64(d.v)
	b := block{row: d.row(i), taken: d.row(i).places(above), slope: t.Weight / below, base: t.Weight * t.Alpha / below}
	if !d.first {
		for _, t := range d.terms[i+1:] {
			b.base += t.Value(d.v)
		}
	}
	return b
}

// sum returns the sum of the values of the first n symbols ranked in the row, given the
// number and the counts of those among them that are taken.
func (b *block) sum(n, taken, takenCounts int) float64 {
	counts := b.total()
	if ranks, below := b.ranks(); n < len(ranks) {
		counts = int(below[n])
	}
	return b.slope*float64(counts-takenCounts) + b.base*float64(n-taken)
}

// mass returns the sum of all values.
func (b *block) mass() float64 {
	counts := 0
	for _, cell := range b.taken {
		counts += int(b.table.counts[cell])
	}
	return b.sum(b.len(), len(b.taken), counts)
}

// find returns the rank in the row of the first symbol with which the sum of the values
// exceeds target, and the sum of those before it. Target is less than mass. What is taken is
// halved with the row: it is sorted out in place.
func (b *block) find(target float64) (rank int, low float64) {
	ranks, _ := b.ranks()
	from, to := 0, len(ranks) // the symbol is among these
	rest := b.taken           // and so are these
	n, counts := 0, 0         // of what is taken before
	for to-from > 1 {
		middle := (from + to) / 2
		k, sum := b.part(rest, ranks[middle])
		if b.sum(middle, n+k, counts+sum) > target {
			to, rest = middle, rest[:k]
		} else {
			from, n, counts, rest = middle, n+k, counts+sum, rest[k:]
		}
	}
	return from, b.sum(from, n, counts)
}

// part moves the cells that are ranked before the given one to the front, and returns their
// number and the sum of their counts.
func (b *block) part(cells []int32, before int32) (n, counts int) {
	for i, cell := range cells {
		if b.table.before(cell, before) {
			counts += int(b.table.counts[cell])
			cells[i], cells[n] = cells[n], cell
			n++
		}
	}
	return n, counts
}

// outcome returns the outcome of term i's block at target, counted from the beginning of
// the block, which lies at low; the last one if target lies behind all.
func (d *distribution) outcome(i int, b block, target, low float64) Outcome {
	rank, before := b.find(min(target, math.Nextafter(b.mass(), 0)))
	id, count := b.ranked(rank)
	o := Outcome{ID: id, P: d.falling(i)(id, count), Low: low + before}
	o.High = o.Low + o.P
	if d.longest() == i {
		o.Count = count
	}
	return o
}
