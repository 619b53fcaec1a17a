package nn

import (
	"slices"

	"glassbox/core/tape"
)

// writer lets a decoder write several hypotheses side by side, a token at a time. What it
// has computed of earlier positions it keeps: of each layer the keys and values, which no
// later token changes, since those before never see it.
type writer[F tape.Float] struct {
	tape  *tape.Tape[F]
	model *Transformer[F]
	words int        // of the source
	cross []keyed[F] // of each layer: the keys and values of the memory
	base  int        // what the tape holds before a step, and after it
}

// keyed are the keys and values of one layer.
type keyed[F tape.Float] struct{ k, v *tape.Value[F] }

// hypothesis is a beginning of a translation.
type hypothesis[F tape.Float] struct {
	token int       // the last one
	past  []past[F] // of each layer
}

// past is what one layer keeps of a hypothesis: keys and values, one row for each position.
type past[F tape.Float] struct{ k, v []F }

// newWriter records the encoder on a sentence.
func newWriter[F tape.Float](t *tape.Tape[F], m *Transformer[F], source []int) *writer[F] {
	S := len(source)
	m.Encoder.sequences(source, S)
	w := &writer[F]{tape: t, model: m, words: S}
	memory := m.encode(t, source, S, FullSight(1, S, S)).Out
	for _, l := range m.Decoder.Layers {
		k, v := l.Cross.keys(t, memory, nil)
		w.cross = append(w.cross, keyed[F]{k, v})
	}
	w.base = t.Len()
	return w
}

// begin is the hypothesis of a single token.
func (w *writer[F]) begin(token int) *hypothesis[F] {
	return &hypothesis[F]{token, make([]past[F], len(w.cross))}
}

// followed is h with one more token.
func (h *hypothesis[F]) followed(token int) *hypothesis[F] {
	return &hypothesis[F]{token, slices.Clone(h.past)}
}

// next returns, for each hypothesis, ln p of every token to come next. All are of the same
// length; their last tokens, which no layer has seen yet, stand at the given position.
func (w *writer[F]) next(hs []*hypothesis[F], position int) (logP [][]F) {
	defer w.tape.Rewind(w.base)
	last := make([]int, len(hs))
	for b, h := range hs {
		last[b] = h.token
	}
	alone, together := FullSight(len(hs), 1, position+1), FullSight(1, len(hs), w.words) // all look at the same memory
	run := w.model.Decoder.record(w.tape, last, Places(position, 1, len(hs)), func(n int) (self, cross look[F]) {
		self = look[F]{sight: alone, keep: func(keys func() (k, v *tape.Value[F])) (k, v *tape.Value[F]) { return remember(w.tape, hs, n, keys) }}
		cross = look[F]{sight: together, keep: func(func() (k, v *tape.Value[F])) (k, v *tape.Value[F]) { return w.cross[n].k, w.cross[n].v }}
		return self, cross
	})
	scores := w.tape.LogSoftmax(w.model.Decoder.score(w.tape, run.Out))
	return slices.Collect(slices.Chunk(slices.Clone(scores.Data()), w.model.Config.Target))
}

// remember adds a row of keys and one of values to what layer n keeps of each hypothesis,
// and records all of them, one hypothesis behind another.
func remember[F tape.Float](t *tape.Tape[F], hs []*hypothesis[F], n int, keys func() (k, v *tape.Value[F])) (k, v *tape.Value[F]) {
	newK, newV := keys()
	_, d := newK.Dims()
	var allK, allV []F
	for b, h := range hs {
		p := &h.past[n]
		p.k = append(slices.Clip(p.k), newK.Data()[b*d:(b+1)*d]...) // clipped, as other hypotheses begin with it too
		p.v = append(slices.Clip(p.v), newV.Data()[b*d:(b+1)*d]...)
		allK, allV = append(allK, p.k...), append(allV, p.v...)
	}
	rows := len(allK) / d
	return t.Input("k", rows, d, allK...), t.Input("v", rows, d, allV...)
}
