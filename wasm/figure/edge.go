package figure

import (
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// Way is a straight edge between two nodes, along which numbers go and gradients return.
type Way struct {
	From, To picture.Point
	Width    float64 // at rest
}

// Rest draws the edge with nothing on it.
func (w Way) Rest(p Pad, paint picture.Paint) {
	p.Add(picture.Arrow{Curve: picture.Straight(w.From, w.To), Width: w.Width, Paint: paint, Reach: 1})
}

// Carry draws what has come the share t of the way: the line behind it and, until it arrives, its mark. It returns where
// that is.
func (w Way) Carry(p Pad, t float64, role picture.Role) (tip picture.Point) {
	curve, reach := picture.Straight(w.From, w.To), timeline.Ease(t)
	p.Add(picture.Arrow{Curve: curve, Width: 3, Paint: picture.Solid(role), Reach: reach})
	if tip = curve.At(reach); t < 1 {
		p.Mark(tip, 7, role)
	}
	return tip
}
