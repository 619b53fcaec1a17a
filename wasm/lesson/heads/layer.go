package heads

import (
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/words"
)

type (
	value  = *tape.Value[float64]
	record = *tape.Tape[float64]
)

// base of the sinusoidal positions.
const base = 10000

// layer is the recording: T words of d numbers each, seen by h heads.
type layer struct {
	t        record
	x, pe, z value // T×d: embeddings, positions and their sum; without positions z is x and pe is nil
	*nn.Heads[float64]
	target value // 1×d, the embedding of the target word as a constant
	loss   value // ½ Σ (out of the focus word − target)²
}

// record runs the layer over the setting's words, with its heads switched on and off, and back.
func (s setting) record() *layer {
	l := &layer{t: tape.New[float64]()}
	t, T := l.t, len(s.words)
	x := words.Vectors(s.seed, s.words, "", s.d)
	l.x = t.Param("x", T, s.d, x...)
	l.z = l.x
	if s.positions {
		l.pe = nn.Sinusoidal(t, T, s.d, base)
		l.z = t.Add(l.x, l.pe).Named("z")
	}
	var mask []bool
	if s.causal {
		mask = nn.Causal(T)
	}
	t.Scope("attention", func() {
		m := nn.NewMultiHead(t, s.d, s.h, false)
		for _, w := range m.Weights() {
			w.Set(words.Projection(s.seed, w.Name(), s.d)...)
		}
		l.Heads = m.Attend(t, l.z, l.z, mask)
	})
	t.Scope("loss", func() {
		l.target = t.Input("target", 1, s.d, x[s.target*s.d:(s.target+1)*s.d]...)
		focus := t.Rows(l.Out, []int{s.focus})
		l.loss = t.Scale(0.5, t.Sum(t.SquaredError(focus, l.target))).Named("loss")
	})
	return l
}

// turn switches heads on and off, and computes what follows anew.
func (l *layer) turn(on ...bool) {
	for k, is := range on {
		l.Switch(k, is)
	}
	l.t.ForwardAfter(l.On)
}
