package entropy

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// ending draws the square of the loss beside the curve, with its gradient below it.
func (s *scene) ending() {
	if s.ended == "" {
		return
	}
	c, b := s.of(s.ended), s.node
	top, bottom := halved(b, 32)
	s.Write(b.X+b.W/2, b.Y-9, c.Label, figure.Title.At(picture.Middle))
	f := s.plain(c.Name, top)
	f.Size = 21
	s.Field(f)
	s.under(c.Name, bottom)
	y := b.Y + b.H + 18
	if !s.has(c.Name) || finite(c.X) {
		s.Write(b.X+b.W/2, y, say("unit."+s.unit.id), figure.Note.At(picture.Middle))
		return
	}
	s.wrap(say("ruled out"), b.X+b.W/2, y, 15, 120, 2, figure.Note.In(picture.Ink2).At(picture.Middle).Within(s.side.W))
}

// sums draws the cells under their columns, and once they are known their lengths: H(p,q) is H(p) and KL together.
func (s *scene) sums() {
	for _, c := range s.layout.columns {
		if c.sum == "" {
			continue
		}
		b, low := s.sumBoxes(c)
		s.Fitted(b.X+b.W/2, b.Y-6, s.of(c.sum).Symbol, figure.Title.Sized(12, 500).At(picture.Middle).Within(s.cell+s.gap-2))
		s.Field(s.plain(c.sum, b))
		s.under(c.sum, low)
	}
	if s.preset == "soft" {
		s.lengths()
	}
}

func (s *scene) sumBoxes(c column) (top, bottom picture.Box) {
	return halved(picture.Box{X: s.x[c.key], Y: s.end + 16, W: s.cell, H: upper + lower}, upper)
}

// lengths draws the cross entropy as one bar, and under it the entropy and the divergence end to end.
func (s *scene) lengths() {
	H, E, K := s.of("cross"), s.of("entropy"), s.of("kl")
	y, h := s.end+16+upper+lower+28, 16.0
	if !finite(H.X) {
		if s.has("cross") {
			s.Write(s.side.X, y, "H(p,q) = ∞:", figure.Title.Within(s.side.W))
			s.wrap(say("ruled out"), s.side.X, y+18, 16, 150, 2, figure.Note.In(picture.Ink2).Within(s.side.W))
		}
		return
	}
	unit := s.side.W / max(H.X, E.X, 1e-9)
	put := func(c film.Entry, x, y float64, name string, anchor picture.Anchor, fill picture.Paint) {
		if !s.has(c.Name) {
			return
		}
		w, at, label := c.X*unit, x, y-5
		if anchor == picture.End {
			at = s.side.X + s.side.W
			if s.Narrow() { // there is no room beside the other name
				label = y + h + 13
			}
		}
		s.Write(at, label, name+" "+film.Written(c.X), figure.Title.Sized(12, 500).At(anchor).Within(s.side.W))
		if w >= 0.5 {
			s.Add(picture.Rect{Box: picture.Box{X: x, Y: y, W: w, H: h}, Radius: 2, Fill: fill, Stroke: figure.Rest})
		}
	}
	put(H, s.side.X, y, "H(p,q)", picture.Start, picture.Sign(0.5, 1))
	put(E, s.side.X, y+42, "H(p)", picture.Start, picture.Solid(picture.NowWash))
	put(K, s.side.X+E.X*unit, y+42, "KL", picture.End, picture.Sign(1, 1))
}
