package tape_test

import (
	"fmt"

	"glassbox/core/tape"
)

// One neuron is recorded, asked where its numbers came from, and taught one step.
func Example() {
	t := tape.New[float64]()
	x, target := t.Input("x", 1, 1, 2), t.Input("t", 1, 1, 4)
	w, b := t.Param("w", 1, 1, 2), t.Param("b", 1, 1, -3)
	y := t.Add(t.Mul(w, x), b).Named("y")
	loss := t.Scale(0.5, t.SquaredError(y, target)).Named("loss")
	t.Backward(loss)

	for _, e := range []tape.Explanation{y.Explain(0, 0), loss.Explain(0, 0), w.ExplainGrad(0, 0)} {
		fmt.Println(e.Name, "=", e.Symbols, "=", e.Numbers, "=", e.Value)
	}
	for _, p := range []*tape.Value[float64]{w, b} {
		p.Set(p.At(0, 0) - 0.1*p.Grad().At(0, 0))
	}
	t.Forward()
	fmt.Println("after one step the loss is", loss.At(0, 0))

	// Output:
	// y = w · x + b = 2 · 2 − 3 = 1
	// loss = ½ (y − t)² = ½ (1 − 4)² = 4.5
	// ∂L/∂w = ∂L/∂y · x = −3 · 2 = -6
	// after one step the loss is 1.125
}
