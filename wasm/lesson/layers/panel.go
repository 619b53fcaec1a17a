package layers

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

const (
	labels     = 92 // the room for names at the left of a panel
	workings   = 84 // the height of a formula
	workGap    = 7
	stripPitch = 40
)

// panel is an entered block.
func (s *scene) panel(box picture.Box) {
	work := picture.Box{X: box.X, Y: box.Y + box.H - workings, W: box.W, H: workings}
	box.H -= workings + workGap
	r := s.present()
	switch v, _, _ := s.Model.Value(r.Name); {
	case s.Slide && r.Back && v.Op == "param":
		s.taught(box, r.Name)
	case attends(s.At):
		s.attention(box)
	default:
		s.plain(box)
	}
	s.worked(work)
}

// taught is a matrix that the block has learned, beside its gradient: a slide shows what is under way alone.
func (s *scene) taught(at picture.Box, name string) {
	const gap = 32.0
	rows, cols := s.Dims(name)
	wide := (at.W - gap) / 2
	high := min(at.H-30, max(22, wide*float64(rows)/float64(cols)))
	for i, r := range []film.Ref{film.At(name), film.At(name).Gradient()} {
		x, look := at.X+float64(i)*(wide+gap), figure.Title.Within(wide)
		if r.Back {
			look = look.In(picture.GradInk)
		}
		s.Write(x, at.Y+16, figure.Capital(s.Label(r)), look)
		figure.Tile{Of: r, Focus: -1, Hover: -1, Whole: true}.Draw(s.Scene, picture.Box{X: x + 2, Y: at.Y + 28, W: wide - 4, H: high})
	}
}

// worked writes out one number. A long formula in symbols is cut, as its numbers are.
func (s *scene) worked(at picture.Box) {
	if r, ok := s.opened(); ok && !s.Narrow() && !s.byHand(r) {
		s.product(at, r)
		return
	}
	if w, ok := s.Working(s.present()); ok {
		w.Symbols = figure.Fit(w.Symbols, 12, at.W*1.15)
		w.Draw(s.Scene, at)
	}
}

// present is the number that is written out: the chosen one, or that of the word in focus which is under way.
func (s *scene) present() film.Ref {
	if r, ok := s.Parse(s.selected); ok {
		if _, single, ok := s.Cell(r); ok && single {
			return r
		}
	}
	beat, _ := s.Film.Beat(s.Step)
	r := s.ofHead(s.Shown(beat)[0])
	rows, cols := s.Dims(r.Name)
	if rows*cols == 1 {
		return r
	}
	if r.N = 2; rows > s.row() && rows <= s.longestLine() {
		r.I = s.row()
	}
	switch cols {
	case len(s.Vocabulary):
		r.J = s.IDs[s.row()]
	case len(s.asked(s.At)):
		if m := s.Matrix(film.Ref{Name: r.Name, Back: r.Back}); m != nil {
			r.J = figure.Strongest(film.Line(m, r.I), 1)[0]
		}
	}
	return r
}

// ofHead is what the head in focus has in place of a value of any head.
func (m *Model) ofHead(r film.Ref) film.Ref {
	block, in, ok := strings.Cut(r.Name, ".head")
	if !ok {
		return r
	}
	one, rest, _ := strings.Cut(in, ".")
	n := strconv.Itoa(m.Head + 1)
	if name := block + ".head" + n + "." + strings.Replace(rest, "a"+one, "a"+n, 1); m.has(name) {
		r.Name = name
	}
	return r
}

// shown is a value or, on the way back, its gradient where it has one.
func (s *scene) shown(r film.Ref) film.Ref {
	if _, ok := s.BeatOf(r.Gradient()); s.way && ok {
		return r.Gradient()
	}
	return r
}

// chooser is the words of the place, of which a press makes one the focus.
func (s *scene) chooser(c figure.Columns, first int, y float64, lines int) {
	stack := s.of(s.At)
	for k, x := range c.Centers {
		i := first + k
		s.choice(film.At(stack.Item, i), x, y+15*float64(k%lines), stack.Words[i], c.Column*float64(lines)-4, i == s.row())
	}
}

// choice is a word that can be made the focus.
func (s *scene) choice(r film.Ref, x, y float64, word string, room float64, focus bool) {
	if focus {
		wide := min(room, figure.Taken(word, 13)+14, 2*x, 2*(s.Width-x))
		s.Add(picture.Rect{Box: picture.Box{X: x - wide/2, Y: y - 15, W: wide, H: 21}, Radius: 4, Fill: picture.Solid(picture.NowWash)})
	}
	s.word(r, x, y, word, room, focus)
}

// row draws a named row of numbers of the word in focus.
func (s *scene) named(r film.Ref, box picture.Box) {
	r = s.shown(r)
	look := figure.Name
	name := figure.Capital(s.shortly(r))
	if r.Back {
		name, look = "∂L/∂ "+s.shortly(r), look.In(picture.GradInk)
	}
	s.Write(box.X, box.Y+box.H/2+4.5, name, look.Within(labels-8))
	figure.Vector{Of: r}.Draw(s.Scene, picture.Box{X: box.X + labels, Y: box.Y, W: box.W - labels, H: box.H})
}

// shortly is what a row is called beside it.
func (s *scene) shortly(r film.Ref) string {
	v, _, _ := s.Model.Value(r.Name)
	if v.Scope != "output" && block(v.Scope) != s.At {
		return say("row.in")
	}
	if v.Op == "add" {
		return say("row.sum")
	}
	return say("row." + lastOf(v.Path))
}

// plain is a block in which every word is worked on by itself: all of it for the word in focus, and the widest step for all.
func (s *scene) plain(box picture.Box) {
	words := s.words(s.At)
	c := figure.Spread(box.X+labels, (box.W-labels)/float64(len(words)), len(words), 4)
	n := figure.Wrapped(words, c.Column)
	s.Write(box.X, box.Y+16, say("word in focus"), figure.Name.In(picture.Ink3).Within(labels-8))
	s.chooser(c, 0, box.Y+16, n)
	y := box.Y + 16 + 15*float64(n-1) + 20
	rows, all := s.rows()
	for _, r := range rows {
		s.named(r, picture.Box{X: box.X, Y: y, W: box.W, H: 22})
		y += stripPitch - 8
	}
	y += 10
	r := s.shown(all)
	s.Write(box.X+labels, y+8, say("of all words", "name", s.shortly(r)), figure.Title)
	y += 18
	room := box.Y + box.H - y
	if s.At == "output" && !s.Slide {
		room -= NextHigh + 24
	}
	high := min(14, room/float64(len(words)))
	for i, word := range words {
		look := figure.Note.At(picture.End)
		if i == s.row() {
			look = look.In(picture.Ink1).Sized(12, 600)
		}
		if high >= 11 {
			s.Write(box.X+labels-9, y+high*(float64(i)+0.5)+4, figure.Fit(word, 12, labels-12), look)
		}
	}
	if s.At == "output" && !s.Slide {
		s.Likely(s.Scene, picture.Box{X: box.X, Y: y + high*float64(len(words)) + 36, W: box.W})
	}
	at := picture.Box{X: box.X + labels, Y: y, W: box.W - labels - 2, H: high * float64(len(words))}
	figure.Tile{Of: r, Focus: s.row(), Hover: -1, Whole: true}.Draw(s.Scene, at)
}

// rows are the rows that are shown of a block, of the word in focus, and the value that is shown of all words.
func (s *scene) rows() (rows []film.Ref, all film.Ref) {
	switch Kind(s.At) {
	case "embedding":
		rows = append(rows, film.At(s.At+".E", s.of(s.At).IDs[s.row()]))
		return append(rows, s.existing("PE", "P", "x")...), film.At(s.At + ".x")
	case "output":
		return []film.Ref{s.before(), film.At("logits", s.row()), film.At("p", s.row())}, film.At("p")
	case "norm":
		return append(rows, s.before(), film.At(s.At+".out", s.row())), film.At(s.At + ".out")
	}
	rows = append(rows, s.before())
	return append(rows, s.existing("norm", "hidden", "made", "sum", "out")...), film.At(s.At + ".hidden")
}

// existing are the rows that the word in focus has of those values of the block that there are.
func (s *scene) existing(names ...string) (rows []film.Ref) {
	for _, name := range names {
		if name = s.At + "." + name; s.has(name) {
			rows = append(rows, film.At(name, s.row()))
		}
	}
	return rows
}

// before is the row that a block reads.
func (s *scene) before() film.Ref {
	all := s.Blocks()
	return film.At(s.Out(all[slices.Index(all, s.At)-1]), s.row())
}
