package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
	emojiSelector      = "\ufe0f" // asks for the coloured form of the character before it
	keycapMark         = "\u20e3"
)

// wordy tells whether r can stand anywhere in a word.
func wordy(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !filler(r)
}

// filler tells whether r is a letter of Hangul that shows nothing.
func filler(r rune) bool { return r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0' }

// unspaced tells whether r is a letter of a script that puts no blanks between words. Without
// a dictionary each character of these is a word, but for Katakana, which writes words from
// elsewhere and is kept in one piece.
func unspaced(r rune) bool {
	if r < 0xe00 {
		return false
	}
	return katakana(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
		unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet) && !unicode.IsDigit(r)
}

func katakana(r rune) bool  { return lengthens(r) || unicode.Is(unicode.Katakana, r) }
func lengthens(r rune) bool { return r == 'ー' || r == 'ｰ' }

// spaced tells whether r is a letter or digit of a word of several.
func spaced(r rune) bool { return wordy(r) && !unspaced(r) }

func hebrew(r rune) bool { return 0x5d0 <= r && r <= 0x5f2 }

// blank tells whether r by itself shows nothing: white space, control characters, and
// invisible ones such as a byte order mark or the filler of a Korean syllable.
func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || control(r) || r == '\u2800' || r == zeroWidthJoiner || r == zeroWidthNonJoiner ||
		tag(r) || unicode.In(r, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// passed tells whether r is nothing but advice to whoever sets the text, and does not end the
// word it stands in: a soft hyphen, a mark of direction, a joiner of words. The space without
// width does: it is how Khmer and Thai write that a word ends.
func passed(r rune) bool {
	return r >= 0xad && unicode.Is(unicode.Cf, r) && control(r) && r != '\u200b'
}

// control tells whether nothing joins r: GCB = Control, CR or LF in Annex 29.
func control(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) &&
		r != zeroWidthJoiner && r != zeroWidthNonJoiner && !tag(r) && !prepended(r)
}

// prepended tells whether r is joined to what follows it, as the Arabic number sign is.
func prepended(r rune) bool { return unicode.Is(unicode.Prepended_Concatenation_Mark, r) }

// extends tells whether r is joined to what stands before it: a combining mark, a
// joiner, a skin tone, or a tag.
func extends(r rune) bool {
	if r < 0x300 {
		return false
	}
	return unicode.In(r, unicode.M, unicode.Other_Grapheme_Extend) || r == zeroWidthJoiner ||
		r == zeroWidthNonJoiner || skinTone(r) || tag(r) || r == '\u0e33' || r == '\u0eb3'
}

func skinTone(r rune) bool { return 0x1f3fb <= r && r <= 0x1f3ff }
func regional(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff } // two make a flag
func tag(r rune) bool      { return 0xe0020 <= r && r <= 0xe007f } // flags of England, Scotland, Wales

// keycap tells whether s begins with a digit, # or * in a key: 1️⃣.
func keycap(s string) bool {
	if len(s) < 1+len(keycapMark) || s[1] < utf8.RuneSelf || strings.IndexByte("0123456789#*", s[0]) < 0 {
		return false
	}
	return strings.HasPrefix(strings.TrimPrefix(s[1:], emojiSelector), keycapMark)
}

// emoji tells whether the cluster s, which begins with r, is an emoji. Old signs such as
// © and ↔ are, only where the emoji form is asked for.
func emoji(r rune, s string) bool {
	return regional(r) || skinTone(r) || pictograph(r) && (r >= 0x231a || strings.Contains(s, emojiSelector))
}

func pictograph(r rune) bool { return r >= 0xa9 && unicode.Is(pictographs, r) }

// pictographs is Extended_Pictographic, as of Unicode 15.1.
// Source: unicode.org/Public/15.1.0/ucd/emoji/emoji-data.txt.
var pictographs = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xa9, 0xa9, 1}, {0xae, 0xae, 1}, {0x203c, 0x203c, 1}, {0x2049, 0x2049, 1}, {0x2122, 0x2122, 1}, {0x2139, 0x2139, 1},
		{0x2194, 0x2199, 1}, {0x21a9, 0x21aa, 1}, {0x231a, 0x231b, 1}, {0x2328, 0x2328, 1}, {0x2388, 0x2388, 1}, {0x23cf, 0x23cf, 1},
		{0x23e9, 0x23f3, 1}, {0x23f8, 0x23fa, 1}, {0x24c2, 0x24c2, 1}, {0x25aa, 0x25ab, 1}, {0x25b6, 0x25b6, 1}, {0x25c0, 0x25c0, 1},
		{0x25fb, 0x25fe, 1}, {0x2600, 0x2605, 1}, {0x2607, 0x2612, 1}, {0x2614, 0x2685, 1}, {0x2690, 0x2705, 1}, {0x2708, 0x2712, 1},
		{0x2714, 0x2714, 1}, {0x2716, 0x2716, 1}, {0x271d, 0x271d, 1}, {0x2721, 0x2721, 1}, {0x2728, 0x2728, 1}, {0x2733, 0x2734, 1},
		{0x2744, 0x2744, 1}, {0x2747, 0x2747, 1}, {0x274c, 0x274c, 1}, {0x274e, 0x274e, 1}, {0x2753, 0x2755, 1}, {0x2757, 0x2757, 1},
		{0x2763, 0x2767, 1}, {0x2795, 0x2797, 1}, {0x27a1, 0x27a1, 1}, {0x27b0, 0x27b0, 1}, {0x27bf, 0x27bf, 1}, {0x2934, 0x2935, 1},
		{0x2b05, 0x2b07, 1}, {0x2b1b, 0x2b1c, 1}, {0x2b50, 0x2b50, 1}, {0x2b55, 0x2b55, 1}, {0x3030, 0x3030, 1}, {0x303d, 0x303d, 1},
		{0x3297, 0x3297, 1}, {0x3299, 0x3299, 1},
	},
	R32: []unicode.Range32{
		{0x1f000, 0x1f0ff, 1}, {0x1f10d, 0x1f10f, 1}, {0x1f12f, 0x1f12f, 1}, {0x1f16c, 0x1f171, 1}, {0x1f17e, 0x1f17f, 1},
		{0x1f18e, 0x1f18e, 1}, {0x1f191, 0x1f19a, 1}, {0x1f1ad, 0x1f1e5, 1}, {0x1f201, 0x1f20f, 1}, {0x1f21a, 0x1f21a, 1},
		{0x1f22f, 0x1f22f, 1}, {0x1f232, 0x1f23a, 1}, {0x1f23c, 0x1f23f, 1}, {0x1f249, 0x1f3fa, 1}, {0x1f400, 0x1f53d, 1},
		{0x1f546, 0x1f64f, 1}, {0x1f680, 0x1f6ff, 1}, {0x1f774, 0x1f77f, 1}, {0x1f7d5, 0x1f7ff, 1}, {0x1f80c, 0x1f80f, 1},
		{0x1f848, 0x1f84f, 1}, {0x1f85a, 0x1f85f, 1}, {0x1f888, 0x1f88f, 1}, {0x1f8ae, 0x1f8ff, 1}, {0x1f90c, 0x1f93a, 1},
		{0x1f93c, 0x1f945, 1}, {0x1f947, 0x1faff, 1}, {0x1fc00, 0x1fffd, 1},
	},
	LatinOffset: 2,
}
