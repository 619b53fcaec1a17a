package merges

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// table is the merges that are shown one by one, as far as there is room: those around the one under way.
func (f *Film) table(s *figure.Scene, o form) {
	columns := o.columns()
	wide := s.Width / float64(columns)
	rows := (min(o.rows, f.first) + columns - 1) / columns
	last := min(f.first, max(o.rows, f.counted(s)))
	for c := range columns {
		from := last - min(o.rows, f.first) + c*rows
		at := tableColumns(wide*float64(c), wide-24*float64(columns-1))
		if from < last {
			at.head(s, o.tableTop()-10)
		}
		for k := range rows {
			if n := from + k + 1; n <= last {
				f.row(s, o, at, n, o.tableTop()+o.pitch*float64(k))
			}
		}
	}
	if f.first == 0 {
		s.Write(0, o.tableTop()+16, phrase.Say("merges.none"), figure.Note.Within(s.Width))
	}
}

// counted is how many pairs have been counted.
func (f *Film) counted(s *figure.Scene) (n int) {
	for n < f.first && s.From(named("count-", n+1)) {
		n++
	}
	return n
}

// places in a row of the table: the number ends, the pair begins, the counts end.
type tableColumn struct{ number, pair, count, tokens, wide float64 }

func tableColumns(x, wide float64) tableColumn {
	return tableColumn{x + 24, x + 36, x + wide*0.72, x + wide - 6, wide}
}

func (at tableColumn) head(s *figure.Scene, y float64) {
	s.Write(at.pair, y, phrase.Say("merges.pair"), figure.Note)
	s.Write(at.count, y, phrase.Say("merges.count"), figure.Note.At(picture.End))
	s.Write(at.tokens, y, phrase.Say("merges.left"), figure.Note.At(picture.End))
}

// row is a merge: its pair and what they become, how often it is there, and how many tokens the text has then.
func (f *Film) row(s *figure.Scene, o form, at tableColumn, n int, y float64) {
	base := y + o.pitch/2 + 4
	s.Write(at.number, base, number.Int(n), figure.Name.In(picture.Ink3).At(picture.End))
	if !s.Has(film.At(named("count", n))) {
		s.Write(at.pair, base, "·", figure.Name.In(picture.Ink3))
		return
	}
	box := picture.Rect{Box: picture.Box{X: at.pair - 6, Y: y + 1, W: at.count - at.pair + 12, H: o.pitch - 2}, Radius: 4}
	if s.Now(named("count-", n), named("merge-", n)) {
		box.Fill = picture.Solid(picture.NowWash)
	}
	m := f.shown[n-1]
	it := picture.Item{ID: named("count", n), Label: phrase.Say("merges.label.count", "pair", f.pair(n)), Value: number.Int(m.Count),
		Ring: box}
	s.Item(it, func() {
		s.Add(box)
		room := at.count - at.pair - 44
		s.Write(at.pair, base, figure.Fit(f.pair(n)+" → "+f.name(m.New), 13, room), figure.Name.In(picture.Ink1).Within(room))
		s.Write(at.count, base, number.Int(m.Count), figure.Name.In(picture.Ink1).At(picture.End))
	})
	if s.Has(film.At(named("tokens", n))) {
		s.Write(at.tokens, base, number.Int(m.tokens), figure.Name.At(picture.End))
	}
}
