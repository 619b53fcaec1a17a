package attention

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
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
	notices   []lesson.Notice
}

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{hand: v.Get("mode") == "hand", d: v.Int("d"), causal: v.On("mask"), seed: v.Int("seed"), recurrent: v.Get("beside") == "recurrent"}
	s.positions = !s.hand && v.Get("positions") == "sinusoidal"
	s.words = words.Split(v.Get("text"))
	if len(s.words) == 0 {
		return s, &control.Error{Key: "text", Text: "Sentence has no words; it takes 1 to " + strconv.Itoa(words.Max) + " of them, separated by spaces."}
	}
	if n := len(s.words); n > words.Max {
		s.words = s.words[:words.Max]
		s.notice("text", "The sentence has "+strconv.Itoa(n)+" words; the first "+strconv.Itoa(words.Max)+" are shown.")
	}
	s.focus = s.word("focus", "focus word", v.Int("focus"))
	s.target = s.word("target", "word to become", v.Int("target"))
	if s.hand {
		s.byHand(v.Floats("scores"))
	}
	return s, nil
}

// word is the index of the word with a number, the last one if the sentence is shorter.
func (s *setting) word(key, label string, at int) int {
	n := len(s.words)
	if at > n {
		s.notice(key, "The "+label+" is number "+strconv.Itoa(at)+", and the sentence has "+number.Plural(n, "word")+": the last one is taken.")
	}
	return min(at, n) - 1
}

// byHand gives every word a score: 0 to those that have none.
func (s *setting) byHand(scores []float64) {
	n := len(s.words)
	s.scores = make([]float64, n)
	copy(s.scores, scores)
	switch {
	case len(scores) > n:
		s.notice("scores", number.Plural(len(scores), "score")+" for "+number.Plural(n, "word")+": the first "+strconv.Itoa(n)+" count.")
	case len(scores) < n:
		s.notice("scores", number.Plural(len(scores), "score")+" for "+number.Plural(n, "word")+": the others have 0.")
	}
}

func (s *setting) notice(key, text string) {
	s.notices = append(s.notices, lesson.Notice{Key: key, Text: text})
}

// seen reports whether word i may look at word j.
func (s setting) seen(i, j int) bool { return !s.causal || j <= i }
