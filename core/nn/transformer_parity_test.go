package nn

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"glassbox/core/tape"
)

// transformerReference is a model, with a GPT where Encoder is 0, its loss on two
// sentences and what it computes on its way, which an independent program computed in
// float64. To regenerate: python3 core/nn/testdata/transformer_parity.py
type transformerReference struct {
	Config struct {
		Encoder, Decoder, Width, Heads int
		Post, ReLU, Biases, Scaled     bool
		Positions                      string
	}
	Params, Grads map[string][]float64 // by path
	Loss          float64
	Values        struct{ Memory, Logits, Self, Cross [][]float64 } // of each sentence; the weights are the last layer's
}

func (ref transformerReference) layer() LayerConfig {
	c := ref.Config
	l := LayerConfig{Width: c.Width, Heads: c.Heads, Hidden: 3, Biases: c.Biases, PostNorm: c.Post}
	if c.ReLU {
		l.Activation = ReLU
	}
	return l
}

func TestTransformerParity(t *testing.T) {
	data, err := os.ReadFile("testdata/transformer_parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []transformerReference
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, ref := range cases {
		if ref.Config.Encoder == 0 {
			ref.checkGPT(t)
		} else {
			ref.checkTransformer(t)
		}
	}
}

func (ref transformerReference) checkTransformer(t *testing.T) {
	c := ref.Config
	positions, _ := ParsePositions(c.Positions)
	tp := tape.New[float64]()
	m := NewTransformer(tp, TransformerConfig{
		LayerConfig: ref.layer(), Source: 5, Target: 6, Context: 4, Encoder: c.Encoder, Decoder: c.Decoder,
		Positions: positions, Scaled: c.Scaled,
	})
	ref.set(t, m.Params())
	r, loss := readPairs(tp, m)
	tp.Backward(loss)
	compare(t, "loss", loss.Data(), []float64{ref.Loss})
	for b, lengths := range [][2]int{{3, 4}, {2, 2}} {
		memory := r.Encoder.Out.Data()[b*r.S*c.Width:][:lengths[0]*c.Width]
		compare(t, "memory", memory, ref.Values.Memory[b])
		last := r.Decoder.Layers[c.Decoder-1]
		ref.checkRows(t, last.Self.Weights, b, r.T, lengths[1], lengths[1], ref.Values.Self)
		ref.checkRows(t, last.Cross.Weights, b, r.S, lengths[1], lengths[0], ref.Values.Cross)
		compare(t, "logits", r.Logits.Data()[b*r.T*6:][:lengths[1]*6], ref.Values.Logits[b])
	}
	ref.checkGradients(t, m.Params())
}

// A GPT reads what the others write.
func (ref transformerReference) checkGPT(t *testing.T) {
	c := ref.Config
	positions, _ := ParsePositions(c.Positions)
	tp := tape.New[float64]()
	g := NewGPT(tp, GPTConfig{
		LayerConfig: ref.layer(), Vocab: 6, Context: 4, Layers: c.Decoder, Positions: positions, Scaled: c.Scaled,
	})
	ref.set(t, g.Params())
	r := g.Read(tp, slices.Clone(pairs.Target), pairs.T)
	loss := tp.CrossEntropyClasses(r.Logits, pairNext)
	tp.Backward(loss)
	compare(t, "loss", loss.Data(), []float64{ref.Loss})
	for b, length := range []int{4, 2} {
		ref.checkRows(t, r.Layers[c.Decoder-1].Self.Weights, b, r.T, length, length, ref.Values.Self)
		compare(t, "logits", r.Logits.Data()[b*r.T*6:][:length*6], ref.Values.Logits[b])
	}
	ref.checkGradients(t, g.Params())
}

// set copies the parameters of the reference, all of which must be there.
func (ref transformerReference) set(t *testing.T, params []*tape.Value[float64]) {
	if len(params) != len(ref.Params) {
		t.Fatalf("there are %d parameters, want %d", len(params), len(ref.Params))
	}
	for _, p := range params {
		p.Set(ref.Params[p.Path()]...)
	}
}

// checkRows compares the weights of all heads of sentence b: the first rows and columns, behind which everything was
// filled up.
func (ref transformerReference) checkRows(t *testing.T, weights []*tape.Value[float64], b, wide, rows, cols int, want [][]float64) {
	var cells []float64
	h := ref.Config.Heads
	for _, w := range weights[b*h : (b+1)*h] {
		for i := range rows {
			cells = append(cells, w.Data()[i*wide:][:cols]...)
			if rest := w.Data()[i*wide:][cols:wide]; !slices.Equal(rest, make([]float64, len(rest))) {
				t.Errorf("sentence %d: what fills it is seen: %v", b, rest)
			}
		}
	}
	compare(t, weights[0].Path(), cells, want[b])
}

func (ref transformerReference) checkGradients(t *testing.T, params []*tape.Value[float64]) {
	for _, p := range params {
		compare(t, "∂L/∂"+p.Path(), p.GradData(), ref.Grads[p.Path()])
	}
}
