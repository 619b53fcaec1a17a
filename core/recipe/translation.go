package recipe

import (
	"glassbox/core/corpus"
	"glassbox/core/fit"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// translation is how a model learns to translate.
type translation struct {
	nn.TransformerConfig // but for the vocabularies, which are those of the corpus
	seed                 uint64
	batch                int  // sentences of a step
	antecedent           bool // what the encoder makes of “it” must name what that stands for as well
}

// translator is a model that learns to translate.
type translator struct {
	translation
	*lessons
	set            corpus.TranslationSet
	source, target spelling
	tape           *tape.Tape[float32]
	net            *nn.Transformer[float32] // without dropout
}

// newTranslator records a model with its first weights.
func newTranslator(set corpus.TranslationSet, c translation) *translator {
	m := &translator{translation: c, set: set, source: newSpelling(set.Source), target: newSpelling(set.Target)}
	m.tape = tape.New[float32]()
	m.Source, m.Target = len(set.Source), len(set.Target)
	own := m.TransformerConfig
	own.LayerConfig = still(own.LayerConfig)
	m.net = nn.NewTransformer(m.tape, own)
	m.net.Init(nn.Random(c.seed))
	return m
}

func (m *translator) prepare(tapes Tapes) {
	var sources, targets [][]string
	for _, p := range m.set.Train {
		sources, targets = append(sources, p.Source), append(targets, p.Target)
	}
	from, to := m.source.all(sources), m.target.all(targets)
	m.lessons = newLessons(m.seed, m.batch, lengths(from), func(n int, examples []int) *lesson {
		return m.record(tapes(), n, examples, from, to)
	})
}

// record records a lesson on n of the examples.
func (m *translator) record(t *tape.Tape[float32], n int, examples []int, from, to [][]int) *lesson {
	S, T := longest(from, examples), longest(to, examples)
	net := nn.NewTransformer(t, m.TransformerConfig)
	params := share(net.Params(), m.net.Params())
	run := net.Read(t, nn.Batch{Source: make([]int, n*S), S: S, Target: make([]int, n*T), T: T})
	lengths, next, at, nouns := make([]int, n), make([]int, n*T), make([]int, n), make([]int, n)
	loss := t.CrossEntropyClasses(run.Logits, next)
	if m.antecedent {
		loss = t.Add(loss, net.Antecedent(t, run, at, nouns))
	}
	put := func(b, example int) {
		lengths[b] = copy(run.Source[b*S:], from[example]) // what an earlier sentence left behind it is hidden
		dictate(to[example], run.Target[b*T:(b+1)*T], next[b*T:(b+1)*T])
		p := &m.set.Train[example]
		if at[b], nouns[b] = b*S, tape.Unasked; p.It >= 0 {
			at[b], nouns[b] = b*S+p.It, m.target[p.Antecedent]
		}
	}
	part := fit.Part{Tape: t, Loss: loss, Params: params}
	return &lesson{part, &net.Dropout, put, func() { run.Lengths(lengths...) }}
}

// Params implements fit.Model.
func (m *translator) Params() []*tape.Value[float32] { return m.net.Params() }
