// Package number writes numbers and names the way people read them: a true
// minus sign, thousands apart, powers of ten in superscript, no NaN, no −0,
// subscripts and Greek.
package number

import (
	"math"
	"strconv"
	"strings"
)

const (
	minus     = "\u2212"
	thousands = "\u202f"    // a narrow space that no line breaks at
	overflow  = "overflow"  // stands for ±Inf
	undefined = "undefined" // stands for NaN
)

// Format writes v with at most four significant digits, trailing zeros trimmed,
// but never rounds integer digits away: 15.63, 0.0583, 1 234 567. A fraction that
// ends within five digits is not rounded at all: 34.875, 0.45125. From 1e7 up and
// below 1e-4 it writes two significant digits and a power of ten: 3.9 × 10⁻¹¹.
// Infinities read "overflow" and NaN reads "undefined".
func Format(v float64) string {
	if ends(v) {
		return Short(v, whole)
	}
	return Short(v, 4)
}

// Decimals is how many decimals numbers have that stand in one column: as many as show each as Short does, but no more than
// show so many digits of the largest. What is smaller than a billionth needs none: it is 0 there.
func Decimals(digits int, column ...float64) int {
	largest, needed := 0.0, 0
	for _, v := range column {
		a := math.Abs(v)
		largest = max(largest, a)
		if _, fraction, ok := strings.Cut(Short(v, digits), "."); ok && a >= 1e-4 {
			needed = max(needed, len(fraction))
		} else if a >= 1e-9 && a < 1e-4 {
			needed = max(needed, digits-1-exponent(a, digits))
		}
	}
	return max(0, min(needed, digits-1-exponent(largest, digits)))
}

// Int writes a whole number.
func Int(n int) string { return Fixed(float64(n), 0) }

// Bytes writes a number of bytes with its unit: 252 MB.
func Bytes(n float64) string {
	units := []string{"B", "KB", "MB", "GB", "TB", "PB"}
	k := 0
	for n >= 1000 && k < len(units)-1 {
		n, k = n/1000, k+1
	}
	return Short(n, 3) + " " + units[k]
}

// whole is how many digits a fraction may have to be written whole.
const whole = 5

// ends reports whether v is a fraction of so few digits, no more of them behind the point, as far as a computation with
// float64s can tell.
func ends(v float64) bool {
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', 12, 64), "e")
	n, _ := strconv.Atoi(power)
	digits := len(strings.TrimRight(mantissa, "0")) - 1
	return digits <= whole && digits-1-n <= whole
}

// Short is Format with at most the given number of significant digits, at least
// one, for where there is little room; no fraction is written whole.
func Short(v float64, digits int) string {
	switch a := math.Abs(v); {
	case a == 0:
		return "0"
	case a >= 1e7 || a < 1e-4 || a != a:
		return scientific(v, min(1, digits-1))
	default:
		return trim(Fixed(v, max(0, digits-1-exponent(a, digits))))
	}
}

// Scientific is Short with a power of ten, whatever the magnitude of v.
func Scientific(v float64, digits int) string { return scientific(v, min(1, digits-1)) }

// Full writes v with as many digits as it takes to read back the same float64.
func Full(v float64) string {
	if a := math.Abs(v); a == 0 || a >= 1e-4 && a < 1e16 {
		return signed(strconv.FormatFloat(v, 'f', -1, 64))
	}
	return scientific(v, -1)
}

// Fixed writes v with the given number of decimals, and never as −0.00.
// From 1e16 up, where a float64 holds no decimals, it writes a power of ten.
func Fixed(v float64, decimals int) string {
	if !(math.Abs(v) < 1e16) {
		return scientific(v, 1)
	}
	return signed(rounded(v, 'f', max(0, decimals)))
}

// scientific writes v as m × 10ⁿ with the given decimals in m, −1 for all of
// them. It is also where every value that is not finite ends up.
func scientific(v float64, decimals int) string {
	if math.IsNaN(v) {
		return undefined
	}
	if math.IsInf(v, 0) {
		return overflow
	}
	mantissa, power, _ := strings.Cut(rounded(v, 'e', decimals), "e")
	n, _ := strconv.Atoi(power)
	return trim(signed(mantissa)) + " × 10" + superscript(n)
}

// exponent returns the n of a = m·10ⁿ, 1 ≤ m < 10, after rounding m to so many digits.
func exponent(a float64, digits int) int {
	_, power, _ := strings.Cut(rounded(a, 'e', digits-1), "e")
	n, _ := strconv.Atoi(power)
	return n
}

// rounded is strconv.FormatFloat, except that a decimal half is rounded away from 0,
// as people do it, even where its float64 lies a hair below: 0.45125 → 0.4513.
func rounded(v float64, format byte, decimals int) string {
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(v, format, -1, 64), "e")
	_, fraction, _ := strings.Cut(mantissa, ".")
	if len(fraction) == decimals+1 && strings.HasSuffix(fraction, "5") {
		v = math.Nextafter(v, math.Copysign(math.Inf(1), v))
	}
	return strconv.FormatFloat(v, format, decimals, 64)
}

// trim removes the zeros, and then the point, that end a decimal fraction.
func trim(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// signed replaces the hyphen by a minus sign, or drops it where nothing but
// zeros follows, and sets thousands apart.
func signed(s string) string {
	digits, negative := strings.CutPrefix(s, "-")
	if !negative || strings.Trim(digits, "0.") == "" {
		return apart(digits)
	}
	return minus + apart(digits)
}

// apart puts a narrow space between groups of three digits before the point, from five digits on.
func apart(s string) string {
	digits, fraction := s, ""
	if point := strings.IndexByte(s, '.'); point >= 0 {
		digits, fraction = s[:point], s[point:]
	}
	if len(digits) < 5 {
		return s
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + thousands + digits[i:]
	}
	return digits + fraction
}

// Percentage is a probability in percent as prose tells it: a whole number, with decimals only where that would seem to be
// nothing or all.
func Percentage(p float64) float64 {
	near := 100 * min(p, 1-p)
	if whole := math.Round(100 * p); near >= 0.5 || near < 1e-4 {
		return whole
	}
	digits := math.Pow(10, math.Ceil(-math.Log10(near)))
	return math.Round(100*p*digits) / digits
}
