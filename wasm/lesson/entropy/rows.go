package entropy

import "glassbox/wasm/picture"

// row is a class or a mail in the table: its name, its bars over the axis from 0 to 1, and its point on the curve.
type row struct {
	name, note, label string
	bold              bool
	set               map[string]string // what a click on the name sets
	bars              []bar
	at, point         string // the probability and its surprise, or none
}

// bar shows a probability as a length.
type bar struct {
	cell string
	drag *picture.Drag // with 1 for the length of the axis
	thin bool          // the second one, without a fill of its own
}

// column is one kind of number over all rows: its values with the letter key, and below each its gradient with the
// letters grad, or none.
type column struct {
	key, head, sub string // its letter, and the two lines over it
	grad           string
	like           string // the letters of the numbers that it is coloured against, none for 1
	left           bool   // stands before the bars
	flow           string // the column that it is computed from, which stands before it
	sum            string // under it

	_ [0]func() // columns are never compared: without this there were 18 KB of code that does
}

// barOf reports the bar of a row that shows a cell.
func (r row) barOf(c string) (bar, bool) {
	for _, b := range r.bars {
		if b.cell == c {
			return b, true
		}
	}
	return bar{}, false
}
