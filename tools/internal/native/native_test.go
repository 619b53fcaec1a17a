package native

import (
	"math"
	"testing"

	"glassbox/core/nn"
	"glassbox/core/tape"
)

// A model learns with gonum's products as it does with our own: the loss agrees to rounding after a few steps.
func TestLearningAgrees(t *testing.T) {
	learn := func(tp *tape.Tape[float32]) float64 {
		g := nn.NewGPT(tp, nn.GPTConfig{LayerConfig: nn.LayerConfig{Width: 12, Heads: 3, Hidden: 20}, Vocab: 7, Context: 5, Layers: 2})
		g.Init(nn.Random(2), 0.3)
		run := g.Read(tp, []int{0, 3, 1, 6, 4, 2, 2, 5, 1, 0}, 5)
		loss := tp.CrossEntropyClasses(run.Logits, []int{3, 1, 6, 4, 0, 2, 5, 1, 0, 6})
		a := nn.NewAdamW(g.Params()...)
		for range 10 {
			tp.Forward()
			tp.Backward(loss)
			a.Step(0.01)
		}
		return loss.At(0, 0)
	}
	if got, want := learn(Tape()), learn(tape.New[float32]()); math.Abs(got-want) > 1e-4*want {
		t.Errorf("the loss is %v, with products of our own %v", got, want)
	}
}
