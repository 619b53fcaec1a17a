// Package words reads a sentence, gives each of its words a random vector, and names the cells of matrices over them.
package words

import (
	"strconv"
	"strings"

	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
)

// Max is the number of words up to which a sentence is shown.
const Max = 64

// Sentence is the learner's sentence with what had to be mended about it.
type Sentence struct {
	words   []string
	Unknown []bool // which words a trained model does not know; nil where none reads them
	Notices []lesson.Notice
	Choices map[string][]string // as a run has them
	Taken   map[string]string
}

// Why no more than some words of a sentence are shown: see Sentence.Read.
const (
	Room    = "room"    // the figure has none for more
	Learned = "learned" // no trained model has learned from longer ones
)

// Read takes the sentence from the control “text” and returns its words, the first most of them if there are more, with the reason
// why. The error is a sentence for the learner.
func (s *Sentence) Read(v control.Values, most int, why string) ([]string, error) {
	text := v.Get("text")
	cut, err := token.Words(text, token.Options{})
	if err != nil {
		return nil, &control.Error{Key: "text", Text: err.Error()}
	}
	var all []string
	for _, t := range cut {
		all = append(all, t.Text)
	}
	s.take(all)
	s.Notices = append(s.Notices, Remarks("text", text)...)
	switch n := len(s.words); {
	case n == 0:
		return nil, &control.Error{Key: "text", Text: phrase.Say("wrong.no words", "most", most)}
	case n > most:
		s.words = s.words[:most]
		s.Notice("text", phrase.Say("cut."+why, "n", n, "most", most))
	}
	return s.words, nil
}

// take makes words the sentence.
func (s *Sentence) take(all []string) {
	if s.words = all; s.Taken == nil {
		s.Choices, s.Taken = map[string][]string{}, map[string]string{}
	}
}

// Remarks tell what was done with a text of a control that a learner may wonder about: where its script has no blanks
// between words, and where it is not prose.
func Remarks(key, text string) (all []lesson.Notice) {
	traits := token.Survey(text)
	tell := func(yes bool, name string) {
		if yes {
			all = append(all, lesson.Notice{Key: key, Text: phrase.Say("remark." + name)})
		}
	}
	tell(traits.Unspaced != "", string(traits.Unspaced))
	tell(traits.Markup, "markup")
	tell(traits.Addresses, "addresses")
	tell(traits.Code, "code")
	return all
}

// Word is the index of the word whose number a control has, of the last one if the sentence is shorter; that is told where
// the number was chosen.
func (s *Sentence) Word(v control.Values, key string) int {
	at, n := v.Int(key), len(s.words)
	if at > n && v.Changed(key) {
		s.Notice(key, phrase.Say("missing."+key, "at", at, "n", n))
	}
	s.Choices[key], s.Taken[key] = s.words, strconv.Itoa(min(at, n))
	return min(at, n) - 1
}

// Quoted is a word as others speak of it.
func Quoted(word string) string { return phrase.Say("quoted", "word", word) }

// Notice tells what was mended about a control.
func (s *Sentence) Notice(key, text string) {
	s.Notices = append(s.Notices, lesson.Notice{Key: key, Text: text})
}

// Pairs are the values that have a number for each two words.
var Pairs = map[string]bool{"scores": true, "scaled": true, "weights": true, "a": true}

// Label says in words what a cell, a row or a matrix over the sentence is: kind is what its name begins with, name what a
// person calls it. Long is for numbers that stand apart from their row and column.
func (s *Sentence) Label(kind, name string, r film.Ref, long bool) string {
	add := func(what string, i int) { name = phrase.Say("and "+what, "name", name, "n", i+1) }
	switch {
	case r.N == 0:
		return name
	case strings.HasPrefix(kind, "W_"):
		if add("row", r.I); r.N == 2 {
			add("column", r.J)
		}
		return name
	case kind == "target" || r.I >= len(s.words):
	case Pairs[kind] && r.N == 2 && r.J < len(s.words):
		name = phrase.Say("of pair", "name", name, "from", Quoted(s.words[r.I]), "to", Quoted(s.words[r.J]))
		if long {
			name = phrase.Say("and row and column", "name", name, "row", r.I+1, "column", r.J+1)
		}
		return name
	default:
		name = phrase.Say("of word", "name", name, "word", Quoted(s.words[r.I]))
		if long || r.N == 1 {
			add("word", r.I)
		}
	}
	if r.N == 2 {
		add("number", r.J)
	}
	return name
}
