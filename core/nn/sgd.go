// Package nn builds layers and networks out of tape operations, and the optimizers that train them.
package nn

import "glassbox/core/tape"

// Descend moves every parameter against its gradient by the learning rate eta,
//
//	w ← w − η · ∂L/∂w
//
// which is stochastic gradient descent when the gradients are of one example. It allocates nothing.
func Descend[F tape.Float](eta F, params ...*tape.Value[F]) {
	for _, p := range params {
		w, d := p.Data(), p.GradData()
		for i := range w {
			w[i] -= F(eta * d[i])
		}
	}
}
