package transformer

import (
	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/layers"
)

type value = layers.Value

// model is what a run computed.
type model struct {
	*setting
	net  *nn.Transformer[float64]
	run  *nn.TransformerRun[float64]
	p    value // T×V: softmax of the logits
	loss value // of all words together, so that ∂L/∂z = p − 1 at the word that was to come
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s}
	t := tape.New[float64]()
	m.record(t)
	if err := m.Changes.Refused(); err != nil {
		return nil, err
	}
	t.Backward(m.loss)
	rec := film.OnTape(t, m.loss)
	m.Begin("transformer", rec, rec.Cell(m.loss, 0, 0).Value, m.numbers)
	return &lesson.Run{
		Track: m.Track, Model: m, Notices: m.Told(m.notices), Choices: s.choices, Taken: s.taken, Weights: s.Weights(),
		Numbers: m.Numbers, Inspect: m.Inspect, Prove: m.Prove,
	}, nil
}

// record runs the model over the two sentences.
func (m *model) record(t *tape.Tape[float64]) {
	m.tell()
	m.p, m.loss = m.Record(t, m.on)
}

// on records the model. What is read last is what the run shows.
func (m *model) on(t *tape.Tape[float64]) layers.Net {
	m.net = m.On(t)
	return layers.Net{Params: m.net.Params(), Read: func(other bool) value {
		source := m.source.ids
		if other {
			source = spelled(m.Source, m.twin.Source).ids
		}
		m.run = m.read(t, m.net, source)
		return m.run.Logits
	}}
}

// tell tells the model what it reads, and what was to come.
func (m *model) tell() {
	m.Stacks[0].Words, m.Stacks[0].IDs = m.source.words, m.source.ids
	m.Stacks[1].Words, m.Stacks[1].IDs = m.written(), m.begun()
	m.Next, m.IDs = m.target.words, m.target.ids
}

// begun are the words that the decoder reads: the target behind a mark that begins it.
func (s *setting) begun() []int {
	return append([]int{corpus.Begin}, s.target.ids[:len(s.target.ids)-1]...)
}

// read has a network read a source, and what is written of the target.
func (s *setting) read(t *tape.Tape[float64], net *nn.Transformer[float64], source []int) *nn.TransformerRun[float64] {
	return net.Read(t, nn.Batch{Source: source, S: len(source), Target: s.begun(), T: len(s.target.ids)})
}
