package token

import (
	"cmp"
	"slices"

	"glassbox/core/order"
)

// The ids every Vocabulary begins with. They are never the id of a word of the text:
// Encode gives a word spelled like a marker the id Unknown.
const (
	Start   = 0 // <s>, before the first word of a sentence
	End     = 1 // </s>, after its last
	Unknown = 2 // <UNK>, every word that is too rare or was never seen
	First   = 3 // the most frequent word
)

var markers = [First]string{"<s>", "</s>", "<UNK>"}

// Vocabulary numbers the words of a text: first the markers, then the words by
// frequency, the most frequent first, and words of equal frequency by alphabet (by
// code point, so upper case comes before lower case).
type Vocabulary struct {
	words   []string // by id
	counts  []int
	index   map[string]int // without the markers
	dropped int
}

// NewVocabulary counts the words of the sentences. Words that are seen fewer than
// minimum times get no id of their own: they are <UNK>.
func NewVocabulary(sentences []Sentence, minimum int) *Vocabulary {
	seen := map[string]int{}
	total := 0
	for _, s := range sentences {
		total += len(s)
		for _, t := range s {
			seen[t.Text]++
		}
	}
	v := &Vocabulary{
		words:  markers[:First:First],
		counts: []int{len(sentences), len(sentences), 0},
		index:  make(map[string]int, len(seen)),
	}
	for word, count := range seen {
		if count >= minimum && !slices.Contains(markers[:], word) {
			v.words = append(v.words, word)
			total -= count
		}
	}
	v.counts[Unknown] = total
	v.dropped = len(seen) - (len(v.words) - First)
	v.number(seen)
	return v
}

// number sorts the words and gives them their ids.
func (v *Vocabulary) number(seen map[string]int) {
	order.By(v.words[First:], func(a, b string) int {
		return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a, b))
	})
	for id, word := range v.words[First:] {
		v.index[word] = First + id
		v.counts = append(v.counts, seen[word])
	}
}

// Len returns the number of ids: the words and the three markers.
func (v *Vocabulary) Len() int { return len(v.words) }

// Predictable returns V, the number of symbols that can follow a word: the words,
// </s> and <UNK>, but not <s>.
func (v *Vocabulary) Predictable() int { return len(v.words) - 1 }

// Word returns the word with the given id. It panics if there is none.
func (v *Vocabulary) Word(id int) string { return v.words[id] }

// Count returns how often the word with the given id was seen: for <s> and </s> the
// number of sentences, for <UNK> the number of rare words. It panics if there is none.
func (v *Vocabulary) Count(id int) int { return v.counts[id] }

// Dropped returns how many different words were too rare to get an id.
func (v *Vocabulary) Dropped() int { return v.dropped }

// ID returns the id of a word, Unknown if it has none.
func (v *Vocabulary) ID(word string) int {
	if id, ok := v.index[word]; ok {
		return id
	}
	return Unknown
}

// Encode returns the ids of the tokens, without <s> and </s>.
func (v *Vocabulary) Encode(s []Token) []int {
	ids := make([]int, len(s))
	for i, t := range s {
		ids[i] = v.ID(t.Text)
	}
	return ids
}

// EncodeAll returns Encode of each sentence.
func (v *Vocabulary) EncodeAll(sentences []Sentence) [][]int {
	ids := make([][]int, len(sentences))
	for i, s := range sentences {
		ids[i] = v.Encode(s)
	}
	return ids
}

// Words returns the words with the given ids. It panics if one does not exist.
func (v *Vocabulary) Words(ids []int) []string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = v.words[id]
	}
	return words
}
