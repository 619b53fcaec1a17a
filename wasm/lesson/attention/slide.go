package attention

import (
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// newSlide is the layout of a slide: the words in columns as wide as there is room for, under them the present operation with
// its name at the left, and its result at the right.
func newSlide(width float64, m *model) layout {
	const base, words, large, result = 146, 192, 1.4, 96
	T := len(m.Words)
	l := layout{left: 158, base: base, panel: 246, mix: 246, beside: true, height: lesson.SlideHeight}
	column := (width - l.left - result) / float64(T)
	gap := max(3, min(26, column-46))
	if T > 12 {
		gap = 1
	}
	l.Columns = figure.Spread(l.left, column, T, gap)
	l.end = l.left + column*float64(T)
	l.rise = m.risen(l, figure.RiseFor(T, false), base-18-figure.Outside)
	larger := l.Columns
	larger.Column /= large
	l.row = m.sentence(larger, words, 12)
	if l.row.Column = column; T <= 12 {
		l.row.Size *= large
	}
	l.q = picture.Box{X: 99.5, Y: l.panel, W: 46, H: blockH}
	l.out = picture.Box{X: width - 84, Y: l.panel, W: 82, H: blockH}
	return l
}

// slide draws what a phone shows, in columns.
func (s *scene) slide() {
	s.layout = newSlide(s.Width, s.model)
	id, p := s.presented()
	s.arrows(2*s.Column-12, s.Column)
	s.row.Draw(s.List, s.weights(), s.hover)
	if s.Done("weights") {
		s.lead(s.row.Y-26, "line.weight", picture.Ink3)
	}
	s.lead(s.row.Y-1, "line.word", picture.Ink3)
	s.operation(id, p)
	switch id {
	case "all", "dw", "loss", "dout":
	case "rnn":
		s.counts(s.panel + 96)
	default:
		s.lead(s.panel+blockH/2+5, "line."+p.vectors, picture.Ink1)
		if p.vectors != "" {
			s.lead(s.panel+blockH+18, "title."+p.numbers, picture.Ink1)
		}
	}
	s.made(p.under)
}

// lead writes the name of a line at its left, if it has any, in two lines where it is long.
func (s *scene) lead(y float64, phrase string, role picture.Role) {
	if strings.HasSuffix(phrase, ".") {
		return
	}
	s.leadText(y, say(phrase, "d", s.D), role)
}

func (s *scene) leadText(y float64, text string, role picture.Role) {
	room := s.left - 12
	if _, p := s.presented(); strings.HasSuffix(p.under, "q") {
		room = s.q.X - 8
	}
	lines := broken(text, int(room/6.8))
	y -= 8 * float64(len(lines)-1)
	for _, line := range lines {
		s.Write(0, y, line, figure.Name.In(role).Within(room))
		y += 16
	}
}

// made draws the vector of the focus word that an operation reads, at the left of the columns, or makes, at their right.
func (s *scene) made(name string) {
	at, title, size := s.q, name, 13.0
	switch name {
	case "":
		return
	case "dq":
		title = "∂L/∂q"
	case "out":
		s.signs()
		at, size = s.out, s.row.Size
		title = figure.Fit(s.Words[s.Focus], size, at.W)
	}
	x, y := at.X+at.W/2, at.Y-8
	if name == "out" {
		y = s.row.Y
		s.Write(x, y-26, say("the new"), figure.Name.In(picture.Ink3).At(picture.Middle).Within(at.W))
	}
	s.Write(x, y, title, figure.Title.Sized(size, 600).At(picture.Middle).Within(at.W+6))
	figure.Vector{Of: s.of(name), Down: true, Framed: true}.Draw(s.Scene, at)
}
