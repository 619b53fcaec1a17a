package attention

import (
	"glassbox/wasm/control"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
	words.Sentence
	words     []string
	focus     int // of the words, from 0
	target    int // the word whose value the loss asks for, from 0
	hand      bool
	scores    []float64 // q·k of the focus word where they are set by hand, one for each word
	d         int
	causal    bool
	positions bool
	recurrent bool
	seed      int
}

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{d: v.Int("d"), causal: v.On("mask"), seed: v.Int("seed")}
	s.hand, s.recurrent = v.Get("mode") == "hand", v.Get("beside") == "recurrent"
	s.positions = !s.hand && v.Get("positions") == "sinusoidal"
	var err error
	if s.words, err = s.Read(v, words.Max); err != nil {
		return s, err
	}
	s.focus, s.target = s.Word(v, "focus"), s.Word(v, "target")
	if s.hand {
		s.byHand(v.Floats("scores"))
	}
	return s, nil
}

// byHand gives every word a score: 0 to those that have none.
func (s *setting) byHand(scores []float64) {
	n := len(s.words)
	s.scores = make([]float64, n)
	copy(s.scores, scores)
	switch {
	case len(scores) > n:
		s.Notice("scores", say("notice.more", "scores", len(scores), "words", n))
	case len(scores) < n:
		s.Notice("scores", say("notice.fewer", "scores", len(scores), "words", n))
	}
}

// seen reports whether word i may look at word j.
func (s setting) seen(i, j int) bool { return !s.causal || j <= i }
