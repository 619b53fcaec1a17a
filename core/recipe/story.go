package recipe

import (
	"glassbox/core/corpus"
	"glassbox/core/fit"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// telling is how a model learns to tell stories.
type telling struct {
	nn.GPTConfig // but for the vocabulary, which is that of the corpus
	seed         uint64
	batch        int     // stories of a step
	deviation    float64 // of the first weights
}

// teller is a model that learns to tell stories.
type teller struct {
	telling
	*lessons
	set   corpus.StorySet
	words spelling
	tape  *tape.Tape[float32]
	net   *nn.GPT[float32] // without dropout
}

// newTeller records a model with its first weights.
func newTeller(set corpus.StorySet, c telling) *teller {
	m := &teller{telling: c, set: set, words: newSpelling(set.Words), tape: tape.New[float32]()}
	m.Vocab = len(set.Words)
	own := m.GPTConfig
	own.LayerConfig = still(own.LayerConfig)
	m.net = nn.NewGPT(m.tape, own)
	m.net.Init(nn.Random(c.seed), c.deviation)
	return m
}

func (m *teller) prepare(tapes Tapes) {
	stories := m.words.all(m.set.Train)
	m.lessons = newLessons(m.seed, m.batch, lengths(stories), func(n int, examples []int) *lesson {
		return m.record(tapes(), n, examples, stories)
	})
}

// record records a lesson on n of the examples.
func (m *teller) record(t *tape.Tape[float32], n int, examples []int, stories [][]int) *lesson {
	T := longest(stories, examples)
	net := nn.NewGPT(t, m.GPTConfig)
	params := share(net.Params(), m.net.Params())
	run, next := net.Read(t, make([]int, n*T), T), make([]int, n*T)
	loss := t.CrossEntropyClasses(run.Logits, next)
	put := func(b, example int) { dictate(stories[example], run.IDs[b*T:(b+1)*T], next[b*T:(b+1)*T]) }
	return &lesson{fit.Part{Tape: t, Loss: loss, Params: params}, &net.Dropout, put, func() {}}
}

// Params implements fit.Model.
func (m *teller) Params() []*tape.Value[float32] { return m.net.Params() }
