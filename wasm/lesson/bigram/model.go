package bigram

import (
	"math"
	"slices"

	"glassbox/core/ngram"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// model is what one setting of the controls computed.
type model struct {
	*film.Film
	*training
	alpha  float64
	repair float64 // the α that repairs: the chosen one, or 1 where none is chosen
	greedy bool
	found  int   // the id of the word searched for, or −1
	rows   []int // contexts divided one by one

	scored    []int
	unknown   []string // words of the scored sentence that the corpus does not have
	truncated bool     // the scored sentence was longer than maxScored
	score     ngram.Score
	repaired  ngram.Score
	drawn     ngram.Generation
	held      [][]int
	measured  ngram.Evaluation
	mended    ngram.Evaluation // with the repairing α
	coverage  ngram.Coverage
	curve     []float64 // the perplexity at each of curveAlpha
	places    []place   // of every step
	figure    *figure.Figure
}

func compute(v control.Values) (*lesson.Run, error) {
	o := token.Options{Lower: v.On("lower"), DropPunctuation: !v.On("punctuation")}
	t, err := train(v.Get("text"), v.Int("rare"), o)
	if err != nil {
		return nil, err
	}
	m := &model{training: t, alpha: v.Float("alpha"), greedy: v.On("greedy"), found: t.find(v.Get("find"), o)}
	if m.repair = m.alpha; m.repair == 0 {
		m.repair = 1
	}
	m.rows = m.leading(token.Start, wideCells)
	for _, use := range []func(control.Values, token.Options) error{m.judge, m.generate, m.measure} {
		if err := use(v, o); err != nil {
			return nil, err
		}
	}
	m.film()
	about := []string{"before", "after", "count_before", "group", "row", "given_word", "next_word", "from_word"}
	return &lesson.Run{
		Track: m.Track, Model: m, Numbers: m.Numbers, About: about, Inspect: m.inspect, Prove: m.Prove, Notices: m.notices(v),
	}, nil
}

// judge scores the sentence.
func (m *model) judge(v control.Values, o token.Options) error {
	o.Whole = true
	cut, err := token.Sentences(v.Get("sentence"), o)
	if err != nil {
		return wrong("sentence", err)
	}
	if len(cut) == 0 {
		return &control.Error{Key: "sentence", Text: say("wrong.sentence")}
	}
	words := cut[0]
	if m.truncated = len(words) > maxScored; m.truncated {
		words = words[:maxScored]
	}
	m.scored = m.vocab.Encode(words)
	for i, t := range words {
		if m.scored[i] == token.Unknown {
			m.unknown = append(m.unknown, brief(t.Text))
		}
	}
	m.score, m.repaired = m.counts.Score(m.smoothing(), m.scored), m.counts.Score(ngram.AddAlpha{Alpha: m.repair}, m.scored)
	return nil
}

// generate draws a text.
func (m *model) generate(v control.Values, _ token.Options) error {
	o := ngram.Options{Seed: uint64(v.Int("seed")), Greedy: m.greedy, Onward: v.On("onward"), Max: v.Int("length")}
	m.drawn = m.counts.Generate(m.smoothing(), o)
	return nil
}

// measure meets the held-out text.
func (m *model) measure(v control.Values, o token.Options) error {
	cut, err := token.Sentences(v.Get("heldout"), o)
	if err != nil {
		return wrong("heldout", err)
	}
	m.held = m.vocab.EncodeAll(cut)
	m.measured, m.mended = m.counts.Evaluate(m.smoothing(), m.held), m.counts.Evaluate(ngram.AddAlpha{Alpha: m.repair}, m.held)
	m.coverage = m.counts.Coverage(m.held)
	var factors []ngram.Factor
	for _, sentence := range m.held {
		factors = append(factors, m.counts.Score(m.smoothing(), sentence).Factors...)
	}
	for i := range curvePoints {
		m.curve = append(m.curve, m.perplexity(factors, curveAlpha(i)))
	}
	return nil
}

// perplexity is that of factors which were counted once, with another α.
func (m *model) perplexity(factors []ngram.Factor, alpha float64) float64 {
	sum := 0.0
	for _, f := range factors {
		sum -= math.Log(ngram.Term{Weight: 1, Count: f.Count, RowSum: f.RowSum, Alpha: alpha}.Value(m.counts.V()))
	}
	return math.Exp(sum / float64(max(1, len(factors))))
}

const curvePoints = 41

// curveAlpha are the α of the curve from 0 to 2, closer together where they matter most.
func curveAlpha(i int) float64 {
	t := float64(i) / (curvePoints - 1)
	return maxAlpha * t * t * t
}

// smoothing is the one that is chosen.
func (m *model) smoothing() ngram.AddAlpha { return ngram.AddAlpha{Alpha: m.alpha} }

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
	if slices.Contains(all, id) {
		return all
	}
	return append(all, id)
}
