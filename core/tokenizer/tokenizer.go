// Package tokenizer cuts texts into tokens, which are numbers from 0 on, and joins them again. There are three ways: bytes
// that are merged pair by pair, as GPT-2 has it, whose merges are read or learned from a text; characters; and words. Each
// is written as a tokenizer.json, and is the same when that is read.
//
// Everything that reads is total: whatever it is given, the result is a tokenizer or an *Error. Text need not be UTF-8.
package tokenizer

import "unicode/utf8"

// Token is a number, and the part of the text that it stands for: from byte Start up to but not including End.
type Token struct{ ID, Start, End int }

// Tokenizer turns text into tokens and back. It must not be used by several goroutines at once.
type Tokenizer interface {
	// Encode cuts a text. The tokens follow each other; between them is what no token stands for.
	Encode(text string) []Token

	// Decode joins tokens. Numbers without a meaning are left out. The end of a text may be within a character.
	Decode(ids []int) string

	// Len is how many numbers there are: they are from 0 to Len − 1.
	Len() int

	// Word is the bytes that a number stands for, "" if it stands for nothing.
	Word(id int) string

	// JSON is the tokenizer as a tokenizer.json has it.
	JSON() string
}

// Bounds of what is read and learned.
const (
	MaxFile  = 64 << 20 // bytes of a tokenizer.json; that of GPT-2 has 1.4 million
	MaxVocab = 1 << 20  // numbers of a vocabulary; GPT-2 has 50,257
	MaxText  = 5 << 20  // bytes of a text that is learned from
)

// IDs are the numbers of tokens.
func IDs(tokens []Token) []int {
	ids := make([]int, len(tokens))
	for i, t := range tokens {
		ids[i] = t.ID
	}
	return ids
}

// list is a vocabulary: what each number stands for.
type list []string

func (l list) Len() int { return len(l) }

func (l list) Word(id int) string {
	if id < 0 || id >= len(l) {
		return ""
	}
	return l[id]
}

func (l list) Decode(ids []int) string {
	var text []byte
	for _, id := range ids {
		text = append(text, l.Word(id)...)
	}
	return string(text)
}

// put gives a number a meaning.
func (l *list) put(id int, word string) {
	for len(*l) <= id {
		*l = append(*l, "")
	}
	(*l)[id] = word
}

// character is how many bytes the first character of a text has.
func character(text string) int {
	_, size := utf8.DecodeRuneInString(text)
	return size
}
