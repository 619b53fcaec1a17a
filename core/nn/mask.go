package nn

import (
	"slices"
	"strconv"
)

// A mask tells which position may see which: row by row, true where the position of
// the row may see the one of the column, and nil for everywhere. Attention keeps the
// mask it is given, so that changing it in place and replaying masks anew.

// Causal returns the T×T mask in which each position sees itself and what stands
// before it. It panics if T is below 1.
func Causal(T int) []bool {
	positive("causal", "T", T)
	mask := make([]bool, T*T)
	for at := range mask {
		mask[at] = at%T <= at/T
	}
	return mask
}

// Padding returns the mask for sequences of different lengths that are stacked below
// one another, each filled up to the same number of rows: b sequences of T queries
// each see b sequences of S keys, and the mask is bT×bS. A query sees the keys of its
// own sequence as far as its length goes, and no other sequence; for one sequence
// Padding(T, S, length) hides the last S−length keys, and Padding(T, S, S) none. With
// length 0 nothing is seen, and the weights are all 0. It panics without lengths, for
// one that is not from 0 to S, and if T or S is below 1.
func Padding(T, S int, lengths ...int) []bool {
	positive("padding", "T", T)
	positive("padding", "S", S)
	positive("padding", "the number of lengths", len(lengths))
	cols := S * len(lengths)
	mask := make([]bool, T*cols*len(lengths))
	for b, length := range lengths {
		if length < 0 || length > S {
			panic(ShapeError{"padding", count("a length", length), "it must be from 0 to " + strconv.Itoa(S)})
		}
		for row := b * T; row < (b+1)*T; row++ {
			for j := range length {
				mask[row*cols+b*S+j] = true
			}
		}
	}
	return mask
}

// Both returns the mask in which a position sees what all the given masks let it see,
// such as Both(Causal(T), Padding(T, T, length)). A nil mask hides nothing, and without
// any other the result is nil. It panics if the masks differ in length.
func Both(masks ...[]bool) []bool {
	var both []bool
	for _, mask := range masks {
		switch {
		case mask == nil:
			continue
		case both == nil:
			both = slices.Clone(mask)
			continue
		case len(mask) != len(both):
			have := "the masks have " + strconv.Itoa(len(both)) + " and " + strconv.Itoa(len(mask)) + " cells"
			panic(ShapeError{"both", have, "they must have equally many"})
		}
		for at, seen := range mask {
			both[at] = both[at] && seen
		}
	}
	return both
}
