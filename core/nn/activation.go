package nn

import (
	"slices"

	"glassbox/core/tape"
)

// Activation is the function between the two halves of a feed-forward block.
type Activation int

const (
	GELUTanh Activation = iota // GELU nearly, as in GPT-2
	GELU                       // exactly
	ReLU                       // as at first
	SiLU                       // x σ(x)
	Tanh
)

var activationNames = [...]string{"gelu-tanh", "gelu", "relu", "silu", "tanh"}

// String returns gelu-tanh, gelu, relu, silu or tanh.
func (a Activation) String() string { return activationNames[a] }

// ParseActivation returns the Activation whose String is name, and whether there is one.
func ParseActivation(name string) (Activation, bool) {
	i := slices.Index(activationNames[:], name)
	return Activation(max(i, 0)), i >= 0
}

// bend records an activation of every cell.
func bend[F tape.Float](t *tape.Tape[F], a Activation, x *tape.Value[F]) *tape.Value[F] {
	switch a {
	case GELU:
		return t.GELU(x)
	case ReLU:
		return t.ReLU(x)
	case SiLU:
		return t.Mul(x, t.Sigmoid(x))
	case Tanh:
		return t.Tanh(x)
	}
	return t.GELUTanh(x)
}
