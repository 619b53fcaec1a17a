package figure

import "glassbox/wasm/picture"

// Stack is parts below one another.
type Stack struct {
	Gap   float64
	Parts []Part
}

// Size implements Part: the widest of them, and all heights.
func (k Stack) Size(s *Scene, width float64) (w, h float64) {
	for i, p := range k.Parts {
		pw, ph := p.Size(s, width)
		if w, h = max(w, pw), h+ph; i > 0 {
			h += k.Gap
		}
	}
	return w, h
}

// Draw implements Part.
func (k Stack) Draw(s *Scene, at picture.Box) {
	for _, p := range k.Parts {
		w, h := p.Size(s, at.W)
		p.Draw(s, picture.Box{X: at.X, Y: at.Y, W: w, H: h})
		at.Y += h + k.Gap
	}
}

// Beside is parts side by side, as many as the width has room for; the others follow in further rows.
type Beside struct {
	Gap   float64
	Parts []Part
}

// Size implements Part.
func (b Beside) Size(s *Scene, width float64) (w, h float64) {
	b.place(s, width, func(_ Part, at picture.Box) { w, h = max(w, at.X+at.W), max(h, at.Y+at.H) })
	return w, h
}

// Draw implements Part.
func (b Beside) Draw(s *Scene, at picture.Box) {
	b.place(s, at.W, func(p Part, box picture.Box) {
		box.X, box.Y = at.X+box.X, at.Y+box.Y
		p.Draw(s, box)
	})
}

// place calls do with the place of every part, from the upper left corner on.
func (b Beside) place(s *Scene, width float64, do func(p Part, at picture.Box)) {
	x, y, row := 0.0, 0.0, 0.0
	for _, p := range b.Parts {
		w, h := p.Size(s, width)
		if x > 0 && x+w > width+0.5 {
			x, y, row = 0, y+row+b.Gap, 0
		}
		do(p, picture.Box{X: x, Y: y, W: w, H: h})
		x, row = x+w+b.Gap, max(row, h)
	}
}

// Titled is a part with its name over it.
type Titled struct {
	Title string
	Look  Label // Name where it has no size
	Part
}

// titleH is the height of a title with the gap below it.
const titleH = 22

// Size implements Part.
func (t Titled) Size(s *Scene, width float64) (w, h float64) {
	w, h = t.Part.Size(s, width)
	return max(w, min(width, picture.Wide(t.Title, 13))), h + titleH
}

// Draw implements Part.
func (t Titled) Draw(s *Scene, at picture.Box) {
	look := t.Look
	if look.Size == 0 {
		look = Name
	}
	s.Write(at.X, at.Y+13, t.Title, look.Within(at.W))
	w, _ := t.Part.Size(s, at.W)
	t.Part.Draw(s, picture.Box{X: at.X, Y: at.Y + titleH, W: w, H: at.H - titleH})
}

// Labelled is a part with its name at the left, in a room that the lines of a table share; in a narrow figure over it.
type Labelled struct {
	Titled
	Room float64
}

// Size implements Part.
func (l Labelled) Size(s *Scene, width float64) (w, h float64) {
	if s.Narrow() {
		return l.Titled.Size(s, width)
	}
	w, h = l.Part.Size(s, width-l.Room)
	return w + l.Room, h
}

// Draw implements Part.
func (l Labelled) Draw(s *Scene, at picture.Box) {
	if s.Narrow() {
		l.Titled.Draw(s, at)
		return
	}
	look := l.Look
	if look.Size == 0 {
		look = Name
	}
	s.Write(at.X, at.Y+at.H/2+5, l.Title, look.Within(l.Room-8))
	l.Part.Draw(s, picture.Box{X: at.X + l.Room, Y: at.Y, W: at.W - l.Room, H: at.H})
}

// Drawn is a part that a lesson draws by hand.
type Drawn struct {
	W, H float64
	Hand func(s *Scene, at picture.Box)
}

// Size implements Part.
func (d Drawn) Size(*Scene, float64) (w, h float64) { return d.W, d.H }

// Draw implements Part.
func (d Drawn) Draw(s *Scene, at picture.Box) { d.Hand(s, at) }
