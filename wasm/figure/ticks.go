package figure

import "glassbox/wasm/picture"

// named is how many words are named where there is no room for all, besides the focus.
const named = 8

// ticks draws every word as a mark filled by its weight, and names the focus and its strongest.
func (r Row) ticks(l *picture.List, weights []float64, hover int) {
	w := max(3, min(14, r.Column-3))
	for i := range r.Words {
		box := picture.Box{X: r.Centers[i] - w/2, Y: r.Y - 24, W: w, H: 5}
		tick := picture.Rect{Box: box, Radius: 1.5, Fill: picture.Solid(picture.Ground), Stroke: Edge}
		if weights != nil {
			tick.Fill = picture.Sign(weights[i], 0.5)
		}
		if i == r.Focus {
			tick.Fill = picture.Solid(picture.Ink1)
		}
		it := r.item(i, weights)
		it.Ring.Box = picture.Box{X: r.Centers[i] - r.Column/2, Y: box.Y - 8, W: r.Column, H: 21}
		l.Item(it, func() { l.Add(picture.Rect{Box: it.Ring.Box}, tick) })
	}
	r.names(l, weights, hover)
}

// names writes the names under the ticks, the word pointed at first, then the focus, then the strongest. A name
// that would overlap goes to a second row with a stem, or is left out.
func (r Row) names(l *picture.List, weights []float64, hover int) {
	queue := []int{r.Focus}
	if hover >= 0 && hover < len(r.Words) && hover != r.Focus {
		queue = []int{hover, r.Focus}
	}
	for _, i := range r.shown(weights) {
		if i != hover && i != r.Focus {
			queue = append(queue, i)
		}
	}
	var s shelf
	for _, i := range queue {
		if row := s.place(r.Centers[i], wideName(r.short(i))+8, r.left(), r.right()); row >= 0 {
			r.label(l, i, row, weights, hover)
		}
	}
}

// shown are the words whose names and arrows are shown besides the focus.
func (r Row) shown(weights []float64) []int {
	if weights == nil {
		return nil
	}
	return Strongest(weights, named+1)
}

func (r Row) left() float64  { return r.Centers[0] - r.Column/2 }
func (r Row) right() float64 { return r.Centers[len(r.Centers)-1] + r.Column/2 }

// shelf is the room under the ticks: two rows for names, and the stems that lead to the second one.
type shelf struct {
	rows  [2][][2]float64
	stems [][2]float64
}

// place takes room for a name about x in the first row that has it, and is that row, or −1. No stem may run
// through a name of the first row.
func (s *shelf) place(x, width, left, right float64) int {
	c := clamp(x, width, left, right)
	span, stem := [2]float64{c - width/2, c + width/2}, [2]float64{x - 3, x + 3}
	switch {
	case free(s.rows[0], span) && free(s.stems, span):
		s.rows[0] = append(s.rows[0], span)
		return 0
	case free(s.rows[1], span) && free(s.rows[0], stem):
		s.rows[1], s.stems = append(s.rows[1], span), append(s.stems, stem)
		return 1
	}
	return -1
}

// free reports whether the span meets none of those taken.
func free(taken [][2]float64, span [2]float64) bool {
	for _, t := range taken {
		if span[1] >= t[0] && span[0] <= t[1] {
			return false
		}
	}
	return true
}

// clamp moves a centre so that the width about it stays between left and right.
func clamp(x, width, left, right float64) float64 {
	return max(left+width/2, min(right-width/2, x))
}

// wideName is the room of a name at its size.
func wideName(name string) float64 { return max(7.4*float64(len([]rune(name))), Width(name, 12)) }

func (r Row) short(i int) string { return Fit(r.Words[i], 12, 110) }

func (r Row) label(l *picture.List, i, row int, weights []float64, hover int) {
	s := r.short(i)
	x, y := clamp(r.Centers[i], wideName(s), r.left(), r.right()), r.Y
	weight := 400
	if i == r.Focus || i == hover {
		weight = 600
	}
	if row == 1 {
		y += 34
		l.Add(picture.Line(picture.Point{X: r.Centers[i], Y: r.Y - 16}, picture.Point{X: r.Centers[i], Y: y - 12}, Edge))
	}
	l.Add(text(x, y, s, 12, weight, picture.Ink1))
	if weights != nil {
		l.Add(text(x, y+14, Percent(weights[i]), 12, 500, picture.Ink1))
	}
}
