package nn

import (
	"strconv"

	"glassbox/core/tape"
)

// RNN is Elman's recurrent network of n hidden units, which reads a sequence word by
// word,
//
//	hₜ = tanh(xₜ W_x + hₜ₋₁ W_h + b)
//
// where xₜ is 1×d and hₜ is 1×n.
// Source: Elman 1990.
type RNN[F tape.Float] struct {
	WX    *tape.Value[F] // d×n, "W_x"
	WH    *tape.Value[F] // n×n, "W_h"
	B     *tape.Value[F] // 1×n, "b"
	Start *tape.Value[F] // 1×n, "h0": an input, all zero
}

// States is a recorded reading of T words.
type States[F tape.Float] struct {
	X []*tape.Value[F] // T of 1×d, "x1" to "xT": the rows of what is read
	H []*tape.Value[F] // T of 1×n, "h1" to "hT": what is remembered after each
}

// NewRNN records the parameters for words of d columns, all zero. It panics if d or n
// is below 1.
func NewRNN[F tape.Float](t *tape.Tape[F], d, n int) *RNN[F] {
	positive("rnn", "d", d)
	positive("rnn", "n", n)
	return &RNN[F]{t.Param("W_x", d, n), t.Param("W_h", n, n), t.Param("b", 1, n), t.Input("h0", 1, n)}
}

// Params returns W_x, W_h and b.
func (r *RNN[F]) Params() []*tape.Value[F] { return []*tape.Value[F]{r.WX, r.WH, r.B} }

// Read records the network reading x, T×d, from its first row to its last, each in a
// scope "step1", "step2", … of its own. It panics if the columns of x are not as many
// as the rows of W_x.
func (r *RNN[F]) Read(t *tape.Tape[F], x *tape.Value[F]) *States[F] {
	d, _ := r.WX.Dims()
	wide("rnn", "x", x, d)
	rows, _ := x.Dims()
	s := &States[F]{}
	h := r.Start
	for i := range rows {
		n := strconv.Itoa(i + 1)
		t.Scope("step"+n, func() {
			word := t.Rows(x, []int{i}).Named("x" + n)
			h = r.step(t, word, h).Named("h" + n)
			s.X, s.H = append(s.X, word), append(s.H, h)
		})
	}
	return s
}

// step records tanh(x W_x + h W_h + b).
func (r *RNN[F]) step(t *tape.Tape[F], x, h *tape.Value[F]) *tape.Value[F] {
	return t.Tanh(t.Add(t.Add(t.MatMul(x, r.WX), t.MatMul(h, r.WH)), r.B))
}
