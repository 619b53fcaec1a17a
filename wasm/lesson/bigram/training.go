package bigram

import (
	"errors"
	"strconv"
	"strings"
	"sync/atomic"

	"glassbox/core/ngram"
	"glassbox/core/token"
	"glassbox/wasm/control"
)

// training is what was counted in a corpus.
type training struct {
	source   source
	vocab    *token.Vocabulary
	text     [][]int // the corpus, by sentence
	counts   *ngram.Model
	sparsity ngram.Sparsity
	largest  float64 // the largest count
	order    []int   // the words that the table may show, in order
}

// source is all that a training depends on.
type source struct {
	text string
	rare int // words seen less often are ⟨UNK⟩
	o    token.Options
}

// latest is the last training: of a large corpus it need not be repeated when only α or the seed has changed.
var latest atomic.Pointer[training]

// find returns the id of a word as it is typed, or −1.
func (t *training) find(word string, o token.Options) int {
	cut, err := token.Words(word, o)
	if err != nil || len(cut) != 1 {
		return -1
	}
	if id := t.vocab.ID(cut[0].Text); id != token.Unknown {
		return id
	}
	return -1
}

func wrong(key string, err error) error {
	var size token.SizeError
	if errors.As(err, &size) {
		has, most := strconv.FormatFloat(float64(size.Bytes)/1e6, 'f', 2, 64), token.MaxBytes/1e6
		return &control.Error{Key: key, Text: say("wrong.size", "has", has, "most", most)}
	}
	return &control.Error{Key: key, Text: err.Error()}
}

// name is how a word is shown: the markers in brackets that no text has.
func (t *training) name(id int) string {
	switch id {
	case token.Start:
		return "⟨s⟩"
	case token.End:
		return "⟨/s⟩"
	case token.Unknown:
		return "⟨UNK⟩"
	}
	return isolated(brief(t.vocab.Word(id)))
}

// isolated keeps a word that is written from right to left from turning round what stands beside it.
func isolated(word string) string {
	const begin, end = "\u2068", "\u2069"
	if strings.ContainsFunc(word, leftward) {
		return begin + word + end
	}
	return word
}

// leftward reports whether a letter is written from right to left.
func leftward(r rune) bool {
	return 0x590 <= r && r < 0x900 || 0xfb1d <= r && r < 0xfe00 || 0xfe70 <= r && r < 0xff00 ||
		0x10800 <= r && r < 0x11000 || 0x1e800 <= r && r < 0x1f000
}

// brief is a word as it is shown: a very long one is cut, between two of its characters.
func brief(word string) string {
	const most = 64 * maxName // bytes that are looked at
	if len(word) <= maxName {
		return word
	}
	all, err := token.Characters(word[:min(len(word), most)], token.Options{})
	switch {
	case err != nil || len(all) <= maxName && len(word) <= most:
		return word
	case len(all) <= maxName: // marks without end on one letter
		return string([]rune(word[:most])[:maxName]) + "…"
	}
	return word[:all[maxName-1].End] + "…"
}

// symbols is how many rows, and how many columns, the whole table has: V.
func (t *training) symbols() int { return t.sparsity.V }

// small reports whether the whole table can be shown.
func (t *training) small() bool { return t.symbols() <= wideCells }

// ordered lists the words that the table may show: of a small corpus as they first come, else by frequency.
func (t *training) ordered() []int {
	var all []int
	words := t.vocab.Len() - token.First
	if !t.small() {
		for id := range min(words, 2*wideCells) {
			all = append(all, token.First+id)
		}
		return all
	}
	for i := 0; i < t.counts.Steps() && len(all) < words; i++ {
		if id := t.counts.Step(i).ID; id >= token.First {
			all = add(all, id)
		}
	}
	return all
}
