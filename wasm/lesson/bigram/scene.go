package bigram

import (
	"slices"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Rows and columns of the table that are shown.
const (
	wideCells   = 12
	narrowCells = 7
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	*figure.Scene
	*model
	place
	layout
	rows, cols []int // the symbols shown
}

// layout is where things stand, for the width of the figure.
type layout struct {
	narrow       bool
	strip        float64 // the middle of the line of words
	top          float64 // of the cells
	left         float64
	cellW, cellH float64
	note, rule   float64 // the line under the table, the rule over the formula
}

func newLayout(width float64, slide bool, n int) layout {
	if width < figure.Narrow {
		k := float64(max(n, 4))
		return layout{narrow: true, strip: 44, top: 118, left: 64, cellW: (width - 65) / k, cellH: min(38, 266/k), note: 408, rule: 424}
	}
	k := float64(max(n, 6))
	if slide {
		return layout{strip: 34, top: 106, left: 84, cellW: min(78, (width*0.66-84)/k), cellH: min(46, 230/k), note: 354, rule: 366}
	}
	return layout{strip: 40, top: 114, left: 84, cellW: min(78, (width*0.66-84)/k), cellH: min(46, 324/k), note: 462, rule: 480}
}

// height is the same at every moment.
func height(v lesson.View) float64 {
	return newLayout(v.Width, v.Slide, wideCells).rule + v.FormulaHeight()
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	n := wideCells
	if v.Width < figure.Narrow {
		n = narrowCells
	}
	s := &scene{Scene: v.Scene(l, m.figure), model: m, place: m.places[v.Moment.Step]}
	s.rows, s.cols = m.leading(token.Start, n), m.leading(token.End, n)
	s.focus()
	s.layout = newLayout(v.Width, v.Slide, max(len(s.rows), len(s.cols)))
	switch s.zone {
	case counting:
		s.corpus()
		s.table()
	case dividing:
		s.slider()
		s.table()
	case scoring:
		s.sentence()
		s.factors()
	case generating:
		s.generation()
	case measuring:
		s.measures()
	}
	s.Formula(s.formula(v.Asked), s.rule, s.Width, s.arrived())
}

// focus puts the pair in play among the rows and columns shown, in the place of the last ones if need be.
func (s *scene) focus() {
	a, b := s.pair()
	put := func(all []int, id int) {
		if id >= 0 && !slices.Contains(all, id) {
			all[len(all)-1] = id
		}
	}
	put(s.rows, a)
	if s.zone == dividing && a >= 0 && !s.small() {
		b = s.likeliest(a)
	}
	put(s.cols, b)
}

// pair is the pair in play: its row and its column, −1 where there is none.
func (s *scene) pair() (row, col int) {
	switch {
	case s.zone == counting && s.index >= 0:
		st := s.counts.Step(s.index)
		return st.Context[0], st.ID
	case s.zone == dividing && s.index < len(s.model.rows):
		return s.model.rows[s.index], -1
	}
	return -1, -1
}

// arrived reports whether what the step shows is there.
func (s *scene) arrived() bool { return s.Frac == 1 }

// corpus writes the corpus with the window of two words on it: a small one as a whole, of a large one the
// sentence that is read.
func (s *scene) corpus() {
	if s.zone == counting && s.index >= 0 && !s.whole() {
		st := s.counts.Step(s.index)
		s.line(s.text[st.Sentence], s.strip+4, float64(st.Position), s.startOf(st.Position))
		s.Write(0, 14, s.reading(st.Sentence), figure.Note)
		return
	}
	if !s.whole() {
		s.line(s.text[0], s.strip+4, -1, -1)
		text := say("corpus", "sentences", number.Int(len(s.text)), "words", number.Int(s.vocab.Len()-token.First))
		s.Write(0, 14, text, figure.Note)
		return
	}
	at, pos := -1, 0
	if s.zone == counting && s.index >= 0 {
		st := s.counts.Step(s.index)
		at, pos = st.Sentence, st.Position
	}
	for i, sentence := range s.text {
		y := s.strip + 4 + (float64(i)-float64(len(s.text)-1)/2)*33
		if i == at {
			s.line(sentence, y, float64(pos), s.startOf(pos))
		} else {
			s.line(sentence, y, -1, -1)
		}
	}
}

// reading says which sentence is read, and which pairs.
func (s *scene) reading(sentence int) string {
	n, all := number.Int(sentence+1), number.Int(len(s.text))
	if s.to-s.from < 2 {
		return say("reading", "n", n, "all", all)
	}
	return say("reading pairs", "n", n, "all", all, "from", number.Int(s.from+1), "to", number.Int(s.to))
}

// whole reports whether the corpus has few and short enough sentences to stand there as it is.
func (s *scene) whole() bool {
	for _, sentence := range s.text {
		if len(sentence)+2 > s.room() {
			return false
		}
	}
	return len(s.text) <= 2
}

// room is how many words fit in a line.
func (s *scene) room() int {
	if s.narrow {
		return 6
	}
	return 10
}

// startOf is where the window comes from: the pair before, in the same sentence, if pairs go one by one.
func (s *scene) startOf(pos int) float64 {
	if s.to-s.from > 1 || pos == 0 {
		return float64(pos)
	}
	return float64(pos - 1)
}

// line writes a sentence with its markers, and where pos is not negative the window over the pair that ends in
// word pos, on its way from the pair before. Where the sentence is long it moves, and the window stays.
func (s *scene) line(sentence []int, y, pos, from float64) {
	all := append(append([]int{token.Start}, sentence...), token.End)
	pitch := min(92, s.Width/float64(s.room()))
	first, count := 0.0, len(all)
	x0 := pitch / 2
	if count > s.room() {
		count = s.room()
	} else if !s.narrow {
		x0 = (s.Width-pitch*float64(s.longest(count)))/2 + pitch/2
	}
	at := from + (pos-from)*timeline.Ease(s.Frac)
	if pos >= 0 && len(all) > s.room() {
		first = max(0, min(float64(len(all)-s.room()), at-float64(s.room())/2+1))
	}
	for i, id := range all {
		k := float64(i) - first
		if k < -0.01 || k > float64(count-1)+0.01 {
			continue
		}
		if pos < 0 && i == count-1 && i < len(all)-1 {
			s.Write(x0+k*pitch, y+5, "…", figure.Label{Size: 15, Weight: 400, Role: picture.Ink3, Anchor: picture.Middle})
			continue
		}
		s.word(x0+k*pitch, y, id, pos >= 0 && (float64(i) == pos || float64(i) == pos+1), pitch)
	}
	if pos >= 0 {
		box := picture.Box{X: x0 + (at-first-0.46)*pitch, Y: y - 15, W: 1.92 * pitch, H: 30}
		s.Add(picture.Rect{Box: box, Radius: 6, Stroke: figure.Latest})
	}
}

// longest is how many words wide a block of lines is: of a corpus that stands there as a whole, all lines begin at
// the same place.
func (s *scene) longest(count int) int {
	if s.zone != counting || !s.whole() {
		return count
	}
	for _, sentence := range s.text {
		count = max(count, len(sentence)+2)
	}
	return count
}

func (s *scene) word(x, y float64, id int, present bool, pitch float64) {
	l := figure.Label{Size: 15, Weight: 400, Role: picture.Ink2, Anchor: picture.Middle, Max: pitch - 6}
	if id < token.First {
		l.Role = picture.Ink3
	}
	if present {
		l.Role, l.Weight = picture.Ink1, 600
	}
	name := s.name(id)
	if figure.Width(name, 15) > pitch-8 {
		l.Size = 13
	}
	s.Write(x, y+5, figure.Fit(name, l.Size, pitch-8), l)
}
