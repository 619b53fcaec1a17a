package paint

// shelves packs boxes into a square page: each shelf is a row of boxes of about the same height.
type shelves struct {
	side int
	rows []shelf
	top  int // where the next shelf begins
}

type shelf struct{ y, h, x int }

// reset empties the page and leaves room for the white corner that shapes take their colour from.
func (s *shelves) reset(side int) { s.side, s.top, s.rows = side, 4, s.rows[:0] }

// place finds room for a w×h box; ok is false when the page is full.
func (s *shelves) place(w, h int) (x, y int, ok bool) {
	for i := range s.rows {
		if r := &s.rows[i]; h <= r.h && r.h <= h+h/2+2 && r.x+w <= s.side {
			r.x += w
			return r.x - w, r.y, true
		}
	}
	if w > s.side || s.top+h > s.side {
		return 0, 0, false
	}
	s.rows = append(s.rows, shelf{s.top, h, w})
	s.top += h
	return 0, s.top - h, true
}
