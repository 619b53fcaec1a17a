package figure

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Of is the part that shows a whole value: a number, a vector, or a grid.
func (f *Figure) Of(r film.Ref) Part {
	switch rows, cols := f.Dims(r.Name); {
	case rows*cols == 1:
		return Number{Of: r}
	case rows == 1:
		return Vector{Of: r, Framed: true}
	}
	return Grid{Of: r}
}

// Titled is the part that shows a whole value, under its name.
func (f *Figure) Titled(r film.Ref) Part {
	title, look := Capital(f.called(r).label), Name
	if r.Back {
		look = look.In(picture.GradInk)
	}
	return Titled{Title: title, Look: look, Part: f.Of(r)}
}

// Capital is the text with its first letter as a capital, where that has one.
func Capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	if n == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[n:]
}

// Present is the operation under way alone: what it reads, what it makes, and one of its numbers worked out. It is what a
// narrow figure shows, and it follows from the recording.
func (s *Scene) Present() Part {
	made := s.Shown(s.beat)
	var read []film.Ref
	for _, r := range made {
		for _, from := range s.Sources(r) {
			if !slices.Contains(made, from) && !slices.Contains(read, from) {
				read = append(read, from)
			}
		}
	}
	parts := []Part{}
	for _, list := range [][]film.Ref{read, made} {
		row := Beside{Gap: 16}
		for _, r := range list {
			row.Parts = append(row.Parts, s.Titled(r))
		}
		if len(list) > 0 {
			parts = append(parts, row)
		}
	}
	if len(made) > 0 {
		r, asked := s.Asked()
		if !asked {
			r = s.first(made[0])
		}
		if w, ok := s.Working(r); ok {
			parts = append(parts, w)
		}
	}
	return Stack{Gap: 16, Parts: parts}
}

// first is the cell of a value that is under way, or else its first.
func (s *Scene) first(r film.Ref) film.Ref {
	rows, cols := s.Dims(r.Name)
	c := 0
	if s.Finest() {
		c = min(s.part, rows*cols-1)
	}
	switch {
	case rows*cols == 1:
		return r
	case s.Flat(r.Name):
		return row(r, c)
	}
	r.I, r.J, r.N = c/cols, c%cols, 2
	return r
}
