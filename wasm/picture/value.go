package picture

import (
	"unicode/utf8"

	"glassbox/core/number"
)

// Value is the number v as a text that fits its Max: with four digits or fewer, down to two, and if need be
// smaller than t.Size, down to 12 pixels. Everything but the string is taken from t.
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
	return t
}

// Wide is a width that the text has room in at a size, whatever the font.
func Wide(s string, size float64) float64 { return 0.6 * size * float64(utf8.RuneCountInString(s)) }
