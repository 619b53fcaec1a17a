package figure

import (
	"cmp"
	"math"
	"slices"

	"glassbox/core/order"
	"glassbox/wasm/picture"
)

// Target is one word that an arrow of a Fan leads to.
type Target struct {
	At     float64 // its place along the words
	Weight float64 // 0 … 1
	Self   bool    // the focus word itself
}

// Fan is the bundle of arrows between a focus word and others. Forward they leave ports side by side at the focus
// and end in heads over the words; backward they run outside of those, from the words to heads at the focus.
type Fan struct {
	From   float64 // the place of the focus along the words
	Base   float64 // the line that ports and heads stand on
	Rise   Rise
	Shrink float64 // factor of the widths: 1, 0.86 on phones, 0.8 from 13 words
	Back   bool
	End    float64 // of the figure, along the words, over which a loop does not bend; 0 if it cannot
	Upward bool    // the words stand below one another, and arrows bulge to the left instead of up
}

// Rise is the height of an arc over a distance: A + B·|Δ|.
type Rise struct{ A, B float64 }

// RiseFor is the rise that suits n words.
func RiseFor(n int, narrow bool) Rise {
	switch {
	case narrow:
		return Rise{16, 0.4}
	case n <= 8:
		return Rise{20, 0.34}
	case n <= 16:
		return Rise{22, 0.21}
	case n <= 24:
		return Rise{18, 0.14}
	}
	return Rise{12, 0.11}
}

// Under is r with B lowered so that an arc over the distance stays below a height.
func (r Rise) Under(height, distance float64) Rise {
	if distance > 0 {
		r.B = min(r.B, max(0, height-r.A)/distance)
	}
	return r
}

// Outside is how far the way back lies beside the way forward.
const Outside = 11

// self is the rise of the loop to the focus word itself, flare how far it bends out on either side.
const self, flare = 42, 10.44

// Width is the shaft of an arrow of a weight. The way back is thinner: it has to share the room.
func (f Fan) Width(weight float64) float64 {
	if f.Back {
		return 1.25 + 4.5*min(1, math.Abs(weight))
	}
	return (1.25 + 14*weight) * f.Shrink
}

// side is −1 for targets before the focus, 1 for those after it, and 0 for itself.
func (f Fan) side(t Target) float64 {
	switch {
	case t.Self:
		return 0
	case t.At < f.From:
		return -1
	}
	return 1
}

// taken is the width that the port of a target needs.
func (f Fan) taken(t Target) float64 {
	w := f.Width(t.Weight)
	_, half := picture.HeadSize(w)
	switch {
	case t.Self && f.Back:
		return 2*half + 9 + w
	case t.Self:
		return 2*w + 9 + max(0, half-w/2-2)
	case f.Back:
		return 2 * half
	}
	return w
}

// order sorts targets into ports so that no arrows cross: nearest left, …, farthest left, self, farthest right, …,
// nearest right.
func (f Fan) order(ts []Target) []int {
	return order.Places(len(ts), func(a, b int) int {
		if c := cmp.Compare(f.side(ts[a]), f.side(ts[b])); c != 0 {
			return c
		}
		return -cmp.Compare(ts[a].At, ts[b].At)
	})
}

// Bundle is the width of all ports, with the gap between them that gets it closest to the room there is.
func (f Fan) Bundle(ts []Target, room float64) (width, gap float64) {
	for _, t := range ts {
		width += f.taken(t)
	}
	n := float64(len(ts) - 1)
	if n <= 0 {
		return width, 4.5
	}
	gap = max(2.5, min(4.5, (room-width)/n))
	return width + n*gap, gap
}

// Arrows are the curves of the fan, one for each target, in the targets' order.
func (f Fan) Arrows(ts []Target, room float64) []picture.Cubic {
	width, gap := f.Bundle(ts, room)
	curves := make([]picture.Cubic, len(ts))
	x := f.From - width/2
	if slices.ContainsFunc(ts, func(t Target) bool { return t.Self }) && f.End > 0 {
		x = max(min(x, f.End-flare-width), flare)
	}
	for _, i := range f.order(ts) {
		t, taken := ts[i], f.taken(ts[i])
		w := f.Width(t.Weight)
		switch {
		case t.Self:
			curves[i] = f.loop(x, taken, w)
		case f.Back:
			curves[i] = f.curve(t.At+Outside*f.side(t), x+taken/2, f.Rise.A+f.Rise.B*math.Abs(t.At-f.From)+Outside)
		default:
			curves[i] = f.curve(x+taken/2, t.At, f.Rise.A+f.Rise.B*math.Abs(t.At-f.From))
		}
		x += taken + gap
	}
	return curves
}

// curve is one cubic with upright tangents at both ends, which rises so high over the base.
func (f Fan) curve(from, to, rise float64) picture.Cubic {
	h := rise * 4 / 3
	return picture.Cubic{f.point(from, 0), f.point(from, h), f.point(to, h), f.point(to, 0)}
}

// loop is the arrow from the focus to itself, within its own part of the bundle.
func (f Fan) loop(x, taken, w float64) picture.Cubic {
	_, half := picture.HeadSize(w)
	rise := min(self, f.Rise.A+28) * 4 / 3
	a, b := x+w/2, x+w/2+w+9
	if f.Back {
		a, b = x+taken-w/2, x+half
		rise += Outside
	}
	out := math.Copysign(flare, b-a)
	return picture.Cubic{f.point(a, 0), f.point(a-out, rise), f.point(b+out, rise), f.point(b, 0)}
}

// point is the point so far along the words and so high over the base.
func (f Fan) point(along, up float64) picture.Point {
	if f.Upward {
		return picture.Point{X: f.Base - up, Y: along}
	}
	return picture.Point{X: along, Y: f.Base - up}
}
