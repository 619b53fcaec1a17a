package figure

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Working is a computation written out: in symbols, in numbers if they say more than the result, and its result, a line each.
type Working struct {
	Title, Symbols, Numbers, Result string
	Back                            bool // the result is a gradient
}

// Working is how r is computed. Before it has arrived its result is a dot.
func (s *Scene) Working(r film.Ref) (w Working, ok bool) {
	if w, ok = s.told[r]; !ok {
		if w, ok = s.explained(r); !ok {
			return w, false
		}
		s.told[r] = w
	}
	if !s.Has(r) {
		w.Result = "·"
	}
	return w, true
}

func (f *Figure) explained(r film.Ref) (w Working, ok bool) {
	c, _, ok := f.Cell(r)
	if !ok {
		return w, false
	}
	e, ok := f.Explain(c)
	w = Working{Title: Capital(f.called(r).label), Symbols: e.Rule(), Numbers: e.Numbers, Result: number.Format(e.Value), Back: r.Back}
	if w.Numbers == w.Result {
		w.Numbers = ""
	}
	return w, ok
}

// most is how many lines stand between the title and the result.
const most = 3

// Size implements Part.
func (w Working) Size(_ *Scene, width float64) (float64, float64) { return width, 13 + 17*(most+2) }

// Draw implements Part.
func (w Working) Draw(s *Scene, at picture.Box) {
	role := picture.Ink1
	if w.Back {
		role = picture.GradInk
	}
	y := at.Y + 13
	look := Title.In(role).Within(at.W)
	if first, second := halves(w.Title, at.W); second != "" {
		s.Write(at.X, y-5, first, look.Sized(12, 500))
		s.Fitted(at.X, y+9, second, look.Sized(12, 500))
		y += 4
	} else {
		s.Write(at.X, y, w.Title, look)
	}
	lines := []string{w.Symbols}
	if w.Numbers != "" {
		lines = append(lines, Wrap("= "+w.Numbers, int(at.W/6.3))...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1]+" …")
	}
	for k, t := range lines {
		s.Write(at.X, y+19+17*float64(k), t, Note.In(picture.Ink2).Within(at.W))
	}
	s.Write(at.X, y+19+17*float64(len(lines)), "= "+w.Result, Note.Sized(12, 500).In(role).Within(at.W))
}

// Wrap breaks a formula into lines of so many characters, before its operators.
func Wrap(t string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(t) {
		if line != "" && len([]rune(line))+len([]rune(piece)) > width {
			lines, line = append(lines, strings.TrimRight(line, " ")), ""
		}
		line += piece
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts a formula before each +, − and / that stands between spaces.
func pieces(t string) (all []string) {
	piece := ""
	for _, w := range strings.SplitAfter(t, " ") {
		if (w == "+ " || w == "− " || w == "/ ") && piece != "" {
			all, piece = append(all, piece), ""
		}
		piece += w
	}
	return append(all, piece)
}
