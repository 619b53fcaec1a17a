package nn

import (
	"math"
	"testing"

	"glassbox/core/tape"
)

func TestWrongShapesPanic(t *testing.T) {
	tp := tape.New[float64]()
	of := func(rows, cols int) *tape.Value[float64] { return tp.Param("x", rows, cols) }
	attend := func(q, k, v *tape.Value[float64], mask []bool) func() {
		return func() { Attention(tp, q, k, v, mask) }
	}
	heads := NewMultiHead(tp, 4, 2, false)
	gpt := NewGPT(tp, tiny)
	size := func(change func(*GPTConfig)) func() {
		c := tiny
		change(&c)
		return func() { NewGPT(tp, c) }
	}
	tests := map[string]func(){
		"attention: q is 2×3, k is 2×4: the columns must be equally many":   attend(of(2, 3), of(2, 4), of(2, 4), nil),
		"attention: there are 5 keys, v is 4×3: v must have a row for each": attend(of(2, 3), of(5, 3), of(4, 3), nil),
		"attention: the mask has 4 cells: it must be nil or 2×5":            attend(of(2, 3), of(5, 3), of(5, 3), Causal(2)),
		"blend: there are 3 keys, v is 2×2: v must have a row for each":     func() { Blend(tp, of(1, 3), of(2, 2), nil) },
		"blend: the mask has 9 cells: it must be nil or 1×3":                func() { Blend(tp, of(1, 3), of(3, 2), Causal(3)) },
		"multihead: d is 12, h is 5: d must be a multiple of h":             func() { NewMultiHead(tp, 12, 5, false) },
		"multihead: h is 0: it must be at least 1":                          func() { NewMultiHead(tp, 12, 0, false) },
		"multihead: d is -4: it must be at least 1":                         func() { NewMultiHead(tp, -4, 2, false) },
		"multihead: x is 3×5: it must have 4 columns":                       func() { heads.Attend(tp, of(3, 5), of(3, 4), nil) },
		"multihead: the context is 3×6: it must have 4 columns":             func() { heads.Attend(tp, of(3, 4), of(3, 6), nil) },
		"attention: the mask has 9 cells: it must be nil or 2×3":            func() { heads.Attend(tp, of(2, 4), of(3, 4), Causal(3)) },
		"switch: the head is 2: it must be from 0 to 1": func() {
			heads.Attend(tp, of(1, 4), of(1, 4), nil).Switch(2, true)
		},
		"causal: T is 0: it must be at least 1":                                   func() { Causal(0) },
		"padding: a length is 4: it must be from 0 to 3":                          func() { Padding(2, 3, 4) },
		"padding: a length is -1: it must be from 0 to 3":                         func() { Padding(2, 3, 1, -1) },
		"padding: the number of lengths is 0: it must be at least 1":              func() { Padding(2, 3) },
		"padding: S is 0: it must be at least 1":                                  func() { Padding(2, 0, 0) },
		"both: the masks have 4 and 9 cells: they must have equally many":         func() { Both(Causal(2), Causal(3)) },
		"pe: the dimension is 4: it must be from 0 to 3":                          func() { PE(0, 4, 4, 10) },
		"positions: the base is 0: it must be above 0 and finite":                 func() { Sinusoidal(tp, 2, 2, 0) },
		"positions: the base is undefined: it must be above 0 and finite":         func() { PE(0, 0, 2, math.NaN()) },
		"positions: the base is overflow: it must be above 0 and finite":          func() { NewRotary(tp, Places(0, 2, 1), 1, 2, math.Inf(1)) },
		"sinusoidal: T is 0: it must be at least 1":                               func() { Sinusoidal(tp, 0, 2, 10) },
		"sinusoidal: d is 0: it must be at least 1":                               func() { Sinusoidal(tp, 2, 0, 10) },
		"shiftrotation: d is 3: it must be even":                                  func() { ShiftRotation(tp, 3, 1, 10) },
		"learned: T is 4, the table is 3×2: it must have a row for each position": func() { Learned(tp, of(3, 2), 4) },
		"rotary: d is 3: it must be even":                                         func() { NewRotary(tp, Places(0, 2, 1), 1, 3, 10) },
		"rotary: x is 3×2: it must be 2×4": func() {
			NewRotary(tp, Places(0, 2, 1), 1, 4, 10).Rotate(tp, of(3, 2))
		},
		"decoder: Vocab is 0: it must be at least 1":                  size(func(c *GPTConfig) { c.Vocab = 0 }),
		"decoder: Context is 0: it must be at least 1":                size(func(c *GPTConfig) { c.Context = 0 }),
		"decoder: Width is 0: it must be at least 1":                  size(func(c *GPTConfig) { c.Width = 0 }),
		"decoder: Layers is 0: it must be at least 1":                 size(func(c *GPTConfig) { c.Layers = 0 }),
		"layer: Hidden is 0: it must be at least 1":                   size(func(c *GPTConfig) { c.Hidden = 0 }),
		"multihead: d is 4, h is 3: d must be a multiple of h":        size(func(c *GPTConfig) { c.Heads = 3 }),
		"decoder: T is 5: it must be from 1 to 4":                     func() { gpt.Read(tp, make([]int, 5), 5) },
		"decoder: the number of ids is 5: it must be a multiple of 3": func() { gpt.Read(tp, make([]int, 5), 3) },
		"decoder: the number of ids is 0: it must be a multiple of 3": func() { gpt.Read(tp, nil, 3) },
		"rotary: h is 0: it must be at least 1":                       func() { NewRotary(tp, Places(0, 2, 1), 0, 2, 10) },
		"rotary: the number of positions is 0: it must be at least 1": func() { NewRotary(tp, nil, 1, 2, 10) },
		"fill: a length is 0: it must be from 1 to 3":                 func() { FilledSight(2, 4, 3).Fill(1, 0) },
		"fill: a length is 4: it must be from 1 to 3":                 func() { FilledSight(2, 4, 3).Fill(0, 4) },
		"rnn: n is 0: it must be at least 1":                          func() { NewRNN(tp, 2, 0) },
		"rnn: x is 2×3: it must have 2 columns":                       func() { NewRNN(tp, 2, 2).Read(tp, of(2, 3)) },
	}
	for want, call := range tests {
		if got := ofPanic(call); got != want {
			t.Errorf("panic is %q\nwant     %q", got, want)
		}
	}
}
