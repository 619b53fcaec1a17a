package entropy

import (
	"math"
	"unicode/utf8"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// heads writes the names of the columns.
func (s *scene) heads() {
	for _, c := range s.layout.columns {
		x := s.x[c.key] + s.cell/2
		s.Fitted(x, 13, c.head, figure.Title.At(picture.Middle).Within(s.cell+s.gap-2))
		s.Fitted(x, 29, c.sub, figure.Note.At(picture.Middle).Within(s.cell+s.gap-2))
	}
	s.Write(s.ax0, 29, "0", figure.Note.At(picture.Middle))
	s.Write(s.ax1, 29, "1", figure.Note.At(picture.End))
	s.Write((s.ax0+s.ax1)/2, 29, say("head.probability"), figure.Note.At(picture.Middle).Within(s.ax1-s.ax0-40))
}

// row draws a class or a mail: its name, its bars and its cells.
func (s *scene) row(i int) {
	r, y := s.rows[i], s.top(i)
	box := picture.Box{X: 2, Y: y - 4, W: s.nameW - 16, H: upper + lower}
	weight, ink := 400, picture.Ink2
	if r.bold {
		weight, ink = 600, picture.Ink1
	}
	s.Item(picture.Item{ID: numbered("row", i), Label: r.label, Set: r.set, Ring: picture.Rect{Box: box, Radius: 4}}, func() {
		s.Add(picture.Rect{Box: box})
		s.Fitted(s.nameW-18, y+18, r.name, figure.Title.Sized(sizeOf(r.name), weight).In(ink).At(picture.End).Within(s.nameW-22))
		if r.note != "" {
			s.Write(s.nameW-18, y+36, r.note, figure.Note.At(picture.End).Within(s.nameW-22))
		}
	})
	for k := range r.bars {
		s.bar(i, k)
	}
	for _, c := range s.layout.columns {
		k := numbered(c.key, i)
		top, bottom := s.boxes(c.key, i)
		if _, drawn := r.barOf(k); !drawn {
			s.Field(s.field(k, top, c.like))
		}
		s.under(k, bottom)
	}
}

// sizeOf makes long names smaller.
func sizeOf(name string) float64 {
	if utf8.RuneCountInString(name) > 8 {
		return 12
	}
	return 15
}

// bar draws a probability as a length on the axis, with its number in its column: one item, which can be dragged.
func (s *scene) bar(i, k int) {
	b := s.rows[i].bars[k]
	track := picture.Box{X: s.ax0, Y: s.top(i), W: s.ax1 - s.ax0, H: upper}
	if b.thin {
		track.Y, track.H = track.Y+upper+6, 14
	}
	face := s.field(b.cell, picture.Box{}, "")
	it := face.Item
	it.Drag, it.Ring = s.scaled(b.drag), picture.Rect{Box: track, Radius: 4}
	if face.Known {
		it.Value = film.Written(face.Number)
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: track.Grown(3)},
			picture.Rect{Box: track, Radius: 4, Fill: picture.Solid(picture.Ground), Stroke: figure.Hairline})
		s.length(i, b, track)
		if key := b.cell[:1]; s.shown(key) {
			face.Box, _ = s.boxes(key, i)
			s.Face(face)
		}
	})
}

// length fills the track up to the probability, as far as it has come.
func (s *scene) length(i int, b bar, track picture.Box) {
	q := s.of(b.cell).X
	if !s.has(b.cell) {
		if !s.current(b.cell) {
			return
		}
		q *= s.eased()
	}
	full := track
	full.W = s.along(q) - s.ax0
	r := picture.Rect{Box: full, Radius: 4, Fill: picture.Sign(q, 1), Stroke: figure.Rest}
	if b.thin && b.drag != nil { // the truth
		r.Fill, r.Stroke = picture.Solid(picture.NowWash), picture.Stroke{Paint: picture.Solid(picture.Ink2), Width: 1.25}
	}
	if full.W >= 1 {
		s.Add(r)
	}
	if b.drag != nil {
		x, y := s.along(q), track.Y+track.H/2
		s.Add(picture.Line(picture.Point{X: x, Y: track.Y - 3}, picture.Point{X: x, Y: track.Y + track.H + 3}, figure.Latest),
			picture.Circle(picture.Point{X: x, Y: y}, 4.5, picture.Solid(picture.Ground), figure.Framed))
	}
}

// scaled is a drag in pixels of the axis.
func (s *scene) scaled(d *picture.Drag) *picture.Drag {
	if d == nil {
		return nil
	}
	in := *d
	in.Right = make([]float64, len(d.Right))
	for j, x := range d.Right {
		in.Right[j] = x / (s.ax1 - s.ax0)
	}
	return &in
}

// most is the largest of the numbers with some letters, 1 for none.
func (s *scene) most(letters string) (most float64) {
	for _, letter := range letters {
		for i := range s.rows {
			if x := s.of(numbered(string(letter), i)).X; finite(x) {
				most = max(most, math.Abs(x))
			}
		}
	}
	if most == 0 {
		return 1
	}
	return most
}

// flows draws the arrows between neighbouring columns: from a number to what is computed from it.
func (s *scene) flows() {
	for _, c := range s.layout.columns {
		for i := range s.rows {
			if c.flow != "" && s.shown(c.flow) && !s.Narrow() {
				a, b := s.flow(c, i)
				s.Add(picture.Arrow{Curve: picture.Straight(a, b), Width: 1.25, Paint: picture.Solid(picture.Edge), Reach: 1})
			}
		}
	}
}

// flow is the way from the column on the left into a cell.
func (s *scene) flow(c column, i int) (a, b picture.Point) {
	y := s.top(i) + upper/2
	return picture.Point{X: s.x[c.flow] + s.cell + 2, Y: y}, picture.Point{X: s.x[c.key] - 2, Y: y}
}
