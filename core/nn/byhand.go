package nn

import (
	"errors"
	"math"
	"slices"
	"strconv"

	"glassbox/core/number"
)

// SetByHand returns the scores whose softmax is the weights p,
//
//	score[j] = ln p[j] − ln min(p)
//
// of which the lowest is 0: any constant may be added to all scores without changing
// the weights. For 40, 20 and 40 percent they are ln 2, ln 1 and ln 2, for 5, 40, 20,
// 10, 5 and 20 percent ln 1, ln 8, ln 4, ln 2, ln 1 and ln 4. The error says which
// weight is not positive, as 0 would need a score of −∞, or to what they add up if it
// is not 1.
func SetByHand(p ...float64) ([]float64, error) {
	total := 0.0
	for j, w := range p {
		if !(w > 0) {
			return nil, errors.New("weight " + strconv.Itoa(j+1) + " is " + number.Format(w) + ": every weight must be above 0")
		}
		total += w
	}
	if !(math.Abs(total-1) < 1e-9) {
		return nil, errors.New("the weights add up to " + number.Format(total) + ": they must add up to 1")
	}
	low := math.Log(slices.Min(p))
	scores := make([]float64, len(p))
	for j, w := range p {
		scores[j] = math.Log(w) - low
	}
	return scores, nil
}
