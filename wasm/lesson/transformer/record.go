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
	t.Backward(m.loss)
	rec := film.OnTape(t, m.loss)
	m.Film = film.New(rec, m.plan(rec, rec.Cell(m.loss, 0, 0).Value))
	m.figure = m.drawn()
	return &lesson.Run{
		Track: m.Track, Model: m, Notices: s.notices, Choices: s.choices, Taken: s.taken, Weights: s.Weights(),
		Numbers: m.Numbers, Inspect: m.inspect, Prove: m.Prove,
	}, nil
}

// record runs the model over the two sentences.
func (m *model) record(t *tape.Tape[float64]) {
	m.net = m.On(t)
	S, T := len(m.source.ids), len(m.target.ids)
	written := append([]int{corpus.Begin}, m.target.ids[:T-1]...)
	m.run = m.net.Read(t, nn.Batch{Source: m.source.ids, S: S, Target: written, T: T})
	t.Scope("output", func() {
		m.p = t.Softmax(m.run.Logits, nil).Named("p")
		m.loss = t.Scale(float64(T), t.CrossEntropyClasses(m.run.Logits, m.target.ids).Named("mean")).Named("loss")
	})
}
