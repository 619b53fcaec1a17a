package words

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// Sentence is the learner's sentence with what had to be mended about it.
type Sentence struct {
	words   []string
	Notices []lesson.Notice
}

// Read takes the sentence from the control “text” and returns its words, the first most of them if there are more. The
// error is a sentence for the learner.
func (s *Sentence) Read(v control.Values, most int) ([]string, error) {
	s.words = Split(v.Get("text"))
	switch n := len(s.words); {
	case n == 0:
		return nil, &control.Error{Key: "text", Text: "Sentence has no words; it takes 1 to " + strconv.Itoa(most) + " of them, separated by spaces."}
	case n > most:
		s.words = s.words[:most]
		s.Notice("text", "The sentence has "+strconv.Itoa(n)+" words; the first "+strconv.Itoa(most)+" are shown.")
	}
	return s.words, nil
}

// Word is the index of the word whose number a control has, of the last one if the sentence is shorter.
func (s *Sentence) Word(v control.Values, key, label string) int {
	at, n := v.Int(key), len(s.words)
	if at > n {
		s.Notice(key, "The "+label+" is number "+strconv.Itoa(at)+", and the sentence has "+number.Plural(n, "word")+": the last one is taken.")
	}
	return min(at, n) - 1
}

// Notice tells what was mended about a control.
func (s *Sentence) Notice(key, text string) {
	s.Notices = append(s.Notices, lesson.Notice{Key: key, Text: text})
}

// pairs are the values that have a number for each two words.
var pairs = map[string]bool{"scores": true, "scaled": true, "weights": true, "a": true}

// Label says in words what a cell, a row or a matrix over the sentence is: kind is what its name begins with, name what a
// person calls it. Long is for numbers that stand apart from their row and column.
func Label(sentence []string, kind, name string, r film.Ref, long bool) string {
	word := func(i int) string { return "“" + sentence[i] + "”" }
	place := func(what string, i int) string { return what + " " + strconv.Itoa(i+1) }
	switch {
	case r.N == 0:
		return name
	case strings.HasPrefix(kind, "W_"):
		if name += ", " + place("row", r.I); r.N == 2 {
			name += ", " + place("column", r.J)
		}
		return name
	case kind == "target" || r.I >= len(sentence):
	case pairs[kind] && r.N == 2 && r.J < len(sentence):
		if name += " of " + word(r.I) + " for " + word(r.J); long {
			name += ", " + place("row", r.I) + " " + place("column", r.J)
		}
		return name
	default:
		if name += " of " + word(r.I); long || r.N == 1 {
			name += ", " + place("word", r.I)
		}
	}
	if r.N == 2 {
		name += ", " + place("number", r.J)
	}
	return name
}
