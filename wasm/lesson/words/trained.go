package words

import (
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
)

// Layers and Heads are how many the shipped models have.
const (
	Layers = 2
	Heads  = 4
)

// Trained is a head of a trained model over a sentence.
type Trained struct {
	*Network
	Head    int                    // from 0
	Reads   [][]float64            // T×W: what the attention of the layer reads
	Weights *nn.MultiHead[float64] // all heads of the layer
	Next    *tape.Value[float64]   // T×V: how likely each word comes next; nil where the model does not tell
}

// Learn is Open for a single head, that of the control “head”. Every word then has as many numbers as the head.
func (s *Setting) Learn(v control.Values) (*Trained, error) {
	n, err := s.Open(v)
	if err != nil {
		return nil, err
	}
	t := tape.New[float64]()
	net, a, scores := n.read(t)
	m := &Trained{Network: n, Head: v.Int("head") - 1, Reads: film.Lines(a.In), Weights: net.Layers[n.Layer-1].Self.Heads}
	if s.D /= n.Heads; s.Causal {
		m.Next = t.Softmax(scores, nil)
	}
	return m, nil
}

// Part is the head's columns of one of the model's matrices: “W_Q”, “W_K” or “W_V”.
func (m *Trained) Part(name string) (cells []float64) {
	of := map[string]*tape.Value[float64]{"W_Q": m.Weights.WQ, "W_K": m.Weights.WK, "W_V": m.Weights.WV}[name]
	rows, cols := of.Dims()
	wide := cols / m.Heads
	for i := range rows {
		cells = append(cells, of.Data()[i*cols+m.Head*wide:][:wide]...)
	}
	return cells
}

// Expected is the word that the model expects most behind word i, and its probability.
func (m *Trained) Expected(i int) (word string, chance float64) {
	for k, x := range film.Line(m.Next, i) {
		if x > chance {
			word, chance = m.Vocabulary[k], x
		}
	}
	return word, chance
}

// Looks is what was measured of the head: how many percent of the word before a verb go to its subject and to the noun between,
// and in how many percent of the sentences the subject gets more. It is nothing where the report does not tell.
func (m *Trained) Looks() (right, wrong, flips float64) {
	for _, look := range m.Report.Fields["stories"].Fields["looks"].Items {
		of := func(key string) float64 { return look.Fields[key].Number }
		if of("layer") == float64(m.Layer) && of("head") == float64(m.Head+1) {
			return 100 * of("right"), 100 * of("wrong"), 100 * of("flips")
		}
	}
	return 0, 0, 0
}
