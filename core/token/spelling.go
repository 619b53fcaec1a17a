package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// newToken makes the token of text[start:end], which is not empty.
func newToken(text string, start, end int) Token {
	s := text[start:end]
	kind := kindOf(s)
	return Token{Text: spelled(s, kind), Start: start, End: end, Kind: kind}
}

// spelled returns s as it is counted, in one way for what differs in its keys only.
func spelled(s string, kind Kind) string {
	switch {
	case ascii(s) && !strings.Contains(s, "`"):
		return s
	case !utf8.ValidString(s): // a cluster ends before a byte that is not UTF-8
		return string(utf8.RuneError)
	case kind == Emoji || kind == Space:
		return s
	case kind <= Number:
		return compose(plain(s))
	case s == "‐" || s == "‑": // hyphens that say where a line may be broken
		return "-"
	}
	return compose(strings.TrimLeftFunc(s, blank))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plain returns a word or number with one kind of each sign inside it, and without what does
// not show.
func plain(s string) string {
	var b strings.Builder
	last := rune(0)
	for i, r := range s {
		switch next := s[i+utf8.RuneLen(r):]; {
		case r == zeroWidthJoiner || r == zeroWidthNonJoiner:
			if !shapes(last, next) {
				continue
			}
		case blank(r) && !strings.ContainsRune(thousands, r):
			continue
		default:
			r = sign(r)
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// sign is the one kind of a sign inside words and numbers.
func sign(r rune) rune {
	switch {
	case strings.ContainsRune(apostrophes+geresh, r):
		return '\''
	case strings.ContainsRune(gershayim, r):
		return '"'
	case strings.ContainsRune(points, r):
		return '\u00b7'
	case strings.ContainsRune(thousands, r):
		return '\u202f'
	}
	return r
}

// shapes tells whether a joiner between last and the text after it is seen: between letters
// whose form depends on their neighbours, as those of Persian and Hindi, and once.
func shapes(last rune, after string) bool {
	const first = 0x600 // Latin, Greek, Cyrillic and Hebrew letters stand before
	next, _ := utf8.DecodeRuneInString(after)
	return last >= first && next >= first && unicode.In(last, unicode.L, unicode.M) && unicode.IsLetter(next)
}

// kindOf tells the kind of a token by its first visible character, and of digits by whether a
// letter is among them.
func kindOf(s string) Kind {
	r, _ := utf8.DecodeRuneInString(s)
	if r < utf8.RuneSelf && unicode.IsLetter(r) {
		return Word
	}
	if s = strings.TrimLeftFunc(s, blank); s == "" {
		return Space
	}
	r, size := utf8.DecodeRuneInString(s)
	if prepended(r) && size < len(s) {
		r, _ = utf8.DecodeRuneInString(s[size:])
	}
	switch {
	case keycap(s) || emoji(r, s):
		return Emoji
	case unicode.IsNumber(r) && !strings.ContainsFunc(s, unicode.IsLetter):
		return Number
	case wordy(r):
		return Word
	case unicode.IsPunct(r):
		return Punctuation
	}
	return Symbol
}
