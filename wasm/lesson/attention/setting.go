package attention

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson/words"
)

// setting is what the controls say.
type setting struct {
	words.Setting
	hand      bool
	scores    []float64 // q·k of the focus word where they are set by hand, one for each word
	recurrent bool
	trained   *words.Trained // where that is shown, else nil
	senses    *words.Senses  // of a word, where they are asked for
}

// read takes the setting from the controls. Its error is a sentence; what can be mended is mended and told in the
// notices.
func read(v control.Values) (setting, error) {
	s := setting{hand: v.Get("mode") == "hand", recurrent: v.Get("beside") == "recurrent"}
	take := s.Read
	if v.Get("mode") == "trained" {
		take = s.learned
	}
	if err := take(v); err != nil {
		return s, err
	}
	if s.trained == nil {
		s.Asked(v)
	}
	if s.hand {
		s.Positions = false
		s.byHand(v)
	}
	return s, nil
}

// byHand gives every word a score: 0 to those that have none. Scores that were set for another sentence go with its words.
func (s *setting) byHand(v control.Values) {
	n, scores := len(s.Words), v.Floats("scores")
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
	taken := make([]string, len(s.Words))
	for i, word := range s.Words {
		s.scores[i] = had[word]
		taken[i] = strconv.FormatFloat(had[word], 'f', -1, 64)
	}
	s.Taken["scores"] = strings.Join(taken, ", ")
}

// handQuery is the query of the focus word where scores are set by hand: easy to multiply with.
func handQuery(d int) []float64 {
	q := make([]float64, d)
	for i := range q {
		q[i] = []float64{1, -0.5, 0.5, 1}[i%4]
	}
	return q
}

// handKey is the key nearest to base for which q·k is the score. All its numbers but the first are multiples of ¼, so that a
// reader can do the product by hand and a float64 holds it: the first makes it exact, and where scores are whole numbers,
// equal ones stay equal to the last bit. q[0] must be 1.
func handKey(q, base []float64, score float64) []float64 {
	k, rest := make([]float64, len(q)), score
	share := (score - dot(q, base)) / dot(q, q)
	for i := 1; i < len(q); i++ {
		k[i] = math.Floor((base[i]+share*q[i])*4+0.5) / 4
		rest -= q[i] * k[i]
	}
	k[0] = rest
	return k
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
