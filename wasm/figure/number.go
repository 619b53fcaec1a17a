package figure

import (
	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// bare is the width below which cells have no borders and meet each other; a row of them has one frame.
const bare = 14

// Number is one number in a cell: filled by its sign, dashed while it is not known.
type Number struct {
	Of      film.Ref
	ID      string       // of its item, where another item has the name of Of
	Label   string       // of its item; the film's where empty
	Text    string       // in place of the digits
	Off     bool         // a mask hides it: there is the text alone
	Open    bool         // it has no cell around it, being a number on the way
	Control string       // that a drag on it changes
	Look    Label        // of the digits; Digits where it has no size
	Weight  picture.Role // the colour of a weight, which is shown in whole percent; None for a number with a sign
	Faint   bool         // another one is pointed at
	Mute    bool         // it is not to be asked about: it has its item elsewhere
}

// Size implements Part.
func (n Number) Size(*Scene, float64) (w, h float64) { return 57, 21 }

// Draw implements Part.
func (n Number) Draw(s *Scene, at picture.Box) {
	s.Enter(n.Of, at)
	n.draw(s, at, s.full(n.Of))
}

// draw draws the number, of which the magnitude full gets the full colour.
func (n Number) draw(s *Scene, at picture.Box, full float64) {
	v := s.value(n.Of, full)
	v.known = v.known && !n.Off
	paint := func() {
		n.cell(s, at, v)
		n.digits(s, at, v)
	}
	if n.Mute {
		paint()
		return
	}
	s.Item(n.item(s, at, v), paint)
}

func (n Number) item(s *Scene, at picture.Box, v value) picture.Item {
	it := picture.Item{ID: n.ID, Label: n.Label, Control: n.Control, Ring: picture.Rect{Box: at, Radius: 2}}
	name := s.called(n.Of)
	if it.ID == "" {
		it.ID = name.id
	}
	if it.Label == "" {
		it.Label = name.label
	}
	if v.known {
		it.Value = s.Written(n.Of, v.x)
	}
	return it
}

// cell is the ground of a number.
func (n Number) cell(s *Scene, at picture.Box, v value) {
	fill := picture.Sign(v.x, v.full)
	if n.Weight != picture.None && fill.Role != picture.Ground {
		fill.Role, fill.Share = n.Weight, 0.5*fill.Share
	}
	if n.Faint {
		fill = fill.Faded(0.4)
	}
	switch {
	case n.Open && v.known && n.Text == "" && Decimals(at.W, at.H, v.full) < 0: // nothing else would be seen of it
		s.Add(picture.Rect{Box: at}, picture.Rect{Box: picture.Box{X: at.X, Y: at.Y + 4, W: at.W, H: at.H - 8}, Fill: fill})
	case n.Open, !v.known && at.W < bare:
		s.Add(picture.Rect{Box: at})
	case !v.known:
		s.Add(picture.Rect{Box: at, Radius: 2, Stroke: Empty})
	case at.W < bare:
		at.W += 1.5
		s.Add(picture.Rect{Box: at, Radius: 2, Fill: fill})
	default:
		s.Add(picture.Rect{Box: at, Radius: 2, Fill: fill, Stroke: Hairline})
	}
}

// digits writes a number in its cell, as far as there is room.
func (n Number) digits(s *Scene, at picture.Box, v value) {
	text, look := n.Text, n.Look
	if look.Size == 0 {
		look = Digits
	}
	y := at.Y + at.H/2 + 1.5 + look.Size*7/30
	if n.Open {
		y += 0.2
	}
	if n.Weight != picture.None && text == "" && at.W >= 18 && at.H >= 16 {
		text = number.Fixed(100*v.x, 0)
	}
	if d := Decimals(at.W, at.H, v.full); text == "" && d >= 0 {
		text = number.Fixed(v.x, d)
	}
	switch {
	case at.W < bare:
	case n.Off:
		s.Write(at.X+at.W/2, y, n.Text, look.In(picture.Ink3))
	case v.known && text != "":
		s.Write(at.X+at.W/2, y, text, look.Within(at.W-2))
	case !v.known && n.Open:
		s.Write(at.X+at.W/2, y, "·", look.Sized(13, 400).In(picture.Ink3))
	}
}

// value is a number as a picture has it.
type value struct {
	x, full float64 // the number, and the magnitude that gets the full colour
	known   bool    // it has arrived
}

// value is the number that r is. What it is a part of knows full, which is the same for all of that.
func (s *Scene) value(r film.Ref, full float64) value {
	v := value{full: full}
	if c, single, ok := s.Cell(r); ok && single {
		if m := s.numbers(c); m != nil {
			v.x, v.known = m.At(c.Row, c.Col), s.ShareOf(c, s.Moment, s.Depth) == 1
		}
	}
	return v
}

// called is what something is called: as an item, and by a person.
type called struct{ id, label string }

// called is what r is called. It is worked out once.
func (f *Figure) called(r film.Ref) called {
	name, ok := f.names[r]
	if ok {
		return name
	}
	name.id = f.ID(r)
	if name.label = name.id; f.Plan.Label != nil {
		name.label = f.Plan.Label(r)
	}
	f.names[r] = name
	return name
}

// ItemOf is what has such a ring as the item of r.
func (f *Figure) ItemOf(r film.Ref, ring picture.Rect) picture.Item {
	name := f.called(r)
	return picture.Item{ID: name.id, Label: name.label, Ring: ring}
}

// whole is r without its indices.
func whole(r film.Ref) film.Ref { return film.Ref{Name: r.Name, Back: r.Back} }

// full is the magnitude of what r is a part of that gets the full colour.
func (f *Figure) full(r film.Ref) float64 {
	all := whole(r)
	name := all.String()
	if full, ok := f.Full[name]; ok {
		return full
	}
	m := f.Matrix(all)
	if m == nil { // on its way
		return 0
	}
	f.Full[name] = film.Largest(m)
	return f.Full[name]
}

// Written is a number with as many decimals as all of what it is a part of.
func (f *Figure) Written(r film.Ref, x float64) string {
	all := whole(r)
	decimals, ok := f.decimals[all]
	if m := f.Matrix(all); !ok && m != nil {
		var cells []float64
		rows, _ := m.Dims()
		for i := range rows {
			cells = append(cells, film.Line(m, i)...)
		}
		decimals = -1
		if len(cells) > 1 {
			decimals = number.Decimals(4, cells...)
		}
		f.decimals[all] = decimals
	}
	if decimals < 0 {
		return number.Format(x)
	}
	return number.Fixed(x, decimals)
}

// share gives names that show the same quantity the largest magnitude of all.
func (f *Figure) share(names string) {
	var all []film.Ref
	full := 0.0
	for _, name := range film.Names(names) {
		all = append(all, f.Named(name)...)
	}
	for _, r := range all {
		full = max(full, film.Largest(f.Matrix(r)))
	}
	for _, r := range all {
		f.Full[r.String()] = full
	}
}
