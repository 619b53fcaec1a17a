// Package token cuts text into the units a language model counts: words or
// characters, sentence by sentence, and gives every distinct one a number. Each
// token remembers which bytes of the source it came from. It is the one notion of a word
// that all lessons share.
//
// Every function is total: any string is cut without a panic. A byte that is not
// UTF-8 is a token of its own whose Text is U+FFFD.
package token

import (
	"fmt"
	"strings"
)

// MaxBytes is the longest text that is cut: 2 MB.
const MaxBytes = 2_000_000

// Kind says what a Token is.
type Kind uint8

const (
	Word        Kind = iota // letters, with digits among them: don't, l'homme, B2, C++; one CJK character; an address
	Number                  // digits and their separators: 3.14, 12,000
	Punctuation             // Unicode category P, one mark; ... and -- and ___ are one token; &nbsp;
	Symbol                  // everything else that can be seen: +, €, an HTML tag, a byte that is not UTF-8
	Emoji                   // one whole emoji: a ZWJ sequence, skin tone, flag or keycap included
	Space                   // one blank; only Characters makes these
)

var kinds = [...]string{"word", "number", "punctuation", "symbol", "emoji", "space"}

// String names the kind: "word".
func (k Kind) String() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return fmt.Sprintf("kind %d", uint8(k))
}

// Token is one unit of a text.
type Token struct {
	// Text is what is counted: the source's bytes in Unicode's Normalization Form C, so that é
	// is one word however it was typed, and lower-cased if so asked. Inside a word or number
	// there is one apostrophe, ', one middle dot, one thin blank and for gershayim "; what
	// does not show is left out. A joiner or half-space is kept where it is seen: between
	// letters that change their form. Never empty, and never invisible but for Space.
	Text string
	// Start and End are the bytes source[Start:End] the token stands for.
	Start, End int
	Kind       Kind
}

// Sentence is the tokens of one sentence, in order. It holds at least one.
type Sentence []Token

// Options says how to cut. The zero value cuts words, keeps upper case and
// punctuation, and splits sentences.
type Options struct {
	Characters      bool // cut grapheme clusters instead of words (Sentences only)
	Lower           bool // lower-case without regard to language
	DropPunctuation bool // leave out tokens of kind Punctuation and Symbol; emoji stay
	Whole           bool // do not split: the whole text is one sentence (Sentences only)
}

// SizeError is a text that is too long to cut.
type SizeError struct{ Bytes int }

func (e SizeError) Error() string {
	return fmt.Sprintf("the text has %.2f MB; at most %.0f MB are allowed", float64(e.Bytes)/1e6, MaxBytes/1e6)
}

// Words cuts text into words, numbers, punctuation and emoji, in order. What is left
// out is blank: white space, control characters, and invisible format characters
// outside a word. No grapheme cluster is cut.
//
//   - A word is a run of letters, marks and digits. Between letters stay an apostrophe (don't,
//     l'homme), a middle dot (col·legi) and an ampersand (AT&T), between Hebrew ones
//     gershayim (צה״ל), behind one geresh; an underscore stays in snake_case; C++ and C#
//     keep their signs. A hyphen is punctuation: well-known is three tokens, as in Annex 29.
//   - A separator (. , : ' ’ ٫ ٬) stays between digits, a no-break space where exactly
//     three digits follow: 3.14, 12,000, 12:30, 1 000.
//   - In scripts that put no blanks between words, each character is one token: Han, Hiragana,
//     Thai, Lao, Khmer, Burmese. Katakana stays in one piece. Hangul is cut at blanks, since
//     Korean writes them.
//   - An emoji is one token with everything that is joined to it, and so is an address of the
//     web or of mail, a tag of HTML, and a run of . - _ = * or ~.
//
// The error is a SizeError if text has more than MaxBytes.
func Words(text string, o Options) ([]Token, error) {
	if len(text) > MaxBytes {
		return nil, SizeError{len(text)}
	}
	return o.finish(words(text)), nil
}

// Characters cuts text into grapheme clusters, what a reader takes for one character
// (Unicode Standard Annex 29, with the simplifications described at cluster). Blanks
// are tokens too: the ranges cover every byte.
//
// The error is a SizeError if text has more than MaxBytes.
func Characters(text string, o Options) ([]Token, error) {
	if len(text) > MaxBytes {
		return nil, SizeError{len(text)}
	}
	return o.finish(characters(nil, text, 0, len(text))), nil
}

// Sentences cuts text into sentences and these into words, or into characters if
// o.Characters is set; blanks between sentences then belong to none. Where a sentence
// ends is described at split. Sentences left without a token are left out.
//
// The error is a SizeError if text has more than MaxBytes.
func Sentences(text string, o Options) ([]Sentence, error) {
	if len(text) > MaxBytes {
		return nil, SizeError{len(text)}
	}
	all := words(text)
	pieces := [][]Token{all}
	if !o.Whole {
		pieces = split(text, all)
	}
	var sentences []Sentence
	for _, piece := range pieces {
		if o.Characters && len(piece) > 0 {
			piece = characters(nil, text, piece[0].Start, piece[len(piece)-1].End)
		}
		if piece = o.finish(piece); len(piece) > 0 {
			sentences = append(sentences, piece)
		}
	}
	return sentences, nil
}

// finish lower-cases and drops in place, as the options ask.
func (o Options) finish(tokens []Token) []Token {
	kept := tokens[:0]
	for _, t := range tokens {
		if o.DropPunctuation && (t.Kind == Punctuation || t.Kind == Symbol) {
			continue
		}
		if o.Lower {
			t.Text = lower(t.Text)
		}
		kept = append(kept, t)
	}
	return kept
}

// lower is s in lower case. Go's rules make σ of every Σ; Greek ends words with ς.
func lower(s string) string {
	small := strings.ToLower(s)
	if stem, found := strings.CutSuffix(small, "σ"); found && stem != "" && strings.HasSuffix(s, "Σ") {
		return stem + "ς"
	}
	return small
}

// characters appends the grapheme clusters of text[start:end] to dst.
func characters(dst []Token, text string, start, end int) []Token {
	for i := start; i < end; {
		size := cluster(text[i:end])
		dst = append(dst, newToken(text, i, i+size))
		i += size
	}
	return dst
}
