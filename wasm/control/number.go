package control

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Readings are what a text may mean as one number, the likeliest first: none if it is no number, two for “1,234”, which is
// a fraction where the comma stands before decimals and a thousand and more where it stands between groups of digits. Digits
// may be of any script. Infinities stand for what is too large.
func Readings(text string) []float64 {
	sign, text := signed(strings.Join(strings.Fields(ascii(text)), "'")) // “1 234” has a space between groups
	text, power, _ := strings.Cut(strings.ToLower(text), "e")
	if strings.HasSuffix(text, "'") {
		return nil // a space before the power
	}
	var all []float64
	for _, marks := range []string{".", ",'", ",.", ".'", ".,"} {
		digits, ok := joined(text, marks[:1], marks[1:])
		if power != "" {
			digits += "e" + power
		}
		v, err := strconv.ParseFloat(sign+digits, 64)
		if !ok || !plainPower(power) || err != nil && v == 0 {
			continue
		}
		if v += 0; !slices.Contains(all, v) { // −0 is 0
			all = append(all, v)
		}
		if marks == "." {
			break // as this program writes numbers itself
		}
	}
	return all
}

// signed takes the sign from a text.
func signed(text string) (sign, rest string) {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		return text[:1], text[1:]
	}
	return "", text
}

// plainPower reports whether a text is nothing, or a whole number.
func plainPower(text string) bool {
	_, digits := signed(text)
	return text == "" || digits != "" && strings.Trim(digits, "0123456789") == ""
}

// joined is a number without sign and without what stands between its groups of digits, with a point before the decimals.
// It is not ok if the text is not written with these marks.
func joined(text, point, group string) (digits string, ok bool) {
	whole, fraction, _ := strings.Cut(text, point)
	groups := []string{whole}
	if group != "" {
		groups = strings.Split(whole, group)
	}
	for i, g := range groups {
		if strings.Trim(g, "0123456789") != "" || len(groups) > 1 && !grouped(groups, i) {
			return "", false
		}
	}
	ok = whole+fraction != "" && strings.Trim(fraction, "0123456789") == ""
	return strings.Join(groups, "") + "." + fraction, ok
}

// grouped reports whether a group has as many digits as it must: the last three, those before it three, or two in India,
// and the first up to three, of which the first is not 0.
func grouped(groups []string, i int) bool {
	n := len(groups[i])
	switch i {
	case 0:
		return n >= 1 && n <= 3 && groups[0][0] != '0'
	case len(groups) - 1:
		return n == 3
	}
	return n == 3 || n == 2
}

// ascii writes a text with the digits, signs and marks that a program knows. What only ever stands between groups of digits,
// like a narrow space or an apostrophe, becomes an apostrophe, if there is a digit on either side.
func ascii(text string) string {
	runes := []rune(text)
	for i, r := range runes {
		if to, ok := marks[r]; ok {
			runes[i] = to
		} else if d, ok := digit(r); ok {
			runes[i] = d
		}
	}
	for i, r := range runes {
		if r == '\'' && !(digitAt(runes, i-1) && digitAt(runes, i+1)) {
			runes[i] = ' '
		}
	}
	return string(runes)
}

func digitAt(runes []rune, i int) bool {
	return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9'
}

// marks are signs of the world's keyboards and what stands for them here.
var marks = map[rune]rune{
	'−': '-', '‐': '-', '‑': '-', '‒': '-', '–': '-', '﹣': '-', '－': '-', '＋': '+',
	'．': '.', '٫': '.', '，': ',', '،': ',', '；': ';', '؛': ';', '、': ';', 'Ｅ': 'E', 'ｅ': 'e',
	'’': '\'', '٬': '\'', '\u00a0': '\'', '\u2009': '\'', '\u202f': '\'',
}

// digit is the digit that a rune is in its own script.
func digit(r rune) (rune, bool) {
	for _, run := range unicode.Nd.R16 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10, true
		}
	}
	for _, run := range unicode.Nd.R32 {
		if rune(run.Lo) <= r && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10, true
		}
	}
	return 0, false
}
