package bigram

import (
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// table draws the counts, or as far as they are divided the probabilities.
func (s *scene) table() {
	row, col := s.pair()
	s.labels(row, col)
	s.wash(row, col)
	for i, a := range s.rows {
		for j, b := range s.cols {
			s.cell(i, j, a, b, a == row && b == col)
		}
	}
	s.badge(row, col)
	s.rowFrame(row)
	s.notes()
	if !s.narrow {
		s.beside(row)
	}
}

func (s *scene) box(i, j int) picture.Box {
	return picture.Box{X: s.left + float64(j)*s.cellW, Y: s.top + float64(i)*s.cellH, W: s.cellW, H: s.cellH}
}

func (s *scene) labels(row, col int) {
	label := func(id, now int) figure.Label {
		l := figure.Label{Size: 13, Weight: 400, Role: picture.Ink2}
		if id == now {
			l.Role, l.Weight = picture.Ink1, 600
		}
		return l
	}
	for i, id := range s.rows {
		l := label(id, row).At(picture.End).Within(s.left - 12)
		s.Write(s.left-9, s.top+(float64(i)+0.5)*s.cellH+4.5, figure.Fit(s.name(id), 13, s.left-14), l)
	}
	for j, id := range s.cols {
		l := label(id, col).At(picture.Middle).Within(s.cellW - 2)
		if figure.Width(s.name(id), 13) > s.cellW-4 {
			l.Size = 12
		}
		s.Write(s.left+(float64(j)+0.5)*s.cellW, s.top-9, figure.Fit(s.name(id), l.Size, s.cellW-3), l)
	}
}

// wash lies under the row and the column of the pair that is counted, up to its cell.
func (s *scene) wash(row, col int) {
	if s.zone != counting || row < 0 {
		return
	}
	i, j := slices.Index(s.rows, row), slices.Index(s.cols, col)
	b, fill := s.box(i, j), picture.Solid(picture.NowWash)
	s.Add(picture.Rect{Box: picture.Box{X: s.left, Y: b.Y, W: b.X - s.left, H: b.H}, Fill: fill},
		picture.Rect{Box: picture.Box{X: b.X, Y: s.top, W: b.W, H: b.Y - s.top}, Fill: fill})
}

// counted is the count of a pair as it is at the moment.
func (s *scene) counted(a, b int) int {
	done := s.to
	if s.zone == counting && !s.arrived() {
		done = s.from
	}
	return s.counts.CountAfter(done, []int{a}, b)
}

// divided reports whether the row shows probabilities.
func (s *scene) divided(a int) bool { return s.Done(s.divides(a)) }

// divides is the id of the step that divides a row.
func (m *model) divides(row int) string {
	if id := numbered("row", row); m.Film.Index(id) >= 0 {
		return id
	}
	return "rows"
}

func (s *scene) cell(i, j, a, b int, present bool) {
	box := s.box(i, j)
	v, scale, text := float64(s.counted(a, b)), s.largest, ""
	text = strconv.Itoa(int(v))
	if s.divided(a) {
		v, scale = s.counts.P(s.smoothing(), []int{a}, b), 1
		text = number.Fixed(v, 2)
		if v == 0 {
			text = "0" // 0.00 is more than nothing
		}
	}
	r := picture.Rect{Box: box, Radius: 2, Stroke: figure.Hairline}
	if v > 0 {
		r.Fill = picture.Sign(v, scale)
	}
	if present {
		r.Stroke = figure.Latest
	}
	ink := picture.Ink1
	if text == "0" || text == "0.00" {
		ink = picture.Ink3
	}
	s.Item(picture.Item{ID: pairID("c", a, b), Label: s.after(a, b), Value: text, Ring: r}, func() {
		s.Add(r)
		if figure.Width(text, 12) <= box.W+2 && box.H >= 18 {
			l := figure.Label{Size: 12, Weight: 400, Role: ink, Anchor: picture.Middle, Max: box.W - 2}
			if box.W >= 44 && box.H >= 30 {
				l.Size = 15
			}
			s.Write(box.X+box.W/2, box.Y+box.H/2+l.Size*0.36, text, l)
		}
	})
}

// badge is what the cell of the pair has just got.
func (s *scene) badge(row, col int) {
	if s.zone != counting || row < 0 || !s.arrived() {
		return
	}
	b := s.box(slices.Index(s.rows, row), slices.Index(s.cols, col))
	s.Add(picture.Rect{Box: b, Radius: 2, Stroke: figure.Latest})
	if s.to-s.from > 1 {
		return
	}
	c := picture.Point{X: b.X + b.W - 3, Y: b.Y + 1}
	c.X = min(c.X, s.Width-13)
	s.Add(picture.Circle(c, 11, picture.Solid(picture.Ink1), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 2}))
	s.Write(c.X, c.Y+4, "+1", figure.Label{Size: 12, Weight: 500, Role: picture.Ground, Anchor: picture.Middle})
}

// rowFrame goes round the row that is summed or divided, and the sum stands at its end.
func (s *scene) rowFrame(row int) {
	if s.zone != dividing || row < 0 {
		return
	}
	i := slices.Index(s.rows, row)
	b := s.box(i, 0)
	b.W = s.cellW * float64(len(s.cols))
	s.Add(picture.Rect{Box: b, Radius: 2, Stroke: figure.Framed})
}

// notes says how to read the table, how much of it is shown and how far the counting is.
func (s *scene) notes() {
	done := s.from
	if s.arrived() {
		done = s.to
	}
	right := say("counted", "n", number.Int(done), "all", number.Int(s.counts.Steps()))
	if s.zone == dividing {
		right = "V = " + number.Int(s.symbols())
	}
	left := say("note.cells")
	if total := s.vocab.Len() - token.First; s.symbols() > len(s.cols) {
		shown := 0
		for _, id := range s.cols {
			if id >= token.First {
				shown++
			}
		}
		note := "note.both"
		if s.narrow {
			note = "note.shown"
		}
		left = say(note, "n", shown, "all", number.Int(total))
	}
	end := s.Width
	if !s.narrow {
		end = s.left + s.cellW*float64(len(s.cols))
	}
	if !s.narrow && figure.Width(left+right, 12) > end-16 {
		end = s.Width
	}
	s.Fitted(0, s.note, left, figure.Note.Within(end-16-figure.Width(right, 12)))
	s.Write(end, s.note, right, figure.Note.At(picture.End))
}

// beside lists what follows the row's word: counts, or probabilities where they are known.
func (s *scene) beside(row int) {
	if row < 0 {
		row = s.mainRow()
		if s.found >= 0 {
			row = s.found
		}
	}
	x := s.left + s.cellW*float64(len(s.cols)) + 44
	if s.Width-x < 150 {
		return
	}
	s.Write(x, s.top-9, figure.Fit(say("head.after", "word", s.name(row)), 13, s.Width-x), figure.Name)
	most := min(9, int((s.note-s.top)/32))
	k := 0
	for o := range s.counts.Outcomes(s.smoothing(), []int{row}) {
		if k == most || o.P == 0 && k > 0 {
			break
		}
		if s.zone == counting && s.counted(row, o.ID) == 0 {
			continue
		}
		s.bar(x, s.top+14+float64(k)*32, row, o.ID, o.P)
		k++
	}
	if k == 0 {
		s.Write(x, s.top+18, say("head.nothing"), figure.Note)
	}
}

func (s *scene) bar(x, y float64, row, id int, p float64) {
	v, text := float64(s.counted(row, id))/s.largest, strconv.Itoa(s.counted(row, id))
	if s.divided(row) {
		v, text = p, number.Fixed(p, 3)
	}
	name := 70.0
	s.Write(x, y+4.5, figure.Fit(s.name(id), 13, name-6), figure.Name.Within(name-4))
	w := max(2, (s.Width-x-name-54)*min(1, v))
	s.Add(picture.Rect{Box: picture.Box{X: x + name, Y: y - 8, W: w, H: 16}, Radius: 2, Fill: picture.Sign(v, 1), Stroke: figure.Hairline})
	s.Write(x+name+w+7, y+4.5, text, figure.Label{Size: 13, Weight: 500, Role: picture.Ink1})
}
