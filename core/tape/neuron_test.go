package tape

import (
	"encoding/json"
	"os"
	"testing"
)

// neuron is one neuron and its loss, recorded once: y = w2·ReLU(w1·x + b1) + b2.
type neuron struct {
	*Tape[float64]
	x, t, w1, b1, w2, b2, z1, h, y, loss *Value[float64]
}

func newNeuron(x, target, w1, b1, w2, b2 float64) *neuron {
	n := &neuron{Tape: New[float64]()}
	n.x, n.t = n.Input("x", 1, 1, x), n.Input("t", 1, 1, target)
	n.w1, n.b1 = n.Param("w1", 1, 1, w1), n.Param("b1", 1, 1, b1)
	n.w2, n.b2 = n.Param("w2", 1, 1, w2), n.Param("b2", 1, 1, b2)
	n.z1 = n.Add(n.Mul(n.w1, n.x), n.b1).Named("z1")
	n.h = n.ReLU(n.z1).Named("h")
	n.y = n.Add(n.Mul(n.w2, n.h), n.b2).Named("y")
	n.loss = n.Scale(0.5, n.SquaredError(n.y, n.t)).Named("loss")
	n.Backward(n.loss)
	return n
}

// The network of the neuron lesson, whose numbers were worked by hand.
func TestNeuronExplanations(t *testing.T) {
	n := newNeuron(2, 4, 2, -3, 1.5, 0.5)
	tests := []struct {
		got              Explanation
		symbols, numbers string
		value            float64
		from             int
	}{
		{n.w1.Explain(0, 0), "w₁", "2", 2, 0},
		{n.z1.Explain(0, 0), "w₁ · x + b₁", "2 · 2 − 3", 1, 3},
		{n.h.Explain(0, 0), "ReLU(z₁)", "max(0, 1)", 1, 1},
		{n.y.Explain(0, 0), "w₂ · h + b₂", "1.5 · 1 + 0.5", 2, 3},
		{n.loss.Explain(0, 0), "½ (y − t)²", "½ (2 − 4)²", 2, 2},
		{n.loss.ExplainGrad(0, 0), "1", "1", 1, 0},
		{n.y.ExplainGrad(0, 0), "y − t", "2 − 4", -2, 3},
		{n.w2.ExplainGrad(0, 0), "∂L/∂y · h", "−2 · 1", -2, 2},
		{n.b2.ExplainGrad(0, 0), "∂L/∂y", "−2", -2, 1},
		{n.h.ExplainGrad(0, 0), "∂L/∂y · w₂", "−2 · 1.5", -3, 2},
		{n.z1.ExplainGrad(0, 0), "∂L/∂h · ReLU′(z₁)", "−3 · 1", -3, 2},
		{n.w1.ExplainGrad(0, 0), "∂L/∂z₁ · x", "−3 · 2", -6, 2},
		{n.b1.ExplainGrad(0, 0), "∂L/∂z₁", "−3", -3, 1},
	}
	for _, test := range tests {
		e := test.got
		if e.Symbols != test.symbols || e.Numbers != test.numbers || e.Value != test.value || len(e.From) != test.from {
			t.Errorf("%s = %s = %s = %v from %d cells, want %s = %s = %v from %d", e.Name,
				e.Symbols, e.Numbers, e.Value, len(e.From), test.symbols, test.numbers, test.value, test.from)
		}
	}
	if e := n.loss.ExplainGrad(0, 0); e.Name != "∂L/∂L" {
		t.Errorf("the loss's own gradient is called %s", e.Name)
	}
}

// trace is one training run of testdata/neuron_traces.json, computed in float64 by an
// independent program.
type trace struct {
	Init  map[string]float64
	Rate  float64 `json:"learning_rate"`
	Steps []struct {
		X        float64
		Target   float64 `json:"y_true"`
		Before   map[string]float64
		Forward  map[string]float64
		Backward map[string]float64
		After    map[string]float64
	}
}

func readTraces(t *testing.T) map[string]trace {
	data, err := os.ReadFile("testdata/neuron_traces.json")
	if err != nil {
		t.Fatal(err)
	}
	var traces map[string]trace
	if err := json.Unmarshal(data, &traces); err != nil {
		t.Fatal(err)
	}
	return traces
}

// Replaying one recording gives every number of the reference, to the last bit.
func TestReplayReproducesReference(t *testing.T) {
	traces := readTraces(t)
	for _, name := range []string{"one_step", "three_examples"} {
		run, n := traces[name], newNeuron(0, 0, 0, 0, 0, 0)
		params := map[string]*Value[float64]{"w1": n.w1, "b1": n.b1, "w2": n.w2, "b2": n.b2}
		values := map[string]*Value[float64]{"z1": n.z1, "h": n.h, "y_pred": n.y, "loss": n.loss}
		for p, start := range run.Init {
			params[p].Set(start)
		}
		for i, step := range run.Steps {
			n.x.Set(step.X)
			n.t.Set(step.Target)
			n.Forward()
			n.Backward(n.loss)
			check := func(kind, name string, got, want float64) {
				if got != want {
					t.Errorf("%s, step %d: %s%s = %v, want %v", name, i, kind, name, got, want)
				}
			}
			for v, want := range step.Forward {
				check("", v, values[v].At(0, 0), want)
			}
			for v, want := range step.Backward {
				at := params[v]
				if at == nil {
					at = values[v]
				}
				check("d", v, at.Grad().At(0, 0), want)
			}
			for p, want := range step.After {
				v := params[p]
				v.Set(v.At(0, 0) - float64(run.Rate*v.Grad().At(0, 0)))
				check("new ", p, v.At(0, 0), want)
			}
		}
	}
}
