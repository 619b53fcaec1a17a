package nn

import "strconv"

// Sight tells who sees whom in a batch: B sequences of T rows stand one under another,
// and each looks at a sequence of S rows of its own, the keys.
type Sight struct {
	T, S  int
	Masks [][]bool // B masks, each T×S, or nil where everything is seen
}

// FullSight returns the Sight in which B sequences of T rows see all of theirs of S.
func FullSight(B, T, S int) Sight { return Sight{T, S, make([][]bool, B)} }

// CausalSight returns the Sight in which each row of B sequences of T sees itself and what
// stands before it, as Causal says.
func CausalSight(B, T int) Sight {
	s, mask := FullSight(B, T, T), Causal(T)
	for b := range s.Masks {
		s.Masks[b] = mask
	}
	return s
}

// FilledSight returns the Sight in which B sequences of T rows see sequences that are filled
// up to S rows. At first they see all; Fill says how much of it is real.
func FilledSight(B, T, S int) Sight {
	s := FullSight(B, T, S)
	for b := range s.Masks {
		s.Masks[b] = Padding(T, S, S)
	}
	return s
}

// Fill lets sequence b see the first length keys and none behind them. It shows with the
// next Forward. It panics unless length is from 1 to S.
func (s Sight) Fill(b, length int) {
	if length < 1 || length > s.S {
		panic(ShapeError{"fill", count("a length", length), "it must be from 1 to " + strconv.Itoa(s.S)})
	}
	for at := range s.Masks[b] {
		s.Masks[b][at] = at%s.S < length
	}
}
