package tokenizer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is how GPT-2 cuts a text before it merges bytes; no token goes across a cut. It is written for the regexp of
// Python and Rust; Go's has no (?!…), and is large.
// Source: github.com/openai/gpt-2, src/encoder.py.
const pattern = `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

// class is what pattern tells characters apart by.
type class byte

const (
	letter class = iota
	digit        // and other signs for numbers, such as ½
	blank
	other // and bytes that are not UTF-8
)

// classOf returns the class of the first character of a text that is not empty, and how many bytes it has.
func classOf(text string) (class, int) {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case unicode.IsLetter(r):
		return letter, size
	case unicode.IsNumber(r):
		return digit, size
	case unicode.IsSpace(r):
		return blank, size
	}
	return other, size
}

// endings are what is cut off behind an apostrophe.
var endings = []string{"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"}

// piece is how many bytes the first match of pattern has, in a text that is not empty.
func piece(text string) int {
	for _, e := range endings {
		if strings.HasPrefix(text, e) {
			return len(e)
		}
	}
	space := 0
	if text[0] == ' ' && len(text) > 1 {
		space = 1
	}
	if c, size := classOf(text[space:]); c != blank {
		return space + run(text[space:], c, size)
	}
	return blanks(text)
}

// Part is how many bytes the first pieces of a text have, as many as it takes to have n bytes, or all: whole words with the
// blank before them, as they are cut before they are merged. What is encoded part by part is the same as all at once.
func Part(text string, n int) (size int) {
	for size < n && size < len(text) {
		size += piece(text[size:])
	}
	return size
}

// run is how many bytes at the beginning of a text are of a class, of which the first ones are known to be.
func run(text string, c class, n int) int {
	for n < len(text) {
		next, size := classOf(text[n:])
		if next != c {
			break
		}
		n += size
	}
	return n
}

// blanks is how many bytes of blanks at the beginning of a text belong together. The last of them goes with what follows,
// unless it is all there is.
func blanks(text string) int {
	n := run(text, blank, 0)
	if n == len(text) {
		return n
	}
	_, last := utf8.DecodeLastRuneInString(text[:n])
	if last == n {
		return n
	}
	return n - last
}
