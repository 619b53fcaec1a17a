package recipe

import (
	"glassbox/core/corpus"
	"glassbox/core/tape"
)

// spelling is the places of words in a vocabulary.
type spelling map[string]int

func newSpelling(vocabulary []string) spelling {
	s := make(spelling, len(vocabulary))
	for i, w := range vocabulary {
		s[w] = i
	}
	return s
}

// spell is words by their numbers.
func (s spelling) spell(words []string) []int {
	ids := make([]int, len(words), len(words)+1)
	for i, w := range words {
		id, ok := s[w]
		if !ok {
			id = corpus.Unknown
		}
		ids[i] = id
	}
	return ids
}

// ended is words by their numbers, with an end.
func (s spelling) ended(words []string) []int { return append(s.spell(words), corpus.End) }

// all are lists of words by their numbers, each with an end.
func (s spelling) all(lists [][]string) [][]int {
	ids := make([][]int, len(lists))
	for i, words := range lists {
		ids[i] = s.ended(words)
	}
	return ids
}

// dictate puts what a decoder is to write, with its end, into next, and into written the
// token before each of them. Both are filled up, next with what is not asked about.
func dictate(ended, written, next []int) {
	for i := range next {
		written[i], next[i] = corpus.Padding, tape.Unasked
	}
	written[0] = corpus.Begin
	copy(written[1:], ended[:len(ended)-1])
	copy(next, ended)
}

// longest is the length of the longest of the chosen lists.
func longest(ids [][]int, chosen []int) (n int) {
	for _, i := range chosen {
		n = max(n, len(ids[i]))
	}
	return n
}

// lengths are those of all lists.
func lengths(ids [][]int) []int {
	all := make([]int, len(ids))
	for i, list := range ids {
		all[i] = len(list)
	}
	return all
}
