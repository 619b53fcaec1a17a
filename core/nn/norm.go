package nn

import (
	"cmp"
	"slices"

	"glassbox/core/tape"
)

// Norm holds what a layer norm learns. Source: Ba, Kiros and Hinton 2016.
type Norm[F tape.Float] struct {
	Gain, Bias *tape.Value[F] // 1×d, "gain", "bias"

	epsilon float64 // added to the variances
}

// normEps is added to the variances, where nothing else is said. Source: github.com/openai/gpt-2, src/model.py.
const normEps = 1e-5

// newNorm records a norm that changes nothing yet: gains of 1, biases of 0.
func newNorm[F tape.Float](t *tape.Tape[F], c LayerConfig) *Norm[F] {
	gains := slices.Repeat([]F{1}, c.Width)
	return &Norm[F]{t.Param("gain", 1, c.Width, gains...), t.Param("bias", 1, c.Width), cmp.Or(c.Epsilon, normEps)}
}

func (n *Norm[F]) apply(t *tape.Tape[F], x *tape.Value[F]) *tape.Value[F] {
	return t.LayerNorm(x, n.Gain, n.Bias, n.epsilon)
}

// params are none of a norm that is nil.
func (n *Norm[F]) params() []*tape.Value[F] {
	if n == nil {
		return nil
	}
	return []*tape.Value[F]{n.Gain, n.Bias}
}
