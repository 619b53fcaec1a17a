package token

import (
	"unicode"
	"unicode/utf8"
)

// cluster returns the length in bytes of the grapheme cluster that s, which is not
// empty, begins with.
//
// It follows the rules GB3 to GB13 of Unicode Standard Annex 29 (version 15.1, and the
// stacked consonants of Burmese and Khmer from 16.0) with two simplifications, so that
// no tables of the size of the standard's are shipped: every combining mark extends its
// cluster, also the few (Burmese) that Annex 29 leaves out, and any letter, not only a
// consonant, joins an Indic conjunct (GB9c).
func cluster(s string) int {
	if s[0] < utf8.RuneSelf && s[0] != '\r' && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1 // as most are
	}
	r, i := utf8.DecodeRuneInString(s)
	if r == '\r' && len(s) > 1 && s[1] == '\n' {
		return 2
	}
	if r == utf8.RuneError && i == 1 || control(r) {
		return i
	}
	c := joiner{last: r, pictograph: pictograph(r), flag: regional(r), letter: indic(r)}
	for i < len(s) {
		next, size := utf8.DecodeRuneInString(s[i:])
		if next == utf8.RuneError && size == 1 || !c.joins(next) {
			break
		}
		i += size
	}
	return i
}

// joiner is what must be known of a cluster to tell whether it goes on.
type joiner struct {
	last       rune
	pictograph bool // an emoji, which a joiner joins to another
	flag       bool // the first half of a flag
	letter     bool // an Indic letter
	linked     bool // an Indic letter whose vowel is taken away: it takes the next letter
}

// joins tells whether the cluster goes on with next, and if so takes it in.
func (c *joiner) joins(next rune) bool {
	last := c.last
	c.last = next
	switch {
	case extends(next): // GB9, GB9a
		c.linked = c.linked || c.letter && virama(next)
		return true
	case control(next): // GB5
		return false
	case prepended(last): // GB9b
		c.pictograph, c.flag, c.letter = pictograph(next), regional(next), indic(next)
		return true
	case c.pictograph && last == zeroWidthJoiner && pictograph(next): // GB11
		return true
	case c.flag && regional(last) && regional(next): // GB12, GB13
		c.flag = false
		return true
	case c.linked && indic(next): // GB9c
		c.linked = false
		return true
	}
	return syllable(last, next)
}

// syllable tells whether two Hangul letters are of one syllable block (GB6 to GB8).
func syllable(a, b rune) bool {
	leading := func(r rune) bool { return 0x1100 <= r && r <= 0x115f || 0xa960 <= r && r <= 0xa97c }
	vowel := func(r rune) bool { return 0x1160 <= r && r <= 0x11a7 || 0xd7b0 <= r && r <= 0xd7c6 }
	trailing := func(r rune) bool { return 0x11a8 <= r && r <= 0x11ff || 0xd7cb <= r && r <= 0xd7fb }
	switch {
	case leading(a):
		return leading(b) || vowel(b) || block(b)
	case vowel(a) || open(a):
		return vowel(b) || trailing(b)
	case trailing(a) || block(a):
		return trailing(b)
	}
	return false
}

// virama tells whether r takes the vowel from the letter before it, in the scripts
// where that joins the letter to the next (InCB = Linker).
func virama(r rune) bool {
	switch r {
	case '\u094d', '\u09cd', '\u0acd', '\u0b4d', '\u0c4d', '\u0d4d', '\u1039', '\u17d2':
		return true
	}
	return false
}

// indic tells whether r is a letter of a script that has a virama.
func indic(r rune) bool {
	return r >= 0x900 && unicode.IsLetter(r) && unicode.In(r, unicode.Devanagari, unicode.Bengali, unicode.Gujarati,
		unicode.Oriya, unicode.Telugu, unicode.Malayalam, unicode.Myanmar, unicode.Khmer)
}
