package figure

import (
	"strings"
	"unicode"

	"glassbox/core/token"
	"glassbox/wasm/picture"
)

// Fit is the word as it fits a width in pixels, cut with … where it does not, between two of its characters (see
// token.Characters). It looks little further than that, however long the word is.
func Fit(word string, size, width float64) string {
	w, kept, last := 0.0, 0, rune(0)
	for at, r := range word {
		if !joins(last, r) && (kept == 0 || (w+wide(0, '…'))*size <= width) {
			kept = at
		}
		if w += wide(last, r); w*size > width {
			return word[:border(word, kept)] + "…"
		}
		last = r
	}
	return word
}

// border is the end of the last whole character in word[:at], or of the first one of all.
func border(word string, at int) int {
	const longest = 64 // bytes of a character that are looked at
	all, _ := token.Characters(word[:min(len(word), at+longest)], token.Options{})
	end := all[0].End
	for _, c := range all {
		if c.End <= at {
			end = c.End
		}
	}
	return end
}

// Width estimates the width of a word a little closer than picture.Wide does, which has numbers in mind.
func Width(word string, size float64) float64 {
	w, last := 0.0, rune(0)
	for _, r := range word {
		w += wide(last, r)
		last = r
	}
	return w * size
}

// squeezed is how much wider than its room a text may be, to be squeezed into it and not look so.
const squeezed = 1.13

// Roomy reports whether a text has room within a label's greatest width, hardly squeezed.
func Roomy(text string, l Label) bool { return Taken(text, l.Size) <= l.Max*squeezed }

// Taken is the width of a text as closely as that is known without its font, where Width leaves some room.
func Taken(text string, size float64) float64 {
	w, last := 0.0, rune(0)
	for _, r := range text {
		switch {
		case strings.ContainsRune("ijl'., ", r):
			w += 0.3
		case strings.ContainsRune("tfr()[]⟨⟩|/·⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", r):
			w += 0.38
		case strings.ContainsRune("ckszxvyJ", r):
			w += 0.52
		case unicode.IsUpper(r):
			w += 0.7
		case strings.ContainsRune("½∞→←", r):
			w += 0.9
		default:
			w += wide(last, r)
		}
		last = r
	}
	return w * size
}

// Flow is where words of a size stand as text does, each with so much room around it and no narrower than the least, in lines
// of a height, and how high all of them are.
func Flow(words []string, size, width, around, least, line float64) (at []picture.Box, high float64) {
	x, y := 0.0, 0.0
	for _, word := range words {
		wide := min(width, max(least, Taken(word, size)+around))
		if x+wide > width {
			x, y = 0, y+line
		}
		at = append(at, picture.Box{X: x, Y: y, W: wide, H: line})
		x += wide
	}
	return at, y + line
}

// NameSize is the largest size from 17 down to the least at which all names fit a room.
func NameSize(names []string, room, least float64) float64 {
	size := 17.0
	for _, w := range names {
		for size > least && Width(w, size) > room {
			size--
		}
	}
	return size
}

// wide is what a rune adds to the width after the one before it, in ems.
func wide(last, r rune) float64 {
	switch {
	case joins(last, r):
		return 0
	case r > 0x2E80: // CJK and beyond are square
		return 1
	case r == 'i' || r == 'j' || r == 'l' || r == 't' || r == 'f' || r == 'r' || r == '\'' || r == '.' || r == ',':
		return 0.38
	case r == '…':
		return 0.6
	case r == 'm' || r == 'w' || r == 'W' || r == 'M':
		return 0.86
	}
	return 0.58
}

// joins reports whether a rune is drawn into the one before it: a mark, a part of one emoji, or what is not drawn
// at all.
func joins(last, r rune) bool {
	const joiner = '\u200d'
	return last == joiner || unicode.In(r, unicode.M, unicode.Cf) || 0x1f3fb <= r && r <= 0x1f3ff
}

// text is a label of the row.
func text(x, y float64, s string, size float64, weight int, role picture.Role) picture.Text {
	return picture.Text{At: picture.Point{X: x, Y: y}, S: s, Size: size, Weight: weight, Anchor: picture.Middle, Paint: picture.Solid(role)}
}

// Wrapped is how many lines words take, up to three, whose columns are narrower than they are: the first stands in the first
// line, the second in the second.
func Wrapped(words []string, column float64) int {
	n := 1
	for _, w := range words {
		for n < 3 && Taken(w, 12) > column*float64(n)-6 {
			n++
		}
	}
	return n
}
