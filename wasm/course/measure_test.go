package course

import (
	"strings"
	"unicode"

	"glassbox/wasm/picture"
)

// breadths are the widths of letters in thousandths of their size, as common sans serifs have them; the digits are those
// of one column. What is not listed is as wide as a digit, and a capital somewhat wider.
var breadths = map[rune]float64{}

func init() {
	for letters, wide := range map[string]float64{
		"ijl|": 225, "\u202f": 200, "'.,:;!·’ tfI/\\": 285, "r()[]⟨⟩-“”\"": 345, "₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹⁻ₖᵢⱼ°*": 370,
		"ckszxvyJ": 510, "wCDNHRU": 722, "EKPSVXYAB&": 667, "GOQ": 778, "mMW": 860, "…%@": 900, "→←↑↓⇒×÷": 650,
	} {
		for _, r := range letters {
			breadths[r] = wide
		}
	}
}

// breadth is about the width of a text, within some hundredths of it.
func breadth(t picture.Text) float64 {
	sum := 0.0
	for _, r := range t.S {
		sum += letter(r)
	}
	if t.Weight >= 600 {
		sum *= 1.05
	}
	return sum * t.Size / 1000
}

func letter(r rune) float64 {
	switch w, ok := breadths[r]; {
	case ok:
		return w
	case unicode.In(r, unicode.M, unicode.Cf):
		return 0
	case r > 0x2E80: // CJK and beyond are square
		return 1000
	case unicode.IsUpper(r):
		return 640
	}
	return 556
}

// ink is where a text has ink: below its baseline only where letters reach there.
func ink(t picture.Text) picture.Box {
	w := breadth(t)
	if t.Max > 0 {
		w = min(w, t.Max)
	}
	b := picture.Box{X: t.At.X - w*float64(t.Anchor)/2, Y: t.At.Y - 0.72*t.Size, W: w, H: 0.72 * t.Size}
	if strings.ContainsAny(t.S, "gjpqyQ,;()[]|₀₁₂₃₄₅₆₇₈₉ₖᵢⱼ") {
		b.H += 0.2 * t.Size
	}
	return b
}
