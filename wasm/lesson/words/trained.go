package words

import (
	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/shelf"
)

// Layers and Heads are how many the shipped models have.
const (
	Layers = 2
	Heads  = 4
)

// Trained is a head of a shipped model over a sentence.
type Trained struct {
	shelf.Shipped
	Vocabulary  []string
	Layer, Head int                    // from 0
	Reads       [][]float64            // T×W: what the attention of the layer reads
	Weights     *nn.MultiHead[float64] // all heads of the layer
	Next        *tape.Value[float64]   // T×V: how likely each word comes next; nil where the model does not tell
}

// Learn takes the sentence as a shipped model reads it from the control “text”, and the head from “model”, which is “stories”
// or else “translation”, “layer” and “head”. The errors are those of Read and of the shelf.
func (s *Setting) Learn(v control.Values) (*Trained, error) {
	m := &Trained{Layer: v.Int("layer") - 1, Head: v.Int("head") - 1}
	read := m.translate
	if s.Causal = v.Get("model") == "stories"; s.Causal {
		read = m.tell
	}
	if err := read(s, v); err != nil {
		return nil, err
	}
	s.D = len(m.Reads[0]) / m.Weights.N
	return m, nil
}

// tell has the model of stories read the sentence.
func (m *Trained) tell(s *Setting, v control.Values) error {
	model, err := shelf.Tells("stories")
	if err != nil {
		return err
	}
	if _, err = s.Sentence.Read(v, model.Config.Context-1); err != nil {
		return err
	}
	var ids []int
	s.Words, ids = s.Spell(model.Words, true, false)
	t := tape.New[float64]()
	net := model.On(t)
	run := net.Read(t, ids, len(ids))
	m.take(model.Shipped, model.Words, net.Stack, run.StackRun)
	m.Next = t.Softmax(run.Logits, nil)
	return nil
}

// translate has the encoder of the translation read it.
func (m *Trained) translate(s *Setting, v control.Values) error {
	model, err := shelf.Translates("translation")
	if err != nil {
		return err
	}
	if _, err = s.Sentence.Read(v, Max-1); err != nil {
		return err
	}
	var ids []int
	s.Words, ids = s.Spell(model.Source, false, true)
	t := tape.New[float64]()
	net := model.On(t)
	run := net.Read(t, nn.Batch{Source: ids, S: len(ids), Target: []int{corpus.Begin}, T: 1})
	m.take(model.Shipped, model.Source, net.Encoder, run.Encoder)
	return nil
}

func (m *Trained) take(about shelf.Shipped, vocabulary []string, net *nn.Stack[float64], run *nn.StackRun[float64]) {
	m.Shipped, m.Vocabulary = about, vocabulary
	m.Reads, m.Weights = film.Lines(run.Layers[m.Layer].Self.In), net.Layers[m.Layer].Self.Heads
}

// Part is the head's columns of one of the model's matrices: “W_Q”, “W_K” or “W_V”.
func (m *Trained) Part(name string) (cells []float64) {
	of := map[string]*tape.Value[float64]{"W_Q": m.Weights.WQ, "W_K": m.Weights.WK, "W_V": m.Weights.WV}[name]
	rows, cols := of.Dims()
	wide := cols / m.Weights.N
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
