package number

import "math"

// Column is how numbers are written that are to be compared: as multiples of one power of ten, with equally many decimals.
type Column struct{ Tens, Decimals int }

// Alike is the column of multiples of 10ⁿ in which the largest number has three digits, and none more than two decimals.
func Alike(n int, largest float64) Column {
	return Column{n, max(0, min(2, 2-exponent(largest/math.Pow10(n), 3)))}
}

// Write writes v, without decimals where all of them would be zeros.
func (c Column) Write(v float64) string {
	v /= math.Pow10(c.Tens)
	if s := Fixed(v, c.Decimals); s != Fixed(0, c.Decimals) {
		return s
	}
	return "0"
}

// Tens is the power of ten that numbers are multiples of, so that not even the largest of them begins with zeros: 0, unless
// that is less than 0.1.
func Tens(largest float64) int {
	if largest > 0 && largest < 0.1 {
		return exponent(largest, 3)
	}
	return 0
}
