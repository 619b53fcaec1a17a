package nn

import (
	"slices"

	"glassbox/core/tape"
)

// Norm holds what a layer norm learns. Source: Ba, Kiros and Hinton 2016.
type Norm[F tape.Float] struct {
	Gain, Bias *tape.Value[F] // 1×d, "gain", "bias"
}

// normEps is added to the variances. Source: github.com/openai/gpt-2, src/model.py.
const normEps = 1e-5

// newNorm records a norm that changes nothing yet: gains of 1, biases of 0.
func newNorm[F tape.Float](t *tape.Tape[F], d int) *Norm[F] {
	return &Norm[F]{t.Param("gain", 1, d, slices.Repeat([]F{1}, d)...), t.Param("bias", 1, d)}
}

func (n *Norm[F]) apply(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	return t.LayerNorm(x, n.Gain, n.Bias, normEps)
}

// params are none of a norm that is nil.
func (n *Norm[F]) params() []*tape.Value[F] {
	if n == nil {
		return nil
	}
	return []*tape.Value[F]{n.Gain, n.Bias}
}
