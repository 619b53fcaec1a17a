package figure

import "math"

// Decimals is how many decimals the numbers of a block have in cells of w × h pixels, of which the largest magnitude is
// largest: three digits of that, as far as they fit. It is −1 where no number fits.
func Decimals(w, h, largest float64) int {
	fit := 1
	switch {
	case h < 20 || w < 30 || w < 40 && largest >= 999.5: // a sign and four digits
		return -1
	case w >= 44:
		fit = 2 + int((w-44)/7)
	case largest < 0.5:
		fit = 2 // a little narrower, where one would make most of them 0.0
	}
	return min(fit, wanted(largest))
}

// wanted is how many decimals show three digits of a magnitude, at most four.
func wanted(largest float64) int {
	switch {
	case largest >= 100:
		return 0
	case largest >= 10:
		return 1
	case largest >= 0.1 || largest == 0:
		return 2
	case largest >= 0.01:
		return 3
	}
	return 4
}

// Needed is the number of decimals, at most two, that a column needs to show all of its numbers.
func Needed(column ...float64) int {
	most := 0
	for _, v := range column {
		for d := most; d < 2; d++ {
			if math.Abs(v*math.Pow10(d)-math.Round(v*math.Pow10(d))) > 1e-9 {
				most = d + 1
			}
		}
	}
	return most
}
