package film

import (
	"math"

	"glassbox/core/number"
)

// Written is a number as people read it; an infinite one is ∞.
func Written(x float64) string {
	if w, ok := word(x).(string); ok {
		return w
	}
	return number.Format(x)
}

// word is a number as the page gets it: itself or, since JSON has no infinity, the word for it.
func word(x float64) any {
	switch {
	case math.IsInf(x, 1):
		return "∞"
	case math.IsInf(x, -1):
		return "−∞"
	}
	return x
}

// finite is a number that JSON can carry, nil for others.
func finite(x float64) *float64 {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return nil
	}
	return &x
}
