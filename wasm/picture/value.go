package picture

import (
	"math"
	"strings"
	"unicode/utf8"

	"glassbox/core/number"
)

// Value is the number v as a text that fits its Max: with four digits or fewer, down to two, if need be smaller than
// t.Size, down to 12 pixels, and where that is not enough with one digit, and close together. Everything but the string
// is taken from t.
func Value(v float64, t Text) Text {
	t.S = number.Format(v)
	if t.Max == 0 {
		return t
	}
	for digits := 3; Wide(t.S, t.Size) > t.Max && digits >= 2; digits-- {
		t.S = number.Short(v, digits)
	}
	for Wide(t.S, t.Size) > t.Max && t.Size > 12 {
		t.Size--
	}
	if Tight(t.S, t.Size) > t.Max {
		t.S = number.Short(v, 1)
	}
	if math.Abs(v) >= 1e5 && Tight(t.S, t.Size) > t.Max {
		t.S = number.Scientific(v, 1)
	}
	if Tight(t.S, t.Size) > t.Max {
		t.S = strings.ReplaceAll(t.S, " ", "")
	}
	return t
}

// Tight is the least width into which a number may be squeezed.
func Tight(s string, size float64) (w float64) {
	for _, r := range s {
		switch {
		case r < '0': // a point, or a space
			w += 0.24
		case r == '×' || r >= '0' && r <= '9' || r == '−':
			w += 0.49
		default: // an exponent
			w += 0.32
		}
	}
	return w * size
}

// Wide is a width that the text has room in at a size, whatever the font.
func Wide(s string, size float64) float64 {
	const thin = "\u202f" // between thousands, a third as wide as a digit
	return 0.6 * size * (float64(utf8.RuneCountInString(s)) - 0.66*float64(strings.Count(s, thin)))
}
