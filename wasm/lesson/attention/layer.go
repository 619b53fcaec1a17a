package attention

import (
	"math"

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

// record runs attention over the setting's words in the given order, such as 2 1 0, and back.
func (s setting) record(order []int) *layer {
	l := &layer{t: tape.New[float64]()}
	t, T := l.t, len(order)
	var q, k, v value
	if s.hand {
		q, k, v = s.given(t, order)
	} else {
		q, k, v = s.embedded(l, order)
	}
	var mask []bool
	if s.causal {
		mask = nn.Causal(T)
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
func (s setting) given(t record, order []int) (q, k, v value) {
	T, d := len(order), s.d
	queries, bases := s.ordered("?", order), s.ordered("!", order)
	ask := handQuery(d)
	var keys []float64
	for at, i := range order {
		if i == s.focus {
			copy(queries[at*d:], ask)
		}
		keys = append(keys, handKey(ask, bases[at*d:(at+1)*d], s.scores[i])...)
	}
	return t.Param("q", T, d, queries...), t.Param("k", T, d, keys...), t.Param("v", T, d, s.ordered("", order)...)
}

// embedded records embeddings, with positions where they are on, and their three projections.
func (s setting) embedded(l *layer, order []int) (q, k, v value) {
	t, T, d := l.t, len(order), s.d
	l.x = t.Param("x", T, d, s.ordered("", order)...)
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

// ordered are the random vectors of a kind, in an order of the words.
func (s setting) ordered(kind string, order []int) []float64 {
	names := make([]string, len(order))
	for at, i := range order {
		names[at] = s.words[i]
	}
	return vectors(s.seed, names, kind, s.d)
}

// straight is the order of the words as they stand, and reversed from the last to the first.
func (s setting) straight() []int {
	order := make([]int, len(s.words))
	for i := range order {
		order[i] = i
	}
	return order
}

func (s setting) reversed() []int {
	order := s.straight()
	for i := range order {
		order[i] = len(order) - 1 - i
	}
	return order
}

// permuted is the largest difference between the words' outputs and what the same words get when the sentence is
// read from its end: 0 if attention does not know their order.
func (s setting) permuted(l *layer) (largest float64) {
	back := s.record(s.reversed())
	T := len(s.words)
	for i := range T {
		for j := range s.d {
			largest = max(largest, math.Abs(l.Out.At(i, j)-back.Out.At(T-1-i, j)))
		}
	}
	return largest
}
