package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words cuts text as Words describes.
func words(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	mail := strings.Contains(text, "@")
	for i := 0; i < len(text); {
		r, _ := utf8.DecodeRuneInString(text[i:])
		if blank(r) {
			if size := cluster(text[i:]); !strings.ContainsFunc(text[i:i+size], visible) {
				i += size
				continue
			}
		}
		end := pieceEnd(text, i, r, mail)
		tokens = append(tokens, newToken(text, i, end))
		i = end
	}
	return tokens
}

func visible(r rune) bool { return !blank(r) }

// pieceEnd returns where the token that begins with r at text[i] ends. Mail tells whether it
// may be an address with an @.
func pieceEnd(text string, i int, r rune, mail bool) int {
	if n := markup(text, i); n > 0 {
		return clusterEnd(text, i+n)
	}
	if n := address(text[i:], mail); n > 0 {
		return i + n
	}
	switch {
	case r < utf8.RuneSelf && strings.ContainsRune(".-_=*~", r) && !keycap(text[i:]):
		return runEnd(text, i)
	case (spaced(r) || prepended(r)) && !keycap(text[i:]):
		return max(wordEnd(text, i), i+cluster(text[i:]))
	case unspaced(r):
		return unspacedEnd(text, i)
	}
	return i + cluster(text[i:])
}

// clusterEnd returns the end of the grapheme cluster to which the byte text[end-1] belongs,
// which is ASCII.
func clusterEnd(text string, end int) int { return end - 1 + cluster(text[end-1:]) }

// runEnd returns where the run of one sign that begins at text[i] ends: ... or -- or ____.
func runEnd(text string, i int) int {
	end := i + 1
	for end < len(text) && text[end] == text[i] && !keycap(text[end:]) {
		end++
	}
	return clusterEnd(text, end)
}

// unspacedEnd returns where the character that begins at text[i] ends, with the mark that
// lengthens it, or the run of Katakana.
func unspacedEnd(text string, i int) int {
	r, _ := utf8.DecodeRuneInString(text[i:])
	run := katakana
	if !katakana(r) {
		run = lengthens
	}
	for i += cluster(text[i:]); i < len(text); i += cluster(text[i:]) {
		if r, _ := utf8.DecodeRuneInString(text[i:]); !run(r) {
			break
		}
	}
	return i
}

// wordEnd returns where the word or number that begins at text[i] ends.
func wordEnd(text string, i int) int {
	start := i
	var last rune // the last letter or digit
	for i < len(text) {
		for i+1 < len(text) && text[i+1] < utf8.RuneSelf && text[i] < utf8.RuneSelf && wordy(rune(text[i])) { // as most are
			last = rune(text[i])
			i++
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case spaced(r) && (last == 0 || !keycap(text[i:])):
			last = r
		case extends(r) || filler(r) && syllable(last, r):
		case r >= utf8.RuneSelf && prepended(r) && begins(text[i+size:]):
		default:
			if size = joint(text[i:], last); size == 0 {
				return suffixEnd(text, start, i, last)
			}
		}
		i += size
	}
	return i
}

// begins tells whether s begins with a letter or digit of a word of several.
func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return spaced(r) && !keycap(s)
}

const (
	apostrophes = "'’‘`´＇"             // as they are typed
	gershayim   = "\"״”“"              // of Hebrew acronyms: צה״ל
	geresh      = "'׳’"                // of Hebrew letters and abbreviations: ג׳ירפה
	points      = "\u00b7\u0387\u2027" // of Catalan, and of French for all: col·legi, élu·e
	thousands   = "\u00a0\u2009\u202f" // blanks that no line is broken at: 1 000
)

// joint returns how many bytes of s, which begins with neither letter nor digit, join what
// follows them to the word or number whose last letter or digit is last; 0 if they do not.
func joint(s string, last rune) int {
	r, size := utf8.DecodeRuneInString(s)
	after := s[size:]
	if after == "" || after[0] == ' ' {
		return 0
	}
	switch {
	case r == '_':
		after = strings.TrimLeft(after, "_")
	case passed(r):
		after = strings.TrimLeftFunc(after, passed)
	}
	if !begins(after) {
		return 0
	}
	if next, _ := utf8.DecodeRuneInString(after); r == '_' || passed(r) || joins(last, r, next, after) {
		return len(s) - len(after)
	}
	return 0
}

// joins tells whether the sign r stands inside a word or number, between last and next, with
// which the text after it begins.
func joins(last, r, next rune, after string) bool {
	is := func(signs string) bool { return strings.ContainsRune(signs, r) }
	switch {
	case unicode.IsDigit(last) && unicode.IsDigit(next):
		return is(".,:'’٫٬") || is(thousands) && leadingDigits(after) == 3
	case hebrew(last) && hebrew(next) && is(gershayim+geresh):
		return true
	case unicode.IsLetter(last) && unicode.IsLetter(next):
		return is(apostrophes) || is(points) || r == '&' && reference(after) == 0
	}
	return false
}

// suffixEnd returns the end of the word text[start:i] with the signs that belong to it: C++,
// C#, and the stroke behind a Hebrew letter, if it does not close what another one opened.
func suffixEnd(text string, start, i int, last rune) int {
	rest := text[i:]
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case strings.HasPrefix(rest, "++") && unicode.IsLetter(last) && !follows(rest[2:], unicode.IsLetter, '+'):
		for i += 2; i < len(text) && '0' <= text[i] && text[i] <= '9' && !keycap(text[i:]); i++ {
		}
		return clusterEnd(text, i)
	case r == '#' && i == start+1 && unicode.IsLetter(last) && !follows(rest[1:], wordy, '#') && !keycap(rest):
		return clusterEnd(text, i+1)
	case hebrew(last) && strings.ContainsRune(geresh, r) && (r == '׳' || !quoted(text[:start])):
		return i + cluster(rest)
	}
	return i
}

// quoted tells whether s ends with an opening quote of one stroke.
func quoted(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '\'' || r == '‘' || r == '’' || r == '‚'
}

// follows tells whether s begins with a rune of a class, or with r.
func follows(s string, class func(rune) bool, r rune) bool {
	next, size := utf8.DecodeRuneInString(s)
	return size > 0 && (next == r || class(next))
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
