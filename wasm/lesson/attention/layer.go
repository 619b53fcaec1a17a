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

// base of the sinusoidal positions.
const base = 10000

// layer is the recording: T words of d numbers each.
type layer struct {
	t          record
	x, pe, z   value // T×d: embeddings, positions, and their sum; nil where scores are set by hand, pe without positions
	wq, wk, wv value // d×d, nil where scores are set by hand
	*nn.Head[float64]
	target value // 1×d, the value of the target word as a constant
	loss   value // ½ Σ (out of the focus word − target)²
}

// record runs attention over the setting's words, and back.
func (s setting) record() *layer {
	l := &layer{t: tape.New[float64]()}
	t := l.t
	var q, k, v value
	if s.hand {
		q, k, v = s.given(t)
	} else {
		q, k, v = s.embedded(l)
	}
	var mask []bool
	if s.causal {
		mask = nn.Causal(len(s.words))
	}
	t.Scope("attention", func() { l.Head = nn.Attention(t, q, k, v, mask) })
	goal := l.V.Data()[s.target*s.d : (s.target+1)*s.d]
	t.Scope("loss", func() {
		l.target = t.Input("target", 1, s.d, goal...)
		focus := t.Rows(l.Out, []int{s.focus})
		l.loss = t.Scale(0.5, t.Sum(t.SquaredError(focus, l.target))).Named("loss")
	})
	return l
}

// given records queries, keys and values as leaves: the keys make the products with the query of the focus word
// what was set by hand.
func (s setting) given(t record) (q, k, v value) {
	T, d := len(s.words), s.d
	queries, bases, ask := s.vectors("?"), s.vectors("!"), handQuery(d)
	copy(queries[s.focus*d:], ask)
	var keys []float64
	for i, score := range s.scores {
		keys = append(keys, handKey(ask, bases[i*d:(i+1)*d], score)...)
	}
	return t.Param("q", T, d, queries...), t.Param("k", T, d, keys...), t.Param("v", T, d, s.vectors("")...)
}

// embedded records embeddings, with positions where they are on, and their three projections.
func (s setting) embedded(l *layer) (q, k, v value) {
	t, T, d := l.t, len(s.words), s.d
	l.x = t.Param("x", T, d, s.vectors("")...)
	l.z = l.x
	if s.positions {
		l.pe = nn.Sinusoidal(t, T, d, base)
		l.z = t.Add(l.x, l.pe).Named("z")
	}
	weight := func(name string) value { return t.Param(name, d, d, words.Projection(s.seed, name, d)...) }
	l.wq, l.wk, l.wv = weight("W_Q"), weight("W_K"), weight("W_V")
	t.Scope("projections", func() {
		q, k, v = t.MatMul(l.z, l.wq).Named("q"), t.MatMul(l.z, l.wk).Named("k"), t.MatMul(l.z, l.wv).Named("v")
	})
	return q, k, v
}

// vectors are the random vectors of a kind.
func (s setting) vectors(kind string) []float64 { return words.Vectors(s.seed, s.words, kind, s.d) }

// reversed is the same with the sentence read from its end.
func (s setting) reversed() setting {
	last := len(s.words) - 1
	s.words, s.scores = slices.Clone(s.words), slices.Clone(s.scores)
	slices.Reverse(s.words)
	slices.Reverse(s.scores)
	s.focus, s.target = last-s.focus, last-s.target
	return s
}

// permuted is the largest difference between the words' outputs and what the same words get when the sentence is
// read from its end: 0 if attention does not know their order.
func (s setting) permuted(l *layer) (largest float64) {
	back := s.reversed().record()
	T := len(s.words)
	for i := range T {
		for j := range s.d {
			largest = max(largest, math.Abs(l.Out.At(i, j)-back.Out.At(T-1-i, j)))
		}
	}
	return largest
}
