package figure

import (
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Field is a box with a number, filled by its sign; below it, where Grad is set, the place of its gradient.
type Field struct {
	picture.Item
	Box     picture.Box // of the value alone
	Number  float64
	Scale   float64 // the magnitude that gets the full colour
	Known   bool
	Present bool // it is in play now
	Plain   bool // no fill
	Back    bool // it is a gradient itself
	Size    float64
	Text    string // how the number is written, where a column agrees on its decimals

	Lower    float64 // height of the place of the gradient, 0 for none
	Grad     float64
	HasGrad  bool
	Arriving bool // the gradient has just come
}

// FieldOf is the field of a number of the film, with the place of its gradient where it has one.
func (s *Scene) FieldOf(r film.Ref, b picture.Box) Field {
	name, g := s.called(r), r.Gradient()
	c := Field{Item: picture.Item{ID: name.id, Label: name.label}, Box: b, Number: s.value(r, 0).x, Known: s.Has(r), Present: s.Arriving(r)}
	if _, ok := s.BeatOf(g); ok {
		c.Lower, c.Grad, c.HasGrad, c.Arriving = 22, s.value(g, 0).x, s.Has(g), s.Arriving(g)
	}
	return c
}

// Field draws a field as an item.
func (p Pad) Field(c Field) {
	it := c.Item
	it.Ring = c.frame()
	switch {
	case c.Known && c.Back:
		it.Gradient = film.Written(c.Number)
	case c.Known:
		it.Value = film.Written(c.Number)
	}
	if c.HasGrad {
		it.Gradient = film.Written(c.Grad)
	}
	p.Item(it, func() { p.Face(c) })
}

// frame is the outline of all of a field.
func (c Field) frame() picture.Rect {
	whole := c.Box
	whole.H += c.Lower
	frame := picture.Rect{Box: whole, Radius: 3, Stroke: Rest}
	switch {
	case c.Back && c.Known:
		frame.Stroke = Violet
	case c.Present:
		frame.Stroke = Framed
	case !c.Known:
		frame.Stroke = Pending
	}
	return frame
}

// Face draws what a field looks like, where it is part of another item.
func (p Pad) Face(c Field) {
	ink := picture.Ink1
	if c.Back {
		_, ink = Slope(c.Known, c.Present)
	}
	p.fill(c)
	p.Add(c.frame())
	p.number(c.Box, c.Number, c.Text, c.Known, Result.Sized(c.size(), 500).In(ink))
	if c.Lower > 0 {
		p.gradient(c)
	}
}

func (c Field) size() float64 {
	if c.Size == 0 {
		return 15
	}
	return c.Size
}

func (p Pad) fill(c Field) {
	r := picture.Rect{Box: c.Box, Radius: 3, Fill: picture.Solid(picture.Ground)}
	if c.Lower > 0 {
		r.Corners = picture.Top
	}
	switch {
	case c.Back:
		r.Fill, _ = Slope(c.Known, c.Present)
	case c.Known && !c.Plain:
		r.Fill = picture.Sign(c.Number, c.Scale)
	}
	p.Add(r)
}

// number writes a number in the middle of a box, or the dot that stands for one not yet known.
func (p Pad) number(b picture.Box, v float64, text string, known bool, l Label) {
	x, y := b.X+b.W/2, b.Y+b.H/2+l.Size*0.35
	switch {
	case !known:
		p.Write(x, y, "·", l.In(picture.Ink3))
	case text != "" && 0.92*picture.Wide(text, l.Size) <= b.W-2:
		p.Write(x, y, text, l)
	case picture.Tight(picture.Value(v, picture.Text{Size: l.Size, Max: b.W - 4}).S, 12) <= b.W-4: // else its colour must do
		p.Value(x, y, v, l.Within(b.W-4))
	}
}

func (p Pad) gradient(c Field) {
	b := picture.Box{X: c.Box.X, Y: c.Box.Y + c.Box.H, W: c.Box.W, H: c.Lower}
	fill, ink := Slope(c.HasGrad, c.Arriving)
	switch {
	case !c.Arriving:
		p.Rule(b.X+1, b.X+b.W-1, b.Y)
	case c.HasGrad:
		p.Add(picture.Rect{Box: b, Radius: 3, Corners: picture.Bottom, Fill: fill})
	}
	p.number(b, c.Grad, "", c.HasGrad, Result.Sized(min(c.size(), max(13, c.size()-2)), 500).In(ink))
}

// Slope is how the place of a gradient looks: solid while it is the latest to have arrived.
func Slope(known, latest bool) (fill picture.Paint, ink picture.Role) {
	switch {
	case known && latest:
		return picture.Solid(picture.Grad), picture.Ground
	case known:
		return picture.Solid(picture.Ground), picture.GradInk
	}
	return picture.Solid(picture.Ground), picture.Ink3
}
