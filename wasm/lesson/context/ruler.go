package context

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// decades is the length of the ruler: 1 to 10 million tokens.
const decades = 7

// ruler draws the windows on a logarithmic scale, above it their names and below it pages and books.
func (s *scene) ruler() {
	left, right, y := 16.0, s.Width-24, 120.0
	if s.Slide {
		y -= 6
	}
	at := func(tokens float64) float64 {
		return left + (right-left)*max(0, min(1, math.Log10(max(1, tokens))/decades))
	}
	s.Add(picture.Line(picture.Point{X: left, Y: y}, picture.Point{X: right, Y: y}, figure.Framed))
	for k := range decades + 1 {
		x := at(math.Pow(10, float64(k)))
		s.Add(picture.Line(picture.Point{X: x, Y: y}, picture.Point{X: x, Y: y + 8}, figure.Rest))
		if s.wide() || k%2 == 0 {
			s.Write(x, y+23, []string{"1", "10", "100", "1000", "10k", "100k", "1M", "10M"}[k], figure.Note.At(picture.Middle))
		}
	}
	page, book := s.Single("page").Value, s.Single("book").Value
	for i, r := range []struct {
		name   string
		tokens float64
	}{{"page", page}, {"book", book}, {"books", 10 * book}} {
		x, drop := at(r.tokens), 40+16*float64(i%2)
		s.Add(picture.Line(picture.Point{X: x, Y: y}, picture.Point{X: x, Y: y + 8}, figure.Framed),
			picture.Line(picture.Point{X: x, Y: y + 26}, picture.Point{X: x, Y: y + drop - 11}, figure.Pending))
		s.Write(max(20, min(s.Width-26, x)), y+drop, say("mark."+r.name), figure.Name.At(picture.Middle))
	}
	s.Write(left-14, y+58, say("title.ruler"), figure.Note)
	s.marks(at, y)
}

// marks are the windows that have come, each on a stem of its own height so that names do not touch.
func (s *scene) marks(at func(float64) float64, y float64) {
	heights := []float64{0, 0, 1, 2, 3, 4, 5} // to the right ever higher, so that no stem runs through a name
	if at(s.windows[0].tokens)-at(s.windows[1].tokens) < 50 {
		heights[1] = 1 // the learner's own stands over the smallest
	}
	for i, w := range s.windows {
		id := numbered("pages", i+1)
		t := s.eased(id)
		if t == 0 {
			continue
		}
		x, top := at(w.tokens), y-18-18*heights[i]
		role := picture.Ink2
		if s.current(id) || s.current(numbered("scores", i+1)) || s.current(numbered("store", i+1)) {
			role = picture.PosLine
		}
		foot := picture.Point{X: x, Y: y}
		s.Add(picture.Line(foot, picture.Point{X: x, Y: y + (top-y)*t}, picture.Stroke{Paint: picture.Solid(role), Width: 1.5}),
			figure.Dot(foot, 5, role))
		anchor, dx := picture.End, -5.0
		if x < 90 {
			anchor, dx = picture.Start, 5
		}
		s.Write(x+dx, top+8, w.name, figure.Name.At(anchor).In(picture.Ink1))
	}
}

// column is one of the table: what it shows, its head, and its right edge as a share of the width.
type column struct {
	id, head string
	right    float64
}

// columns are all that have room.
func (s *scene) columns() []column {
	if s.wide() {
		return []column{
			{"tokens", say("column.tokens T"), 0.33}, {"pages", say("column.pages"), 0.46}, {"books", say("column.books"), 0.57},
			{"scores", say("column.scores T"), 0.75}, {"store", say("column.keys and values"), 0.93},
		}
	}
	return []column{
		{"tokens", say("column.tokens"), 0.44}, {"pages", say("column.pages"), 0.61},
		{"scores", "T²", 0.81}, {"store", say("column.store"), 1},
	}
}

// table has a row for each window.
func (s *scene) table() {
	top, row := 204.0, 26.0
	if s.Slide {
		top, row = 192, 20
	}
	columns := s.columns()
	last := 0.25 * s.Width
	if !s.wide() {
		last = 0.25*s.Width + 8
	}
	for c, col := range columns {
		right := col.right * s.Width
		s.Write(right, top, col.head, figure.Note.At(picture.End))
		for i := range s.windows {
			id := numbered(col.id, i+1)
			b := picture.Box{X: last, Y: top + 8 + row*float64(i), W: right - last, H: row}
			text := s.cell(c, id, s.Single(id).Value)
			if !figure.Roomy(text, figure.Label{Size: 12, Max: b.W}) {
				text = number.Short(s.Single(id).Value, 2)
			}
			s.text(id, b, picture.End, text)
		}
		last = right + 2
	}
	for i, w := range s.windows {
		ink := picture.Ink2
		if k := strconv.Itoa(i + 1); s.current("pages"+k) || s.current("scores"+k) || s.current("store"+k) {
			ink = picture.Ink1
		}
		look, y := figure.Name.In(ink).Within(s.Width/4-4), top+13+row*(float64(i)+0.5)
		if figure.Roomy(w.name, look.Sized(12, 400)) {
			s.Fitted(0, y, w.name, look)
		} else {
			s.Lines(0, y+7, w.name, look.Sized(12, 400))
		}
	}
	s.footer(top + 8 + row*float64(len(s.windows)))
}

// cell is how a number stands in the table.
func (s *scene) cell(c int, id string, x float64) string {
	if c == 0 {
		return number.Full(x)
	}
	if x >= 10 && x < 1e6 && c < 3 {
		return number.Fixed(x, 0)
	}
	return s.written(id, x)
}

// footer is what one token costs, with what a page and a book are taken to be.
func (s *scene) footer(y float64) {
	w, below := s.Width, y
	what := say("title.token")
	wide := picture.Wide(what, 13) + 6
	token := picture.Box{X: wide, Y: y, W: w*0.44 - wide, H: 22}
	page, book := picture.Box{X: w * 0.46, W: w * 0.24, H: 22}, picture.Box{X: w * 0.71, W: w * 0.27, H: 22}
	if !s.wide() {
		token.W, page.X, page.W, book.X, book.W, below = w-wide, 0, w*0.48, w*0.5, w*0.5, y+24
	}
	page.Y, book.Y = below, below
	s.Write(0, y+15.5, what, figure.Name.In(picture.Ink1))
	s.text("token", token, picture.Start, number.Bytes(s.Single("token").Value))
	s.text("page", page, picture.Start, say("text.page", "n", number.Format(s.Single("page").Value)))
	s.text("book", book, picture.Start, say("text.book", "n", number.Format(math.Round(s.Single("book").Value))))
}
