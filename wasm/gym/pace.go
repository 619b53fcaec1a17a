package gym

// pace is how many operations on numbers the machine does a second, as the page has measured it before anything was trained; 0
// for unknown.
var pace float64

const mostPace = 1e15

// What training makes of that, as measured from 26 thousand to 6 million weights: each token costs six operations for every
// weight, there and back, and something that does not depend on them; and so much of the pace goes into it.
const (
	each  = 6
	fixed = 70_000 // as if there were as many weights more
	made  = 0.6
)

// Guess is how many tokens a second a model of so many weights may be trained on, by what another training has come to here or,
// before there is one, by the pace; 0 for unknown.
func Guess(cells int) float64 {
	for _, r := range kept {
		if r.Speed > 0 && r.Cells > 0 {
			return r.Speed * float64(r.Cells+fixed) / float64(cells+fixed)
		}
	}
	return made * pace / each / float64(cells+fixed)
}
