package figure

import (
	"slices"

	"glassbox/core/order"
)

// Twig is a branch of a tree that is drawn from left to right.
type Twig struct {
	Branch, Parent int     // Parent is a twig, −1 for the root
	Column         int     // from 0; the root stands before the first one
	At             float64 // from 0 at the top to 1 at the foot
	Tip            bool    // nothing stands behind it
	Gap            bool    // branches between it and its parent are left out
}

// Twigs are a tree that is known by its lines, each the branches from the root to a tip, from above. Of all places between the
// root and the last there are columns for a few, at most so many: the last, then those where lines part, then the one before
// the last and the first. Parents stand before what is behind them.
func Twigs(lines [][]int, last, most int) (all []Twig, columns int) {
	places := parting(lines, last, most)
	all = []Twig{{Parent: -1, At: 0.5, Tip: len(lines) == 0}}
	from := []int{0} // the place of each
	for n, line := range lines {
		parent := 0
		for c, place := range places {
			place = min(place, len(line)-1)
			at := slices.IndexFunc(all, func(t Twig) bool { return t.Branch == line[place] })
			if at < 0 {
				at = len(all)
				all = append(all, Twig{line[place], parent, c, (float64(n) + 0.5) / float64(len(lines)), place == len(line)-1, place > from[parent]+1})
				from = append(from, place)
			}
			parent = at
		}
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Tip {
			continue
		}
		first, end := -1, 0.0
		for k, t := range all {
			if t.Parent == i && first < 0 {
				first = k
			}
			if t.Parent == i {
				end = t.At
			}
		}
		all[i].At = (all[first].At + end) / 2
	}
	return all, len(places)
}

// parting are the places that have columns.
func parting(lines [][]int, last, most int) (places []int) {
	var parts []int
	for i := 1; i < len(lines); i++ {
		a, b, k := lines[i-1], lines[i], 0
		for k < min(len(a), len(b)) && a[k] == b[k] {
			k++
		}
		parts = append(parts, k)
	}
	order.Sort(parts)
	for _, place := range append(append([]int{last}, parts...), last-1, 1) {
		if place > 0 && place <= last && len(places) < most && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	order.Sort(places)
	return places
}
