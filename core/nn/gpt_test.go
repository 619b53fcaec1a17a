package nn

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// gptReference is a model with its gradients and four steps of training, which an
// independent program computed in float64. To regenerate:
// python3 core/nn/testdata/gpt_parity.py
type gptReference struct {
	Biases        bool
	Params, Grads [][]float64 // in the order of GPT.Params
	Logits        []float64
	Loss          float64
	Losses, Norms []float64 // before each step
	Trained       [][]float64
}

// tiny is the model of the reference, and what it reads.
var tiny = GPTConfig{LayerConfig: LayerConfig{Width: 4, Heads: 2, Hidden: 3}, Vocab: 5, Context: 4, Layers: 2}

var tinyIDs, tinyTargets = []int{0, 3, 1, 4, 4, 2}, []int{3, 1, 0, 4, 2, 2}

func TestGPTParity(t *testing.T) {
	data, err := os.ReadFile("testdata/gpt_parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []gptReference
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, ref := range cases {
		c := tiny
		c.Biases = ref.Biases
		tp := tape.New[float64]()
		g := NewGPT(tp, c)
		for i, p := range g.Params() {
			p.Set(ref.Params[i]...)
		}
		run := g.Read(tp, tinyIDs, 3)
		loss := tp.CrossEntropyClasses(run.Logits, tinyTargets)
		tp.Backward(loss)
		compare(t, "logits", run.Logits.Data(), ref.Logits)
		compare(t, "loss", loss.Data(), []float64{ref.Loss})
		for i, p := range g.Params() {
			compare(t, "∂L/∂"+p.Scope()+p.Name(), p.GradData(), ref.Grads[i])
		}
		ref.train(t, tp, g, loss)
	}
}

// train compares four steps of AdamW, clipped and with decay.
func (ref gptReference) train(t *testing.T, tp *tape.Tape[float64], g *GPT[float64], loss *tape.Value[float64]) {
	a := NewAdamW(g.Params()...)
	a.Decay, a.Clip = 0.1, 0.5
	for s := range ref.Losses {
		tp.Forward()
		tp.Backward(loss)
		compare(t, "loss", loss.Data(), ref.Losses[s:s+1])
		compare(t, "norm", []float64{a.Norm()}, ref.Norms[s:s+1])
		a.Step(0.05)
	}
	for i, p := range g.Params() {
		compare(t, "trained "+p.Scope()+p.Name(), p.Data(), ref.Trained[i])
	}
}

// someGPT records a model with random parameters on two sequences, and its loss.
func someGPT[F tape.Float](t *tape.Tape[F], seed uint64) (*GPT[F], *GPTRun[F], *tape.Value[F]) {
	g := NewGPT(t, tiny)
	g.Init(Random(seed), 0.5)
	run := g.Read(t, slices.Clone(tinyIDs), 3)
	return g, run, t.CrossEntropyClasses(run.Logits, tinyTargets)
}

// A position sees itself and what stands before it in its own sequence, nothing else.
func TestGPTNeverLooksAhead(t *testing.T) {
	tp := tape.New[float64]()
	_, run, _ := someGPT(tp, 1)
	before := slices.Clone(run.Logits.Data())
	run.IDs[1] = 2
	tp.Forward()
	for row := range 6 {
		same := slices.Equal(run.Logits.Data()[5*row:5*row+5], before[5*row:5*row+5])
		if want := row != 1 && row != 2; same != want {
			t.Errorf("with another token 1 of the first sequence the scores of row %d are the same: %v", row, same)
		}
	}
}

// Each layer's weights are there to be looked at: h for the first sequence, then for the next.
func TestGPTWeights(t *testing.T) {
	tp := tape.New[float64]()
	_, run, _ := someGPT(tp, 1)
	for _, l := range run.Layers {
		if len(l.Self.Weights) != 4 {
			t.Fatalf("there are %d weights, want 4", len(l.Self.Weights))
		}
		for n, w := range l.Self.Weights {
			if want := []string{"a1", "a2"}[n%2]; w.Name() != want {
				t.Errorf("weights %d are called %s, want %s", n, w.Name(), want)
			}
			for i := range 3 {
				checkRow(t, w.Scope(), w.Data()[3*i:3*i+3], Causal(3), i)
			}
		}
	}
	if got, want := run.Layers[1].Self.Weights[3].Scope(), "decoder.2.self.head2"; got != want {
		t.Errorf("the scope is %q, want %q", got, want)
	}
}

func TestGPTInit(t *testing.T) {
	tp := tape.New[float64]()
	g := NewGPT(tp, GPTConfig{
		LayerConfig: LayerConfig{Width: 64, Heads: 4, Hidden: 256, Biases: true}, Vocab: 300, Context: 100, Layers: 2,
	})
	g.Init(Random(5), 0.02)
	checkMoments(t, slices.Concat(g.Embedding.Tokens.Data(), g.Layers[0].FeedForward.W1.Data()), 0.02)
	checkMoments(t, slices.Concat(g.Layers[0].FeedForward.W2.Data(), g.Layers[1].FeedForward.W2.Data()), 0.01)
	for _, p := range g.Params() {
		if rows, _ := p.Dims(); rows > 1 {
			continue
		}
		want := 0.0
		if p.Name() == "gain" {
			want = 1
		}
		if slices.Min(p.Data()) != want || slices.Max(p.Data()) != want {
			t.Errorf("%s %s is not %v", p.Scope(), p.Name(), want)
		}
	}
}

func TestTrainingStepAllocatesNothing(t *testing.T) {
	tp := tape.New[float32]()
	g, _, loss := someGPT(tp, 1)
	a := NewAdamW(g.Params()...)
	step := func() {
		tp.Forward()
		tp.Backward(loss)
		a.Step(0.01)
	}
	if n := testing.AllocsPerRun(10, step); n != 0 {
		t.Errorf("a training step allocates %v times", n)
	}
}

func TestTrainingIsTheSameForASeed(t *testing.T) {
	train := func(seed uint64) *tape.Tape[float32] {
		tp := tape.New[float32]()
		g, _, loss := someGPT(tp, seed)
		a := NewAdamW(g.Params()...)
		for range 5 {
			tp.Forward()
			tp.Backward(loss)
			a.Step(0.01)
		}
		return tp
	}
	sameBits(t, train(3), train(3))
}

// A model of this kind learns its six tokens by heart.
func TestGPTLearns(t *testing.T) {
	tp := tape.New[float32]()
	g, _, loss := someGPT(tp, 1)
	a, first := NewAdamW(g.Params()...), loss.At(0, 0)
	for range 200 {
		tp.Forward()
		tp.Backward(loss)
		a.Step(0.02)
	}
	// The token 4 is followed by 4 and by 2, but at different positions.
	if last := loss.At(0, 0); !(first > 1) || !(last < 0.02) {
		t.Errorf("the loss went from %v to %v", first, last)
	}
}

func TestAdamWLeavesShortGradients(t *testing.T) {
	tp := tape.New[float64]()
	w := tp.Param("w", 2, 1, 3, 4)
	tp.Backward(tp.Sum(tp.Scale(0.5, w)))
	a := NewAdamW(w)
	if a.Step(0.1); !slices.Equal(w.GradData(), []float64{0.5, 0.5}) {
		t.Errorf("the gradient was clipped to %v", w.GradData())
	}
	a.Clip = 0
	tp.Backward(tp.Sum(tp.Scale(50, w)))
	if a.Step(0.1); !slices.Equal(w.GradData(), []float64{50, 50}) {
		t.Errorf("the gradient was clipped to %v without a limit", w.GradData())
	}
}

func TestSchedule(t *testing.T) {
	c := Schedule{Peak: 0.4, Floor: 0.1, Warmup: 4, Steps: 10}
	for s, want := range map[int]float64{0: 0.1, 1: 0.2, 3: 0.4, 4: 0.4, 7: 0.25, 10: 0.1, 1000: 0.1} {
		if got := c.Rate(s); math.Abs(got-want) > 1e-15 {
			t.Errorf("the rate of step %d is %v, want %v", s, got, want)
		}
	}
	if got := (Schedule{Peak: 0.4}).Rate(1e9); got != 0.4 {
		t.Errorf("a schedule without an end has the rate %v", got)
	}
}
