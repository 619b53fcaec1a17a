package ngram

import (
	"math"
	"sort"
)

// at returns the outcome whose interval holds target, or the last one should rounding have
// left target above it; one of value 0 if there is no other.
func (d *distribution) at(target float64) Outcome {
	high, last := 0.0, func() Outcome { return Outcome{} }
	for i, t := range d.terms {
		if t.RowSum == 0 {
			continue
		}
		b, low := d.block(i), high
		mass := b.mass()
		if low+mass <= target {
			mass += d.shorter(i)
		}
		if high += mass; high > target {
			return d.inside(i, b, target, low)
		}
		if mass > 0 {
			last = func() Outcome { return d.inside(i, b, high, low) }
		}
	}
	if n := d.unseen(); n > 0 && d.rest(0, high).P > 0 {
		return d.rest(sort.Search(n-1, func(i int) bool { return d.rest(i, high).High > target }), high)
	}
	return last()
}

// inside returns the outcome of term i's block, which begins at low, whose interval holds
// target; the last one if target lies behind all.
func (d *distribution) inside(i int, b block, target, low float64) Outcome {
	if d.affine(i) {
		return d.outcome(i, b, target-low, low)
	}
	last := Outcome{}
	for o := range d.behind(i, low) {
		if o.P > 0 {
			last = o
		}
		if o.High > target {
			break
		}
	}
	return last
}

// block is the symbols that were seen behind the context of one term but not behind that of
// the term before it, as far as their values depend on their counts behind the one alone:
//
//	value = slope·count + base
//
// Sums over parts of it are then differences of sums over parts of the row, so that a draw
// is found by halving. Where shorter contexts are looked at, too, their part of the values
// is missing.
type block struct {
	row
	taken       []int32 // cells of the row whose symbols the context before has, too
	slope, base float64
}

// affine tells whether nothing is missing in the block of term i.
func (d *distribution) affine(i int) bool {
	return d.first || i+1 == len(d.terms) || d.terms[i+1].Order == 0
}

// block returns the block of a term that was seen. Where the longer context was followed by
// as many symbols, none is left.
func (d *distribution) block(i int) block {
	t, here, above := d.terms[i], d.row(i), d.row(i-1)
	if here.len() == above.len() {
		return block{}
	}
	below := float64(t.RowSum) + t.Alpha*float64(d.v)
	b := block{row: here, taken: here.places(above), slope: t.Weight / below, base: t.Weight * t.Alpha / below}
	if !d.first {
		for _, t := range d.terms[i+1:] {
			b.base += t.Value(d.v)
		}
	}
	return b
}

// shorter returns what is missing in the mass of term i's block.
func (d *distribution) shorter(i int) float64 {
	if d.affine(i) || d.row(i).len() == d.row(i-1).len() {
		return 0
	}
	sum := 0.0
	for j := i + 1; j < len(d.terms) && d.terms[j].Order > 0; j++ {
		t := d.terms[j]
		t.Count = d.row(j).counted(d.row(i)) - d.row(j).counted(d.row(i-1))
		sum += t.Value(d.v)
	}
	return sum
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
