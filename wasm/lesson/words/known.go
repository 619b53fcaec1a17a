package words

import (
	"slices"
	"strings"

	"glassbox/core/corpus"
	"glassbox/wasm/phrase"
)

// Spell is the sentence as a trained model reads it: with a mark where it begins, or where it ends, and the number of every
// word in the vocabulary. A word that is not in it, in lower case, is told of, and read as corpus.Unknown.
func (s *Sentence) Spell(vocabulary []string, begins, ends bool) (shown []string, ids []int) {
	var unknown []string
	s.Unknown = nil
	put := func(word string, id int) {
		shown, ids, s.Unknown = append(shown, word), append(ids, id), append(s.Unknown, id == corpus.Unknown)
	}
	if begins {
		put(phrase.Say("mark.begin"), corpus.Begin)
	}
	for _, w := range s.words {
		id := slices.Index(vocabulary, strings.ToLower(w))
		if id < corpus.First {
			id = corpus.Unknown
			unknown = append(unknown, Quoted(w))
		}
		put(w, id)
	}
	if ends {
		put(phrase.Say("mark.end"), corpus.End)
	}
	if s.words = shown; len(unknown) > 0 {
		list := strings.Join(slices.Compact(slices.Sorted(slices.Values(unknown))), ", ")
		s.Notice("text", phrase.Say("unknown words", "words", list, "n", len(vocabulary)-corpus.First))
	}
	return shown, ids
}

// Vocabulary is the words of a model, for people.
func Vocabulary(words []string) string { return strings.Join(words[corpus.First:], " ") }
