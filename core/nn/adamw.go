package nn

import (
	"math"

	"glassbox/core/tape"
)

// AdamW trains parameters with a step size for each of their cells,
//
//	g ← ∂L/∂w · min(1, Clip/‖∂L/∂w‖)
//	m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
//	w ← w − η·(m̂/(√v̂ + ε) + λ·w),  m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)
//
// where the norm is that of all gradients together, and λ is Decay for matrices and 0
// for single rows, such as biases and gains.
// Source: Loshchilov and Hutter 2019, algorithm 2; Pascanu et al. 2013, algorithm 1.
type AdamW[F tape.Float] struct {
	Beta1, Beta2, Eps float64
	Decay             float64 // λ
	Clip              float64 // the longest gradient that is let through, 0 for any

	Params []*tape.Value[F]
	M, V   [][]F // the moments of each parameter, cell by cell
	Steps  int   // t, taken so far

	rate, scale float64 // of the step under way
	next        int     // the parameter that comes next in it
}

// NewAdamW returns an optimizer with β₁ = 0.9, β₂ = 0.95, ε = 1e-8, Decay = 0.01 and
// Clip = 1, before its first step.
// Source of the settings: Brown et al. 2020, appendix B, but for the smaller decay.
func NewAdamW[F tape.Float](params ...*tape.Value[F]) *AdamW[F] {
	a := &AdamW[F]{Beta1: 0.9, Beta2: 0.95, Eps: 1e-8, Decay: 0.01, Clip: 1, Params: params}
	for _, p := range params {
		n := len(p.Data())
		a.M, a.V = append(a.M, make([]F, n)), append(a.V, make([]F, n))
	}
	return a
}

// Step moves every parameter, at the learning rate η. The gradients are those of the
// last Backward, and are left clipped. It allocates nothing.
func (a *AdamW[F]) Step(rate float64) {
	a.Begin(rate)
	for a.Next() {
	}
}

// Begin begins a step that is taken a parameter at a time, by Next.
func (a *AdamW[F]) Begin(rate float64) {
	a.Steps++
	a.rate, a.scale, a.next = rate, 1, 0
	if norm := a.Norm(); a.Clip > 0 && norm > a.Clip {
		a.scale = a.Clip / norm
	}
}

// Norm returns the length of the gradient, √Σ(∂L/∂w)² over all parameters.
func (a *AdamW[F]) Norm() float64 {
	square := 0.0
	for _, p := range a.Params {
		square += float64(p.Tape().Ops().Dot(p.GradData(), p.GradData()))
	}
	return math.Sqrt(square)
}

// Next moves the next parameter, or returns false if all are moved.
func (a *AdamW[F]) Next() (more bool) {
	if a.next == len(a.Params) {
		return false
	}
	p := a.Params[a.next]
	grad := p.GradData()
	if a.scale != 1 {
		for i := range grad {
			grad[i] *= F(a.scale)
		}
	}
	a.move(p, grad, a.M[a.next], a.V[a.next])
	a.next++
	return true
}

func (a *AdamW[F]) move(p *tape.Value[F], grad, m, v []F) {
	decay := a.Decay
	if rows, _ := p.Dims(); rows == 1 {
		decay = 0
	}
	t := float64(a.Steps)
	p.Tape().Ops().AdamW(p.Data(), grad, m, v, tape.AdamStep[F]{
		Rate: F(a.rate), Beta1: F(a.Beta1), Beta2: F(a.Beta2), Eps: F(a.Eps), Decay: F(decay),
		Bias1: F(1 - math.Pow(a.Beta1, t)), Bias2: F(1 - math.Pow(a.Beta2, t)),
	})
}
