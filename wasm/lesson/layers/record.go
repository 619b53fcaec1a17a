package layers

import "glassbox/core/tape"

// Net is a network that is recorded: its parameters, and what it makes of the words, or of those of the other text: the scores of what
// comes behind each word of its last stack.
type Net struct {
	Params []Value
	Read   func(other bool) (logits Value)
}

// Record runs a network, which on records, with what the learner has changed in it, and judges it by what was to come. Before that it
// runs as it was, and on the other text, as far as changes ask for it.
func (m *Model) Record(t *tape.Tape[float64], on func(t *tape.Tape[float64]) Net) (p, loss Value) {
	m.compare(on)
	net := on(t)
	m.Changes.Weights(net.Params)
	t.Through(m.Changes.Through)
	logits := net.Read(false)
	t.Through(nil)
	p, loss = m.judge(t, logits)
	m.P = p
	return p, loss
}

// compare runs the network as it was, and on the other text.
func (m *Model) compare(on func(t *tape.Tape[float64]) Net) {
	g := m.Changes
	if len(g.All) == 0 {
		return
	}
	t := tape.New[float64]()
	g.WasP, g.WasLoss = m.judge(t, on(t).Read(false))
	if g.Offer == "" || !g.takes() {
		return
	}
	t = tape.New[float64]()
	on(t).Read(true)
	g.Other = map[string]Value{}
	for _, v := range t.Values() {
		if v.Name() != "" {
			g.Other[Path(v)] = v
		}
	}
}

// judge records the probabilities of what comes next, and the loss of all words together, so that ∂L/∂z = p − 1 at what was to come.
func (m *Model) judge(t *tape.Tape[float64], logits Value) (p, loss Value) {
	t.Scope("output", func() {
		p = t.Softmax(logits, nil).Named("p")
		mean := t.CrossEntropyClasses(logits, m.IDs).Named("mean")
		loss = t.Scale(float64(len(m.IDs)), mean).Named("loss")
	})
	return p, loss
}
