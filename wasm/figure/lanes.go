package figure

import (
	"math"

	"glassbox/wasm/picture"
)

// Lane is one arrow of several heads: from the focus word to the lane of a head over another word.
type Lane struct {
	Head   int // from 0
	Word   int
	Weight float64
}

// Lanes is the bundle of arrows of several heads. Every word has a lane for each head, so that head k always lands
// in the k-th; the arrows leave from a bar over the focus word, whose own weights go straight down from it.
type Lanes struct {
	Heads   int
	Focus   int
	Centers []float64 // of the words
	Column  float64   // the width of one
	Base    float64   // the line that the heads stand on
	Rise    Rise
	Upward  bool // the words stand below one another, and arrows bulge to the left instead of up
}

// Pitch is the distance of two lanes: 18 where the columns are wide enough.
func (b Lanes) Pitch() float64 {
	if b.Heads == 1 {
		return 0
	}
	return max(0, min(18, (b.Column-4)/float64(b.Heads)))
}

// At is the place of a head's lane over a word.
func (b Lanes) At(head, word int) float64 {
	return b.Centers[word] + (float64(head)-float64(b.Heads-1)/2)*b.Pitch()
}

// Shrink is the factor of the widths: less where lanes are narrow.
func (b Lanes) Shrink() float64 {
	shrink := b.Pitch() / 18
	if b.Heads == 1 {
		shrink = b.Column / 52
	}
	if b.Upward { // lines are low, and the bar is to fit between them
		shrink *= 0.7
	}
	return max(0.3, min(1, shrink))
}

// Width is the shaft of an arrow of a weight.
func (b Lanes) Width(weight float64) float64 { return 1.25 + 14*weight*b.Shrink() }

// Fit are those of the lanes, given heaviest first, that find room side by side at the bar.
func (b Lanes) Fit(ls []Lane) []Lane {
	room, width, kept := max(b.Column*1.1, 84), 0.0, ls[:0:0]
	if b.Upward {
		room = max(2*b.Column, 40)
	}
	for _, l := range ls {
		if l.Word != b.Focus {
			if width += b.Width(l.Weight) + 2.5; width > room {
				continue
			}
		}
		kept = append(kept, l)
	}
	return kept
}

// Drop is how far the bar stands over the heads: enough for the heaviest straight arrow.
func (b Lanes) Drop(ls []Lane) float64 {
	drop := 12.0
	for _, l := range ls {
		if l.Word == b.Focus {
			length, _ := picture.HeadSize(b.Width(l.Weight))
			drop = max(drop, length+5)
		}
	}
	return drop
}

// Bar is the line that carries the ports, from its left to its right end.
func (b Lanes) Bar(ls []Lane) (from, to picture.Point) {
	left := b.start(ls)
	right := left + b.bundle(ls)
	for _, l := range ls {
		if l.Word == b.Focus {
			at, w := b.At(l.Head, l.Word), b.Width(l.Weight)/2
			left, right = min(left, at-w), max(right, at+w)
		}
	}
	drop := b.Drop(ls)
	return b.point(left-3, drop), b.point(right+3, drop)
}

// bundle is the width of all ports.
func (b Lanes) bundle(ls []Lane) float64 {
	width := 0.0
	for _, l := range ls {
		if l.Word != b.Focus {
			width += b.Width(l.Weight) + 2.5
		}
	}
	return max(0, width-2.5)
}

// start is where the ports begin: in the middle over the focus word, but never beyond the first or the last word.
func (b Lanes) start(ls []Lane) float64 {
	width, half := b.bundle(ls), b.Column/2-4
	low, high := b.Centers[0]-half, b.Centers[len(b.Centers)-1]+half-width
	return max(low, min(high, b.Centers[b.Focus]-width/2))
}

// Curves are the arrows, one for each lane in their order.
func (b Lanes) Curves(ls []Lane) []picture.Cubic {
	f := Fan{From: b.Centers[b.Focus], Base: b.Base, Rise: b.Rise, Shrink: 1, Upward: b.Upward}
	ts := make([]Target, len(ls))
	for i, l := range ls {
		ts[i] = Target{At: b.At(l.Head, l.Word), Weight: l.Weight, Self: l.Word == b.Focus}
	}
	curves, drop := make([]picture.Cubic, len(ls)), b.Drop(ls)
	x := b.start(ls)
	for _, i := range f.order(ts) {
		l, to, w := ls[i], ts[i].At, b.Width(ls[i].Weight)
		if l.Word == b.Focus {
			curves[i] = picture.Straight(b.point(to, drop), b.point(to, 0))
			continue
		}
		port := x + w/2
		h := max(b.Rise.A+b.Rise.B*math.Abs(to-f.From), drop+8)
		curves[i] = picture.Cubic{b.point(port, drop), b.point(port, drop+(h-drop)*4/3), b.point(to, h*4/3), b.point(to, 0)}
		x += w + 2.5
	}
	return curves
}

// Back is an arrow's way back, beside it on the outside.
func (b Lanes) Back(c picture.Cubic) picture.Cubic {
	r := picture.Cubic{c[3], c[2], c[1], c[0]}
	along := func(p picture.Point) float64 {
		if b.Upward {
			return p.Y
		}
		return p.X
	}
	side := 1.0
	if along(c[3]) < along(c[0]) {
		side = -1
	}
	for i, out := range []float64{5, 9, 3, 1.5} {
		if up := []float64{0, 8, 8, 0}[i]; b.Upward {
			r[i].Y, r[i].X = r[i].Y+side*out, r[i].X-up
		} else {
			r[i].X, r[i].Y = r[i].X+side*out, r[i].Y-up
		}
	}
	return r
}

// point is the point so far along the words and so high over the base.
func (b Lanes) point(along, up float64) picture.Point {
	return Fan{Base: b.Base, Upward: b.Upward}.point(along, up)
}
