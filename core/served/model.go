package served

import (
	"slices"

	"glassbox/core/json"
	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/core/tokenizer"
)

// Model is one that answers questions. Its weights stand in memory once, without gradients.
type Model struct {
	tapes  Tapes
	net    *nn.GPT[float32]
	own    []*tape.Value[float32] // the weights
	cutter tokenizer.Tokenizer    // nil where tokens are bare numbers

	wanted  []question
	passes  []*pass // the latest first
	writing *writing
}

// Of is a model that answers for weights that are there already: what has learned them may go on learning.
func Of(tapes Tapes, net *nn.GPT[float32], cutter tokenizer.Tokenizer) *Model {
	return &Model{tapes: tapes, net: net, own: net.Params(), cutter: cutter}
}

const mostWanted = 256

// Want says what is to be answered from now on, the first first, in place of what was wanted before.
func (m *Model) Want(questions []string) {
	m.wanted = nil
	for _, text := range questions[:min(len(questions), mostWanted)] {
		m.wanted = append(m.wanted, m.read(text))
	}
}

// Busy reports whether anything is to be answered.
func (m *Model) Busy() bool { return len(m.wanted) > 0 }

// Step answers a question, if one can be answered, or else does one operation of the work for the first one. What breaks, as where
// scores are infinite, has no answer.
func (m *Model) Step(post Post) {
	i := max(0, slices.IndexFunc(m.wanted, m.ready))
	q := m.wanted[i]
	defer func() {
		if recover() != nil {
			m.drop(q)
			q.wrong = true
			m.answer(q, post)
		}
	}()
	switch {
	case m.ready(q):
		m.drop(q)
		m.answer(q, post)
	case q.ask == "write":
		m.write(q, post)
	default:
		m.pass(q.ids).work.Next()
	}
}

// drop takes a question from what is to be answered.
func (m *Model) drop(q question) {
	m.wanted = slices.DeleteFunc(m.wanted, func(other question) bool { return other.text == q.text })
}

// ready reports whether a question can be answered at once.
func (m *Model) ready(q question) bool {
	switch {
	case q.wrong || q.ask == "cut" || q.ask == "word":
		return true
	case q.ask == "write":
		return m.written(q)
	}
	p := m.known(q.ids)
	return p != nil && p.ready(q)
}

// sharing records the network once more, on a tape of its own, with the same weights.
func (m *Model) sharing(t *tape.Tape[float32]) (net *nn.GPT[float32]) {
	t.Still(func() { t.Lend(m.own, func() { net = nn.NewGPT(t, m.net.Config) }) })
	return net
}

// mostPasses is how many passes are kept: that of a text, and that of the one before, to which learners go back.
const mostPasses = 2

// known is the pass over a text, nil if none has begun or it is not kept.
func (m *Model) known(ids []int) *pass {
	for _, p := range m.passes {
		if slices.Equal(p.ids, ids) {
			return p
		}
	}
	return nil
}

// pass is the pass over a text, begun if need be.
func (m *Model) pass(ids []int) *pass {
	p := m.known(ids)
	if p == nil {
		p = m.begin(ids)
	}
	m.passes = append([]*pass{p}, slices.DeleteFunc(m.passes, func(other *pass) bool { return other == p })...)
	m.passes = m.passes[:min(len(m.passes), mostPasses)]
	return p
}

// extremes are the smallest and the largest weight.
func (m *Model) extremes() (least, most float64) {
	low, high := m.own[0].Data()[0], m.own[0].Data()[0]
	for _, v := range m.own {
		for _, x := range v.Data() {
			low, high = min(low, x), max(high, x)
		}
	}
	return float64(low), float64(high)
}

// word is what a person reads for a token.
func (m *Model) word(id int) string {
	if m.cutter == nil {
		return bare(id)
	}
	return m.cutter.Word(id)
}

// words writes those of tokens.
func (m *Model) words(w *json.Writer, ids []int) {
	json.List(w.Key("ids"), ids, (*json.Writer).Int)
	json.List(w.Key("words"), ids, func(w *json.Writer, id int) { w.String(m.word(id)) })
}
