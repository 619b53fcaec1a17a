package attention

import (
	"math"
	"slices"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/lesson/words"
)

type (
	value  = *tape.Value[float64]
	record = *tape.Tape[float64]
)

// layer is the recording: T words of d numbers each.
type layer struct {
	t record
	z value // T×d, of a trained head T×W: what is projected; nil where scores are set by hand
	*nn.Head[float64]
	loss value // with the value of the target word as what is asked for
}

// record runs attention over the setting's words.
func (s setting) record() *layer {
	l := &layer{t: tape.New[float64]()}
	var q, k, v value
	if s.hand {
		q, k, v = s.given(l.t)
	} else {
		l.z = s.input(l.t)
		q, k, v = s.projected(l.t, l.z)
	}
	l.t.Scope("attention", func() { l.Head = nn.Attention(l.t, q, k, v, s.Mask()) })
	l.loss = s.Ask(l.t, l.Out, l.V)
	return l
}

// given records queries, keys and values as leaves: the keys make the products with the query of the focus word
// what was set by hand.
func (s setting) given(t record) (q, k, v value) {
	T, d := len(s.Words), s.D
	queries, bases, ask := s.vectors("?"), s.vectors("!"), handQuery(d)
	copy(queries[s.Focus*d:], ask)
	var keys []float64
	for i, score := range s.scores {
		keys = append(keys, handKey(ask, bases[i*d:(i+1)*d], score)...)
	}
	return t.Param("q", T, d, queries...), t.Param("k", T, d, keys...), t.Param("v", T, d, s.vectors("")...)
}

// projected records the three projections of the embeddings.
func (s setting) projected(t record, z value) (q, k, v value) {
	_, rows := z.Dims()
	weight := func(name string) value { return t.Param(name, rows, s.D, s.projection(name)...) }
	wq, wk, wv := weight("W_Q"), weight("W_K"), weight("W_V")
	t.Scope("projections", func() {
		q, k, v = t.MatMul(z, wq).Named("q"), t.MatMul(z, wk).Named("k"), t.MatMul(z, wv).Named("v")
	})
	return q, k, v
}

// projection is one of the matrices, of the trained head or random.
func (s setting) projection(name string) []float64 {
	if s.trained != nil {
		return s.trained.Part(name)
	}
	return words.Projection(s.Seed, name, s.D)
}

// vectors are the random vectors of a kind.
func (s setting) vectors(kind string) []float64 { return words.Vectors(s.Seed, s.Words, kind, s.D) }

// reversed is the same with the sentence read from its end.
func (s setting) reversed() setting {
	last := len(s.Words) - 1
	s.Words, s.scores = slices.Clone(s.Words), slices.Clone(s.scores)
	slices.Reverse(s.Words)
	slices.Reverse(s.scores)
	if s.trained != nil {
		m := *s.trained
		m.Reads = slices.Clone(m.Reads)
		slices.Reverse(m.Reads)
		s.trained = &m
	}
	s.Focus, s.Target = last-s.Focus, last-s.Target
	return s
}

// permuted is the largest difference between the words' outputs and what the same words get when the sentence is
// read from its end: 0 if attention does not know their order.
func (s setting) permuted(l *layer) (largest float64) {
	back := s.reversed().record()
	T := len(s.Words)
	for i := range T {
		for j := range s.D {
			largest = max(largest, math.Abs(l.Out.At(i, j)-back.Out.At(T-1-i, j)))
		}
	}
	return largest
}
