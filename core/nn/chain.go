package nn

import "glassbox/core/tape"

// Chain returns the number of operations on the longest way from one value to another,
// as recorded: they have to run one after the other, however many processors there
// are, and the gradient has to come back through them. In an RNN it grows with the
// distance between two words, in attention it is the same for all. It is 0 if from is
// to, and −1 if no way leads there.
func Chain[F tape.Float](t *tape.Tape[F], from, to *tape.Value[F]) int {
	if to.Index() < from.Index() {
		return -1
	}
	longest := make([]int, to.Index()+1) // to each value by its index, plus 1, or 0
	longest[from.Index()] = 1
	for i := from.Index() + 1; i < len(longest); i++ {
		for _, in := range t.Values()[i].Inputs() {
			if n := longest[in.Index()]; n > 0 {
				longest[i] = max(longest[i], n+1)
			}
		}
	}
	return longest[to.Index()] - 1
}
