package bigram

import (
	"errors"
	"strings"

	"glassbox/core/ngram"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// model is what one setting of the controls computed.
type model struct {
	alpha   float64
	repair  float64 // the α that repairs: the chosen one, or 1 where none is chosen
	greedy  bool
	found   int // the id of the word searched for, or −1
	vocab   *token.Vocabulary
	text    [][]int // the corpus, by sentence
	counts  *ngram.Model
	largest float64 // the largest count
	order   []int   // the words that the table may show, in order

	scored    []int
	unknown   []string // words of the scored sentence that the corpus does not have
	score     ngram.Score
	repaired  ngram.Score
	drawn     ngram.Generation
	held      [][]int
	measured  ngram.Evaluation
	mended    ngram.Evaluation // with the repairing α
	coverage  ngram.Coverage
	sparsity  ngram.Sparsity
	curve     []ngram.Evaluation // at each of curveAlpha
	places    []place
	rows      []int // contexts divided one by one
	contexts  int   // contexts seen at all
	truncated bool  // the scored sentence was longer than maxScored
}

func compute(v control.Values) (*lesson.Run, error) {
	m := &model{alpha: v.Float("alpha"), greedy: v.On("greedy"), found: -1}
	if m.repair = m.alpha; m.repair == 0 {
		m.repair = 1
	}
	o := token.Options{Lower: v.On("lower"), DropPunctuation: !v.On("punctuation")}
	if err := m.train(v, o); err != nil {
		return nil, err
	}
	if err := m.use(v, o); err != nil {
		return nil, err
	}
	run := &lesson.Run{Model: m, Numbers: m.numbers, Inspect: m.inspect, Notices: m.notices(v)}
	run.Prove = func(string, int) (lesson.Proof, bool) { return lesson.Proof{}, false }
	run.Track = m.track()
	return run, nil
}

// train cuts the corpus into words and counts its pairs.
func (m *model) train(v control.Values, o token.Options) error {
	cut, err := token.Sentences(v.Get("text"), o)
	if err != nil {
		return wrong("text", err)
	}
	if len(cut) == 0 {
		return &control.Error{Key: "text", Text: "The text to count has no words; write at least one, up to 2 MB."}
	}
	m.vocab = token.NewVocabulary(cut, v.Int("rare"))
	m.text = m.vocab.EncodeAll(cut)
	m.counts = ngram.Train(2, m.vocab.Len(), m.text)
	m.sparsity = m.counts.Sparsity()
	m.contexts = m.sparsity.Contexts
	for _, c := range m.counts.Contexts() {
		m.largest = max(m.largest, float64(m.counts.Continuations(c)[0].Count))
	}
	m.order = m.ordered()
	if word := strings.TrimSpace(v.Get("find")); word != "" {
		if o.Lower {
			word = strings.ToLower(word)
		}
		if id := m.vocab.ID(word); id != token.Unknown {
			m.found = id
		}
	}
	m.rows = m.leading(token.Start, wideCells)
	return nil
}

// use scores the sentence, draws a text and measures the held-out one.
func (m *model) use(v control.Values, o token.Options) error {
	o.Whole = true
	cut, err := token.Sentences(v.Get("sentence"), o)
	if err != nil {
		return wrong("sentence", err)
	}
	if len(cut) == 0 {
		return &control.Error{Key: "sentence", Text: "The sentence to score has no words; write at least one."}
	}
	words := cut[0]
	if m.truncated = len(words) > maxScored; m.truncated {
		words = words[:maxScored]
	}
	m.scored = m.vocab.Encode(words)
	for i, t := range words {
		if m.scored[i] == token.Unknown {
			m.unknown = append(m.unknown, t.Text)
		}
	}
	s, repair := ngram.AddAlpha{Alpha: m.alpha}, ngram.AddAlpha{Alpha: m.repair}
	m.score, m.repaired = m.counts.Score(s, m.scored), m.counts.Score(repair, m.scored)
	m.drawn = m.counts.Generate(s, ngram.Options{Seed: uint64(v.Int("seed")), Greedy: m.greedy, Onward: v.On("onward"), Max: v.Int("length")})
	o.Whole = false
	held, err := token.Sentences(v.Get("heldout"), o)
	if err != nil {
		return wrong("heldout", err)
	}
	m.held = m.vocab.EncodeAll(held)
	m.measured, m.mended = m.counts.Evaluate(s, m.held), m.counts.Evaluate(repair, m.held)
	m.coverage = m.counts.Coverage(m.held)
	for i := range curvePoints {
		m.curve = append(m.curve, m.counts.Evaluate(ngram.AddAlpha{Alpha: curveAlpha(i)}, m.held))
	}
	return nil
}

const curvePoints = 25

// curveAlpha are the α of the curve from 0 to 2, closer together where they matter most.
func curveAlpha(i int) float64 {
	t := float64(i) / (curvePoints - 1)
	return 2 * t * t
}

func wrong(key string, err error) error {
	var size token.SizeError
	if errors.As(err, &size) {
		return &control.Error{Key: key, Text: "T" + size.Error()[1:] + "."}
	}
	return &control.Error{Key: key, Text: err.Error()}
}

// smoothing is the one that is chosen.
func (m *model) smoothing() ngram.AddAlpha { return ngram.AddAlpha{Alpha: m.alpha} }

// name is how a word is shown: the markers in brackets that no text has.
func (m *model) name(id int) string {
	switch id {
	case token.Start:
		return "⟨s⟩"
	case token.End:
		return "⟨/s⟩"
	case token.Unknown:
		return "⟨UNK⟩"
	}
	return m.vocab.Word(id)
}

// symbols is how many rows, and how many columns, the whole table has: V.
func (m *model) symbols() int { return m.sparsity.V }

// small reports whether the whole table can be shown.
func (m *model) small() bool { return m.symbols() <= wideCells }

// leading lists up to n symbols that may stand in a row (marker ⟨s⟩) or a column (marker ⟨/s⟩). The row of the word
// searched for leads, and so do the columns of what follows it.
func (m *model) leading(marker, n int) []int {
	var all []int
	if marker == token.Start {
		if m.found >= 0 && m.symbols() > n {
			all = append(all, m.found)
		}
		all = append(all, marker)
	}
	if m.symbols() > n {
		all = append(all, m.wanted(marker, n-2)...)
	}
	unknown := m.small() || m.vocab.Count(token.Unknown) > 0
	words := n
	if unknown {
		words--
	}
	if marker == token.End {
		words-- // its place comes after the words
	}
	for _, id := range m.order {
		if len(all) < words {
			all = add(all, id)
		}
	}
	if marker == token.End {
		all = append(all, marker)
	}
	if unknown {
		all = append(all, token.Unknown)
	}
	return all
}

// ordered lists the words that the table may show: of a small corpus as they first come, else by frequency.
func (m *model) ordered() []int {
	var all []int
	words := m.vocab.Len() - token.First
	if !m.small() {
		for id := range min(words, 2*wideCells) {
			all = append(all, token.First+id)
		}
		return all
	}
	for i := 0; i < m.counts.Steps() && len(all) < words; i++ {
		if id := m.counts.Step(i).ID; id >= token.First {
			all = add(all, id)
		}
	}
	return all
}

// wanted are the columns that the word searched for fills first.
func (m *model) wanted(marker, n int) (all []int) {
	if m.found < 0 || marker != token.End {
		return nil
	}
	for _, c := range m.counts.Continuations([]int{m.found}) {
		if len(all) < n && c.ID >= token.First {
			all = append(all, c.ID)
		}
	}
	return all
}

func add(all []int, id int) []int {
	for _, have := range all {
		if have == id {
			return all
		}
	}
	return append(all, id)
}
