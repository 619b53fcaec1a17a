package gym

import (
	"cmp"
	"math"
	"slices"
)

// report takes a report, with losses, after so many milliseconds.
func (h *History) report(m message, losses []float64, milliseconds float64) {
	was := h.State
	h.State = m.text("state")
	if x, ok := m.number("share"); ok {
		h.Share = max(0, min(1, x))
	}
	if _, ok := m.number("step"); !ok {
		return
	}
	h.Step = min(MaxSteps, m.whole("step"))
	if x, ok := m.number("tokensPerSecond"); ok {
		h.Speed = x
	}
	h.lose(m.whole("first")-h.First, losses)
	if was == "training" || h.State == "training" {
		h.mark(milliseconds / 1000)
	}
	h.Most = max(h.Most, h.Step)
	if right, ok := m.number("right"); ok {
		if held, ok := m.number("held"); ok {
			h.Held = insert(h.Held, Held{h.Step, held, right}, mostRows, func(x Held) int { return x.Step })
		}
	}
	if text := m.text("sample"); text != "" {
		h.Samples = insert(h.Samples, Sample{h.Step, cut(text, mostLetter)}, mostRows, func(x Sample) int { return x.Step })
	}
}

// lose takes the losses behind so many that are known. Steps that are gone through again come to the same bits.
func (h *History) lose(from int, losses []float64) {
	if from < 0 || from > len(h.Losses) {
		return
	}
	if more := from + len(losses) - len(h.Losses); more > 0 && h.First+from+len(losses) <= MaxSteps {
		h.Losses = append(slices.Clip(h.Losses), losses[len(losses)-more:]...)
	}
}

// mark notes how long training has taken, when it has come farther than ever.
func (h *History) mark(seconds float64) {
	last := mark{step: h.First}
	if n := len(h.marks); n > 0 {
		last = h.marks[n-1]
	}
	next := mark{h.Step, last.seconds + seconds}
	switch {
	case h.Step < h.Most || h.Step < last.step:
	case len(h.marks) < mostMarks:
		h.marks = append(slices.Clip(h.marks), next)
	default: // of a long training the end alone moves
		h.marks = append(slices.Clone(h.marks[:len(h.marks)-1]), next)
	}
}

// Seconds is how long it had been trained when a step was reached.
func (h *History) Seconds(step int) float64 {
	i, _ := slices.BinarySearchFunc(h.marks, step, func(m mark, step int) int { return cmp.Compare(m.step, step) })
	if i == len(h.marks) {
		if i == 0 {
			return 0
		}
		i--
	}
	return h.marks[i].seconds
}

// Loss is that of the batch that a step learned from; ok is false where it is not known.
func (h *History) Loss(step int) (loss float64, ok bool) {
	if i := step - h.First - 1; i >= 0 && i < len(h.Losses) {
		return h.Losses[i], true
	}
	return 0, false
}

// HeldAt is what was measured last when a step was reached.
func (h *History) HeldAt(step int) (m Held, ok bool) {
	i := before(h.Held, step, func(x Held) int { return x.Step })
	if i < 0 {
		return m, false
	}
	return h.Held[i], true
}

// SampleAt is the place among the samples of what was written last when a step was reached, or −1.
func (h *History) SampleAt(step int) int {
	return before(h.Samples, step, func(x Sample) int { return x.Step })
}

// before is the place of the last one that is of the step or one before, or −1.
func before[T any](all []T, step int, of func(T) int) int {
	i, found := slices.BinarySearchFunc(all, step, func(x T, step int) int { return cmp.Compare(of(x), step) })
	if found {
		return i
	}
	return i - 1
}

// insert puts one in its place among others, or in that of an earlier one of the same step. Where there are too many, the one
// goes that leaves the smallest gap.
func insert[T any](all []T, one T, most int, of func(T) int) []T {
	all = slices.Clone(all)
	i := before(all, of(one), of)
	if i >= 0 && of(all[i]) == of(one) {
		all[i] = one
		return all
	}
	all = slices.Insert(all, i+1, one)
	if len(all) <= most {
		return all
	}
	drop := 1
	for k := 2; k < len(all)-1; k++ {
		if of(all[k+1])-of(all[k-1]) < of(all[drop+1])-of(all[drop-1]) {
			drop = k
		}
	}
	return slices.Delete(all, drop, drop+1)
}

// reals reads little-endian float32, up to the first that is not finite.
func reals(bytes []byte) (all []float64) {
	for b := bytes; len(b) >= 4; b = b[4:] {
		x := float64(math.Float32frombits(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24))
		if math.IsNaN(x) || math.IsInf(x, 0) {
			break
		}
		all = append(all, x)
	}
	return all
}
