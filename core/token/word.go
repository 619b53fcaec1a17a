package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words cuts text as Words describes.
func words(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			i += size
			continue
		}
		end := i
		switch {
		case r == '.':
			end += len(text[i:]) - len(strings.TrimLeft(text[i:], "."))
		case wordy(r) && !ideograph(r) && !keycap(text[i:]):
			end = wordEnd(text, i)
		default:
			end += cluster(text[i:])
		}
		tokens = append(tokens, newToken(text, i, end))
		i = end
	}
	return tokens
}

// wordEnd returns where the word or number that begins at text[i] ends.
func wordEnd(text string, i int) int {
	var last rune // the last letter or digit
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case wordy(r) && !ideograph(r) && (last == 0 || !keycap(text[i:])):
			last = r
		case extends(r):
		case inside(r, last, text[i+size:]):
		default:
			return i
		}
		i += size
	}
	return i
}

// inside tells whether r, which is neither letter nor digit, belongs to the word or
// number it stands in, between the letter or digit last and the text after it.
func inside(r, last rune, after string) bool {
	next, _ := utf8.DecodeRuneInString(after)
	if !wordy(next) || ideograph(next) || keycap(after) {
		return false
	}
	digits := unicode.IsDigit(last) && unicode.IsDigit(next)
	switch r {
	case '\'', '’':
		return digits || unicode.IsLetter(last) && unicode.IsLetter(next)
	case '.', ',', ':', '٫', '٬':
		return digits
	case '\u00a0', '\u202f':
		return digits && leadingDigits(after) == 3
	case '\u00ad':
		return true
	}
	return false
}

// leadingDigits returns how many digits s begins with, counting no further than 4.
func leadingDigits(s string) int {
	n := 0
	for _, r := range s {
		if n == 4 || !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n
}

const (
	curly      = "’"
	softHyphen = "\u00ad" // may break a line, is not read
)

var readable = strings.NewReplacer(curly, "'", softHyphen, "")

// newToken makes the token of text[start:end], which is not empty.
func newToken(text string, start, end int) Token {
	t := Token{Text: text[start:end], Start: start, End: end, Kind: kindOf(text[start:end])}
	switch {
	case !utf8.ValidString(t.Text): // a cluster ends before a byte that is not UTF-8
		t.Text = string(utf8.RuneError)
	case t.Kind <= Number && strings.ContainsAny(t.Text, curly+softHyphen):
		t.Text = readable.Replace(t.Text)
	}
	return t
}

// kindOf tells the kind of a token by its first character, and of digits by whether a
// letter is among them.
func kindOf(s string) Kind {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case r < utf8.RuneSelf && unicode.IsLetter(r):
		return Word
	case keycap(s) || emoji(r, s):
		return Emoji
	case unicode.IsNumber(r) && !strings.ContainsFunc(s, unicode.IsLetter):
		return Number
	case wordy(r):
		return Word
	case unicode.IsSpace(r):
		return Space
	case unicode.IsPunct(r):
		return Punctuation
	}
	return Symbol
}
