package nn_test

import (
	"fmt"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// "ate" attends to the three words of "cat ate mouse" by scores set by hand, and
// becomes a blend of their vectors.
func Example() {
	scores, err := nn.SetByHand(0.4, 0.2, 0.4)
	if err != nil {
		panic(err)
	}
	t := tape.New[float64]()
	v := t.Param("v", 3, 2, // a word in each row: how much of an animal it is, and of an act
		1, 0, // cat
		0, 1, // ate
		0.5, 0) // mouse
	ate := nn.Blend(t, t.Param("scores", 1, 3, scores...), v, nil)
	t.Backward(t.Sum(ate.Out))

	fmt.Printf("scores  %.4f\n", ate.Scores.Data())
	fmt.Printf("weights %.0f%%, %.0f%%, %.0f%%\n", 100*ate.Weights.At(0, 0), 100*ate.Weights.At(0, 1), 100*ate.Weights.At(0, 2))
	blend := ate.Out.Explain(0, 0)
	fmt.Println(blend.Name, "=", blend.Symbols)
	fmt.Println("       =", blend.Numbers)
	fmt.Printf("out     %.1f\n", ate.Out.Data())
	fmt.Printf("∂L/∂v   %.1f\n", v.GradData())

	// Output:
	// scores  [0.6931 0.0000 0.6931]
	// weights 40%, 20%, 40%
	// out₁ = weights₁ · v₁₁ + weights₂ · v₂₁ + weights₃ · v₃₁
	//        = 0.4 · 1 + 0.2 · 0 + 0.4 · 0.5
	// out     [0.6 0.2]
	// ∂L/∂v   [0.4 0.4 0.2 0.2 0.4 0.4]
}
