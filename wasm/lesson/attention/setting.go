package attention

import (
	"strconv"
	"strings"

	"glassbox/core/token"
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
		s.byHand(v)
	}
	return s, nil
}

// byHand gives every word a score: 0 to those that have none. Scores that were set for another sentence go with its words.
func (s *setting) byHand(v control.Values) {
	n, scores := len(s.words), v.Floats("scores")
	s.scores = make([]float64, n)
	if v.Changed("text") && !v.Changed("scores") {
		s.follow(v.Default("text"), scores)
		return
	}
	copy(s.scores, scores)
	switch {
	case len(scores) > n:
		s.Notice("scores", say("notice.more", "scores", len(scores), "words", n))
	case len(scores) < n:
		s.Notice("scores", say("notice.fewer", "scores", len(scores), "words", n))
	}
}

// follow gives each word the score that it has in another sentence.
func (s *setting) follow(text string, scores []float64) {
	other, err := token.Words(text, token.Options{})
	if err != nil {
		panic("attention: a preset's sentence is too long: " + err.Error())
	}
	had := map[string]float64{}
	for i := min(len(other), len(scores)) - 1; i >= 0; i-- {
		had[other[i].Text] = scores[i]
	}
	taken := make([]string, len(s.words))
	for i, word := range s.words {
		s.scores[i] = had[word]
		taken[i] = strconv.FormatFloat(had[word], 'f', -1, 64)
	}
	s.Taken["scores"] = strings.Join(taken, ", ")
}

// seen reports whether word i may look at word j.
func (s setting) seen(i, j int) bool { return !s.causal || j <= i }
