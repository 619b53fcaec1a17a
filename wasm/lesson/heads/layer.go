package heads

import (
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/words"
)

// layer is the recording: T words of d numbers each, seen by h heads.
type layer struct {
	t *tape.Tape[float64]
	*nn.Heads[float64]
	loss *tape.Value[float64] // with the embedding of the target word as what is asked for
}

// record runs the layer over the setting's words, with all heads on.
func (s setting) record() *layer {
	l := &layer{t: tape.New[float64]()}
	if s.trained() {
		l.Heads, l.loss = s.Record(l.t)
		return l
	}
	x, z := s.Embed(l.t)
	l.t.Scope("attention", func() {
		m := nn.NewMultiHead(l.t, s.D, s.h, false)
		for _, w := range m.Weights() {
			w.Set(words.Projection(s.Seed, w.Name(), s.D)...)
		}
		l.Heads = m.Attend(l.t, z, z, s.Mask())
	})
	l.loss = s.Ask(l.t, l.Out, x)
	return l
}

// turn switches heads on and off, and computes what follows anew.
func (l *layer) turn(on ...bool) {
	for k, is := range on {
		l.Switch(k, is)
	}
	l.t.ForwardAfter(l.On)
}
