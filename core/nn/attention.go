package nn

import (
	"math"
	"strconv"

	"glassbox/core/tape"
)

// Head is a recorded attention: T positions, the queries, look at S positions, the
// keys. Each value is on the tape under the name given behind its shape; within
// head n of several the names end in n, and the weights are called aₙ.
type Head[F tape.Float] struct {
	Q       *tape.Value[F] // T×D, named by the caller, or q1; nil if the scores were given
	K       *tape.Value[F] // S×D, named by the caller, or k1; nil if the scores were given
	V       *tape.Value[F] // S×E, named by the caller, or v1
	Scores  *tape.Value[F] // T×S, "scores" or "scores1": q kᵀ
	Scaled  *tape.Value[F] // T×S, "scaled" or "scaled1": the scores over √D
	Weights *tape.Value[F] // T×S, "weights" or "a1": each row adds up to 1
	Out     *tape.Value[F] // T×E, "out" or "out1": the rows of v blended by the weights

	// What rotary positions turned into Q and K, T×D and S×D, "q1" and "k1"; Q and K
	// are then "qr1" and "kr1". Without rotary positions they are Q and K themselves.
	PlainQ, PlainK *tape.Value[F]
}

// Attention records scaled dot-product attention,
//
//	out = softmax(q kᵀ / √D) v
//
// where q is T×D, k is S×D, v is S×E and out is T×E. For self-attention all three come
// from one sequence, for cross-attention k and v come from another one. mask is T×S, or
// nil; what it hides has weight 0, and a row that sees nothing has output 0. The
// gradients are, with A for the weights and Z for the scaled scores,
//
//	dv = Aᵀ·dout   dA = dout·vᵀ   dZ[i,j] = A[i,j]·(dA[i,j] − Σₖ A[i,k]·dA[i,k])
//	dq = dZ·k/√D   dk = dZᵀ·q/√D
//
// It panics for other shapes.
// Source: Vaswani et al. 2017, eq. 1.
func Attention[F tape.Float](t *tape.Tape[F], q, k, v *tape.Value[F], mask []bool) *Head[F] {
	return attention(t, q, k, v, mask, names{"scores", "scaled", "weights", "out"})
}

// Blend records attention whose scores are given, such as ones set by hand,
//
//	out = softmax(scores) v
//
// where scores is T×S and is not scaled, v is S×E, out is T×E and mask is T×S, or nil.
// It panics for other shapes.
func Blend[F tape.Float](t *tape.Tape[F], scores, v *tape.Value[F], mask []bool) *Head[F] {
	checkBlend("blend", scores, v, mask)
	return blend(t, &Head[F]{V: v, Scores: scores, Scaled: scores}, mask, names{weights: "weights", out: "out"})
}

// names is how the values of a Head are called.
type names struct{ scores, scaled, weights, out string }

// headNames is how those of head n, counted from 1, are called.
func headNames(n int) names {
	s := strconv.Itoa(n)
	return names{"scores" + s, "scaled" + s, "a" + s, "out" + s}
}

func attention[F tape.Float](t *tape.Tape[F], q, k, v *tape.Value[F], mask []bool, n names) *Head[F] {
	_, d := q.Dims()
	if _, width := k.Dims(); width != d {
		panic(ShapeError{"attention", is("q", q) + ", " + is("k", k), "the columns must be equally many"})
	}
	h := &Head[F]{Q: q, K: k, V: v, PlainQ: q, PlainK: k}
	h.Scores = t.MatMulT(q, k).Named(n.scores)
	checkBlend("attention", h.Scores, v, mask)
	h.Scaled = t.Scale(1/math.Sqrt(float64(d)), h.Scores).Named(n.scaled)
	return blend(t, h, mask, n)
}

// blend records the weights and the output of h.
func blend[F tape.Float](t *tape.Tape[F], h *Head[F], mask []bool, n names) *Head[F] {
	h.Weights = t.Softmax(h.Scaled, mask).Named(n.weights)
	h.Out = t.MatMul(h.Weights, h.V).Named(n.out)
	return h
}

// checkBlend panics if v has not a row, and mask not a cell, for each of the scores.
func checkBlend[F tape.Float](layer string, scores, v *tape.Value[F], mask []bool) {
	rows, cols := scores.Dims()
	if have, _ := v.Dims(); have != cols {
		panic(ShapeError{layer, "there are " + strconv.Itoa(cols) + " keys, " + is("v", v), "v must have a row for each"})
	}
	if mask != nil && len(mask) != rows*cols {
		have := "the mask has " + strconv.Itoa(len(mask)) + " cells"
		panic(ShapeError{layer, have, "it must be nil or " + dims(rows, cols)})
	}
}
