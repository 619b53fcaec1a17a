package train

// History remembers states of training in bounded memory, evenly spread over the way:
// where there is no room for another one, every second is given up, and from then on
// only half as many are kept.
type History struct {
	size, memory int
	first        int // the step it begins at
	every        int // steps between two states
	states       [][]float32
	spare        [][]float32 // given up, to be used again
}

// NewHistory returns an empty history from a step on, for states of that many numbers in
// that many bytes, but with room for two states at least.
func NewHistory(first, size, memory int) *History {
	return &History{first: first, size: size, memory: memory, every: 1}
}

// most is how many states there may be.
func (h *History) most() int { return max(2, h.memory/(4*h.size)) }

// Room returns where the state after a step is to be written, nil if the history does not
// want it. Steps come in order, but for those it has seen.
func (h *History) Room(step int) []float32 {
	if step != h.first+len(h.states)*h.every {
		return nil
	}
	if len(h.states) == h.most() {
		h.thin()
		if step != h.first+len(h.states)*h.every {
			return nil
		}
	}
	h.states = append(h.states, h.fresh())
	return h.states[len(h.states)-1]
}

// thin gives up every second state.
func (h *History) thin() {
	kept := h.states[:0]
	for i, s := range h.states {
		if i%2 == 0 {
			kept = append(kept, s)
		} else {
			h.spare = append(h.spare, s)
		}
	}
	clear(h.states[len(kept):])
	h.states = kept
	h.every *= 2
}

// fresh is room for a state.
func (h *History) fresh() []float32 {
	n := len(h.spare) - 1
	if n < 0 {
		return make([]float32, h.size)
	}
	s := h.spare[n]
	h.spare = h.spare[:n]
	return s
}

// Nearest returns the last state that is not after the step, and its step; nil if the
// history begins later.
func (h *History) Nearest(step int) (at int, state []float32) {
	if step < h.first || len(h.states) == 0 {
		return 0, nil
	}
	i := min((step-h.first)/h.every, len(h.states)-1)
	return h.first + i*h.every, h.states[i]
}

// Len returns how many states there are.
func (h *History) Len() int { return len(h.states) }

// Bytes returns how much memory the states take, those given up included.
func (h *History) Bytes() int { return 4 * h.size * (len(h.states) + len(h.spare)) }
