package figure

import "glassbox/wasm/picture"

// The strokes. Cells have the thin ones, what stands alone the others.
var (
	Hairline = Solid(picture.Hairline, 1) // between regions, around known cells
	Edge     = Solid(picture.Edge, 1)     // around what is too light to stand on the ground
	Empty    = dashed(1)                  // around a cell that is not known yet
	Rest     = Solid(picture.Edge, 1.25)  // around a node at rest
	Pending  = dashed(1.25)               // around a node that is not known yet
	Framed   = Solid(picture.Ink1, 1.5)   // around what is in play
	Latest   = Solid(picture.Ink1, 2)     // around a node whose number has just come
	Ringed   = Solid(picture.Ink2, 1.5)   // around what is pointed at
	Violet   = Solid(picture.Grad, 1)     // around gradients
)

// Solid is a line in the colour of a role.
func Solid(r picture.Role, width float64) picture.Stroke {
	return picture.Stroke{Paint: picture.Solid(r), Width: width}
}

func dashed(width float64) picture.Stroke {
	return picture.Stroke{Paint: picture.Solid(picture.Edge), Width: width, Dash: picture.Dashed}
}

// Narrow is the width below which a figure takes its phone form.
const Narrow = 600

// Pad is a picture being drawn.
type Pad struct{ *picture.List }

// Label is how a text looks and which part of it stands at its point.
type Label struct { // the small ones stand together, since it is copied very often
	Size   float64
	Max    float64 // pixels, 0 for no limit
	Weight int
	Role   picture.Role
	Anchor picture.Anchor
	Italic bool
}

// The labels: titles, names and formulas, axes and notes, numbers in cells, and results.
var (
	Title  = Label{Size: 13, Weight: 500, Role: picture.Ink1}
	Name   = Label{Size: 13, Weight: 400, Role: picture.Ink2}
	Note   = Label{Size: 12, Weight: 400, Role: picture.Ink3}
	Digits = Label{Size: 12, Weight: 400, Role: picture.Ink1, Anchor: picture.Middle}
	Result = Label{Size: 15, Weight: 500, Role: picture.Ink1, Anchor: picture.Middle}
)

// At is the label with another anchor.
func (l Label) At(a picture.Anchor) Label { l.Anchor = a; return l }

// In is the label in another colour.
func (l Label) In(r picture.Role) Label { l.Role = r; return l }

// Within is the label with a greatest width.
func (l Label) Within(w float64) Label { l.Max = w; return l }

// Sized is the label at another size and weight.
func (l Label) Sized(size float64, weight int) Label { l.Size, l.Weight = size, weight; return l }

func (l Label) text(x, y float64, s string) picture.Text {
	return picture.Text{At: picture.Point{X: x, Y: y}, S: s, Size: l.Size, Weight: l.Weight, Anchor: l.Anchor, Max: l.Max,
		Paint: picture.Solid(l.Role), Italic: l.Italic}
}

// Write writes s with its baseline at y.
func (p Pad) Write(x, y float64, s string, l Label) { p.Add(l.text(x, y, s)) }

// Value writes a number as it fits the label's width.
func (p Pad) Value(x, y, v float64, l Label) {
	t := picture.Value(v, l.text(x, y, ""))
	t.At.Y -= (l.Size - t.Size) * 0.1 // smaller digits stay in the middle
	p.Add(t)
}

// Straight is a line from one point to another.
func Straight(x0, y0, x1, y1 float64, stroke picture.Stroke) picture.Curve {
	return picture.Line(picture.Point{X: x0, Y: y0}, picture.Point{X: x1, Y: y1}, stroke)
}

// Rule is a hairline from x0 to x1.
func (p Pad) Rule(x0, x1, y float64) {
	p.Add(picture.Line(picture.Point{X: x0, Y: y}, picture.Point{X: x1, Y: y}, Hairline))
}

// Mark is a dot on its way.
func (p Pad) Mark(at picture.Point, r float64, role picture.Role) {
	p.Add(picture.Circle(at, r, picture.Solid(role), picture.Stroke{Paint: picture.Solid(picture.Ground), Width: 1.5}))
}

// SignLine is the colour of a line that carries v.
func SignLine(v float64) picture.Role {
	if v < 0 {
		return picture.NegLine
	}
	return picture.PosLine
}
