package attention

import (
	"strings"
	"unicode/utf8"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// result draws the new vector of the focus word and, once a loss is asked for, the target and the gradient that starts
// the way back.
func (s *scene) result() {
	if s.projecting() || s.From("dw") {
		return
	}
	out := film.At("out", s.Focus)
	figure.Vector{Of: out, Down: true, Framed: true}.Draw(s.Scene, s.out)
	s.newWord(s.out)
	if !s.From("loss") {
		return
	}
	figure.Vector{Of: film.At("target"), Down: true}.Draw(s.Scene, s.layout.target)
	s.under(s.layout.target, say("noun.target"), picture.Ink2)
	y := s.keys + mixY - 20.5 // of the loss, over the target
	if !s.layout.beside {
		y = s.keys + valuesY - 21
	}
	words.Loss(s.Scene, picture.Box{X: s.Width - 100, Y: y, W: 100, H: 20}, s.Width, say("noun.loss"))
	if s.From("dout") {
		figure.Vector{Of: out.Gradient(), Down: true}.Draw(s.Scene, s.dout)
		s.under(s.dout, "∂L/∂out", picture.GradInk)
	}
}

// newWord names the result.
func (s *scene) newWord(b picture.Box) {
	word := s.Words[s.Focus]
	if !s.layout.beside {
		s.Write(b.X+b.W, b.Y+b.H+17, say("equals", "word", figure.Fit(word, 13, 60)), figure.Title.Sized(13, 600).At(picture.End))
		return
	}
	x, y := b.X+b.W+13, b.Y+b.H/2
	s.Write(x, y-5, say("the new"), figure.Name)
	s.Write(x, y+13, figure.Fit(word, 15, 66), figure.Title.Sized(15, 600).Within(66))
}

// under names a strip below it.
func (s *scene) under(b picture.Box, t string, role picture.Role) {
	look := figure.Note.In(role).Within(72)
	if s.layout.beside {
		s.Write(b.X+b.W/2, b.Y+b.H+14, t, look.At(picture.Middle))
		return
	}
	s.Write(b.X+b.W, b.Y+b.H+14, t, look.At(picture.End))
}

// all draws the matrix of all weights, the row of the focus joined with the softmax.
func (s *scene) all() {
	s.legend()
	m := s.weightsAt(s.matrix)
	m.Above = !s.layout.beside
	title := picture.Point{X: min(m.At.X, s.Width-96), Y: m.At.Y - 34}
	if !s.layout.beside {
		title = picture.Point{X: 0, Y: m.At.Y - 14}
	}
	s.Write(title.X, title.Y, say("all weights"), figure.Title)
	m.Draw(s.List)
	if s.Done("weights") {
		s.joint(m)
	}
	if b := m.Box(); m.Known == len(s.Words) && !s.layout.beside {
		s.Write(b.X, b.Y+b.H+18, say("rounded"), figure.Note)
	} else if m.Known == len(s.Words) && !s.From("loss") {
		s.Write(s.Width, b.Y+b.H+18, say("rounded"), figure.Note.At(picture.End))
	}
}

// weightsAt is the matrix of all weights with a cell of a size at a place. Its rows come one after another.
func (s *scene) weightsAt(b picture.Box) figure.Matrix {
	m := figure.Matrix{Words: s.Words, Rows: s.percents, Focus: s.Focus, At: picture.Point{X: b.X, Y: b.Y}, W: b.W, H: b.H,
		Row: s.Done("weights"), Hover: s.hover, Set: "focus", Labels: picture.Ink2}
	for m.Known < len(s.Words) && (s.Reached("all", m.Known) == 1 || s.Reached("all", 0)*float64(len(s.Words)) >= float64(m.Known+1)) {
		m.Known++
	}
	return m
}

// joint is the line from the softmax to its row of the matrix.
func (s *scene) joint(m figure.Matrix) {
	row, box := m.RowBox(s.Focus).Center().Y, s.softmaxBox()
	from, lane := picture.Point{X: box.X + box.W, Y: s.keys + softmaxY + softH/2}, s.end+16
	to := m.At.X - 17 - figure.Width(figure.Fit(s.Words[s.Focus], 13, 62), 14)
	if !s.layout.beside {
		from.X, lane, to = box.X, s.left-4, m.At.X-1
	}
	s.Add(picture.Curve{Points: []picture.Point{from, {X: lane, Y: from.Y}, {X: lane, Y: row}, {X: to, Y: row}}, Stroke: figure.Framed})
}

// legend says what the width of an arrow means, and where the numbers come from.
func (s *scene) legend() {
	origin := s.origins()
	if !s.layout.beside {
		s.Write(s.Width, s.layout.recurrent-18, origin, figure.Note.At(picture.End).Within(s.Width*0.6))
		return
	}
	x := s.side.X
	s.Write(x, 36, say("width"), figure.Title)
	for k, w := range []float64{0.05, 0.2, 0.4} {
		y := 58 + 22*float64(k)
		way := picture.Straight(picture.Point{X: x + 2, Y: y}, picture.Point{X: x + 74, Y: y})
		s.Add(picture.Arrow{Curve: way, Width: figure.Fan{Shrink: 1}.Width(w), Paint: picture.Solid(picture.PosLine), Reach: 1})
		s.Write(x+88, y+4.5, figure.Percent(w), figure.Name)
	}
	for k, line := range broken(origin, 33) {
		s.Write(x, 134+16*float64(k), line, figure.Note)
	}
}

// origins says where the numbers come from.
func (s *scene) origins() string {
	if h := s.trained; h != nil {
		return say("from.trained", "name", h.Name, "layer", h.Layer, "head", h.Head+1)
	}
	return say("from."+s.from(), "word", figure.Fit(s.Words[s.Focus], 12, 60))
}

// broken is a text in lines of at most so many characters.
func broken(text string, most int) (lines []string) {
	for _, word := range strings.Fields(text) {
		n := len(lines) - 1
		if n >= 0 && utf8.RuneCountInString(lines[n]+" "+word) <= most {
			lines[n] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}
