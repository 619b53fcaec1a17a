package figure

import "glassbox/wasm/picture"

// Crumbs is the way from outside in to the present place, as the first line of a figure.
type Crumbs struct {
	Way  []Crumb
	Here string
	Note string // at the end of the line, where there is room
}

// Crumb is a place on the way: its name, and the item that leads there, without its ring.
type Crumb struct {
	Name string
	Item picture.Item
}

// crumbsH is the height of the line with the rule below it and a gap.
const crumbsH = 34

// Size implements Part.
func (Crumbs) Size(_ *Scene, width float64) (w, h float64) { return width, crumbsH }

// Draw implements Part.
func (c Crumbs) Draw(s *Scene, at picture.Box) {
	x, y := at.X, at.Y+17
	for _, crumb := range c.Way {
		w := Taken(crumb.Name, 13)
		it := crumb.Item
		it.Ring = picture.Rect{Box: picture.Box{X: x - 4, Y: at.Y + 2, W: w + 8, H: 22}, Radius: 4}
		s.Item(it, func() {
			s.Add(picture.Rect{Box: it.Ring.Box})
			s.Write(x, y, crumb.Name, Name)
			s.Add(picture.Line(picture.Point{X: x, Y: y + 3.5}, picture.Point{X: x + w, Y: y + 3.5}, Edge))
		})
		s.Write(x+w+9, y, "/", Note)
		x += w + 22
	}
	s.Write(x, y, c.Here, Title.Sized(13, 600))
	if c.Note != "" && !s.Narrow() {
		s.Write(at.X+at.W, y, c.Note, Note.At(picture.End))
	}
	s.Rule(at.X, at.X+at.W, at.Y+crumbsH-6)
}
