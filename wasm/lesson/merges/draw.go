package merges

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tokenizer"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/phrase"
	"glassbox/wasm/picture"
)

// form is how a figure is laid out.
type form struct {
	lines int     // of the text
	rows  int     // of the table that are shown at once
	pitch float64 // of these
	both  bool    // the table and the word stand below each other, and else the one in place of the other
}

const (
	textTop  = 26.0
	tableGap = 34.0 // from the text to the table, whose names stand there
	wordHigh = 112.0
)

// form is the layout for a view. The text has as many lines as it needs, up to a few.
func (f *Film) form(v lesson.View) form {
	o := form{lines: 5, rows: played, pitch: 24, both: true}
	switch {
	case v.Slide:
		return form{lines: 4, rows: 6, pitch: 28}
	case v.Width < figure.Narrow:
		o = form{lines: 6, rows: 6, pitch: 30}
	}
	if cells, _ := spread(f.head, v.Width, o.lines); len(cells) > 0 {
		o.lines = 1 + int(cells[len(cells)-1].box.Y/linePitch)
	}
	return o
}

// tableTop is where the first row of the table begins.
func (o form) tableTop() float64 { return textTop + linePitch*float64(o.lines) + tableGap }

// columns is into how many the table is broken.
func (o form) columns() int {
	if o.both {
		return 2
	}
	return 1
}

func (o form) tableHigh() float64 { return o.pitch * float64((o.rows+o.columns()-1)/o.columns()) }

// Height is that of the figure.
func (f *Film) Height(v lesson.View) float64 {
	o := f.form(v)
	switch {
	case v.Slide:
		return lesson.SlideHeight
	case o.both:
		return o.tableTop() + o.tableHigh() + wordHigh + 16
	}
	return o.tableTop() + max(o.tableHigh(), wordHigh) + 8
}

// Draw draws the text in tokens, the table of merges, and the word.
func (f *Film) Draw(l *picture.List, v lesson.View) {
	s, o := v.Scene(l, f.figure), f.form(v)
	n, t := f.stands(s)
	f.tokenized(s, o, n, t)
	late := s.From("word")
	if o.both || !late {
		f.table(s, o)
	}
	switch {
	case o.both:
		f.cutting(s, o.tableTop()+o.tableHigh()+22)
	case late:
		f.cutting(s, o.tableTop()-6)
	}
}

// stands is how many merges are done, and how much of the next one.
func (f *Film) stands(s *figure.Scene) (n int, t float64) {
	for n < f.first && s.Done(named("merge-", n+1)) {
		n++
	}
	if n < f.first {
		return n, s.Reached(named("merge-", n+1), -1)
	}
	return n, 0
}

// tokenized draws the text in its tokens.
func (f *Film) tokenized(s *figure.Scene, o form, n int, t float64) {
	cells, end := spread(f.head, s.Width, o.lines)
	b := board{s, cells, picture.Point{Y: textTop}}
	title, all := phrase.Say("merges.text"), s.Done("all")
	if end < len(f.text) {
		title = phrase.Say("merges.text.first", "n", len(cells), "all", number.Int(int(f.lone)))
	}
	s.Write(0, 14, title, figure.Title.Sized(13, 600).Within(s.Width*0.62))
	tokens := f.early[n]
	if all {
		tokens, n = f.cuts, f.most
	}
	b.chips(within(tokens, end))
	f.fusing(b, n, t, end)
	b.signs()
	if r, ok := s.Asked(); ok {
		f.asked(b, r, end)
	}
	f.total(s, n, all)
}

// within are the tokens that end within so many bytes.
func within(tokens []tokenizer.Token, end int) []tokenizer.Token {
	for i, t := range tokens {
		if t.End > end {
			return tokens[:i]
		}
	}
	return tokens
}

// sourceStroke rings what a number came from.
var sourceStroke = picture.Stroke{Paint: picture.Solid(picture.Ink1), Width: 2, Dash: picture.Dotted}

// places calls place with each place of a merge's pair in what is shown, from where to where.
func (f *Film) places(n, end int, place func(start, end int)) {
	m, tokens := f.merges[n-1], within(f.early[n-1], end)
	for i := 1; i < len(tokens); i++ {
		if tokens[i-1].ID == m.Left && tokens[i].ID == m.Right && tokens[i-1].End == tokens[i].Start {
			place(tokens[i-1].Start, tokens[i].End)
		}
	}
}

// fusing marks the places of the next pair, once it is counted, and lets the two become one; and what has just become one.
func (f *Film) fusing(b board, n int, t float64, end int) {
	switch {
	case n < f.first && b.Has(film.At(named("count", n+1))):
		f.places(n+1, end, func(start, end int) {
			b.chip(start, end, picture.Solid(picture.NowWash).Faded(t), figure.Framed)
		})
	case n > 0 && b.Now(named("merge-", n)):
		for _, t := range within(f.early[n], end) {
			if t.ID == f.merges[n-1].New {
				b.chip(t.Start, t.End, picture.Solid(picture.NowWash), figure.Framed)
			}
		}
	}
}

// asked rings the places of a count that somebody asks for.
func (f *Film) asked(b board, r film.Ref, end int) {
	digits, ok := strings.CutPrefix(r.Name, "count")
	if n, err := strconv.Atoi(digits); ok && err == nil && n >= 1 && n <= f.first {
		f.places(n, end, func(start, end int) { b.chip(start, end, picture.Paint{}, sourceStroke) })
	}
}

// total says how many tokens the text has.
func (f *Film) total(s *figure.Scene, n int, all bool) {
	id := named("tokens", n)
	if all {
		id = "all"
	}
	text := phrase.Say("merges.total", "n", number.Int(f.tokens(n)), "each", number.Short(f.each(n), 3))
	if s.Narrow() {
		text = phrase.Say("merges.pieces", "n", number.Int(f.tokens(n)))
	}
	wide := figure.Taken(text, 13)
	ring := picture.Rect{Box: picture.Box{X: s.Width - wide - 4, Y: 0, W: wide + 4, H: 20}, Radius: 4}
	if !s.Has(film.At(id)) {
		s.Write(s.Width-2, 14, "·", figure.Name.At(picture.End))
		return
	}
	s.Item(picture.Item{ID: id, Label: phrase.Say("merges.label.tokens", "n", n), Value: number.Int(f.tokens(n)), Ring: ring}, func() {
		s.Add(ring)
		s.Write(s.Width-2, 14, text, figure.Name.In(picture.Ink1).At(picture.End).Within(s.Width*0.6))
	})
}

// cutting draws the new word as the merges cut it, one after the other.
func (f *Film) cutting(s *figure.Scene, y float64) {
	s.Write(0, y, phrase.Say("merges.word"), figure.Title.Sized(13, 600))
	cells, end := spread(f.word, s.Width-8, 1)
	b := board{s, cells, picture.Point{X: 4, Y: y + 14}}
	if !s.Done("word") {
		b.chips(within(f.bpe.First(0).Encode(f.word), end))
		b.signs()
		return
	}
	for _, t := range within(f.bpe.First(f.most).Encode(f.word), end) {
		b.chip(t.Start, t.End, picture.Solid(picture.NowWash), figure.Framed)
	}
	b.signs()
	text := figure.Fit(phrase.Say("merges.cut", "n", len(f.end()), "cut", f.cutWord()), 13, s.Width-12)
	box := picture.Box{X: 2, Y: y + 46, W: min(s.Width-4, figure.Taken(text, 13)+8), H: 22}
	s.Item(picture.Item{ID: "pieces", Label: phrase.Say("merges.label.pieces", "word", shownWord(f.word)), Value: number.Int(len(f.end())),
		Ring: picture.Rect{Box: box, Radius: 4}}, func() {
		s.Add(picture.Rect{Box: box, Radius: 4})
		s.Write(5, y+62, text, figure.Name.In(picture.Ink1))
	})
	s.Write(5, y+84, figure.Fit(f.used(), 12, s.Width-8), figure.Note)
}

// used says which merges cut the word.
func (f *Film) used() string {
	var all []string
	for _, s := range f.steps[1:] {
		all = append(all, number.Int(s.merge))
	}
	const most = 12
	if len(all) > most {
		all = append(all[:most], none)
	}
	if len(all) == 0 {
		return phrase.Say("merges.used.none")
	}
	return phrase.Say("merges.used", "merges", strings.Join(all, ", "))
}
