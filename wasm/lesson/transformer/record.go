package transformer

import (
	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

type value = *tape.Value[float64]

// model is what a run computed.
type model struct {
	*setting
	*film.Film
	figure *figure.Figure
	net    *nn.Transformer[float64]
	run    *nn.TransformerRun[float64]
	p      value // T×V: softmax of the logits
	loss   value // of all words together, so that ∂L/∂z = p − 1 at the word that was to come

	means        map[string][][]float64 // of every attention, once they are asked for
	longest      float64                // of those on words' lines
	last, others []float64              // lengths of what comes over into English, once they are asked for
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, means: map[string][][]float64{}}
	t := tape.New[float64]()
	m.record(t)
	if err := m.refused(); err != nil {
		return nil, err
	}
	t.Backward(m.loss)
	rec := film.OnTape(t, m.loss)
	m.Film = film.New(rec, m.plan(rec, rec.Cell(m.loss, 0, 0).Value))
	m.figure = m.drawn()
	return &lesson.Run{
		Track: m.Track, Model: m, Notices: m.told(), Choices: s.choices, Taken: s.taken, Weights: s.Weights(),
		Numbers: m.Numbers, Inspect: m.inspect, Prove: m.Prove,
	}, nil
}

// record runs the model over the two sentences.
func (m *model) record(t *tape.Tape[float64]) {
	m.net = m.On(t)
	m.compare()
	m.edits.weights(m.net.Params())
	t.Through(m.edits.through)
	m.run = m.read(t, m.net, m.source.ids)
	t.Through(nil)
	m.p, m.loss = m.judge(t, m.run)
}

// read has a network read a source, and what is written of the target.
func (s *setting) read(t *tape.Tape[float64], net *nn.Transformer[float64], source []int) *nn.TransformerRun[float64] {
	T := len(s.target.ids)
	written := append([]int{corpus.Begin}, s.target.ids[:T-1]...)
	return net.Read(t, nn.Batch{Source: source, S: len(source), Target: written, T: T})
}

// judge records the probabilities of what comes next, and the loss of the target.
func (s *setting) judge(t *tape.Tape[float64], run *nn.TransformerRun[float64]) (p, loss value) {
	t.Scope("output", func() {
		p = t.Softmax(run.Logits, nil).Named("p")
		mean := t.CrossEntropyClasses(run.Logits, s.target.ids).Named("mean")
		loss = t.Scale(float64(len(s.target.ids)), mean).Named("loss")
	})
	return p, loss
}
