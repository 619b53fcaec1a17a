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
	top, bottom := b, b
	top.H, bottom.Y, bottom.H = 32, b.Y+32, b.H-32
	s.Write(b.X+b.W/2, b.Y-9, c.Label, figure.Title.At(picture.Middle))
	s.Item(s.item(c.Name, picture.Rect{Box: top, Radius: 4}), func() {
		r := picture.Rect{Box: top, Radius: 4, Corners: picture.Top, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
		if s.has(c.Name) {
			r.Stroke = figure.Ringed
			if s.current(c.Name) {
				r.Stroke = figure.Latest
			}
		}
		s.Add(r)
		if s.has(c.Name) {
			s.digits(top, c.X, 21, picture.Ink1)
		} else {
			s.dot(top)
		}
	})
	s.slope("dloss", bottom, picture.Bottom)
	y := b.Y + b.H + 18
	if !s.has(c.Name) || finite(c.X) {
		s.Write(b.X+b.W/2, y, say("unit."+s.unit.id), figure.Note.At(picture.Middle))
		return
	}
	for k, line := range wrapped(say("ruled out"), 120, 2) {
		s.Write(b.X+b.W/2, y+15*float64(k), line, figure.Note.In(picture.Ink2).At(picture.Middle).Within(s.side.W))
	}
}

// sums draws the cells under their columns, and once they are known their lengths: H(p,q) is H(p) and KL together.
func (s *scene) sums() {
	all := false
	for _, c := range s.layout.columns {
		if c.sum == "" {
			continue
		}
		all = true
		b := s.sumBox(c)
		s.Write(b.X+b.W/2, b.Y-6, s.of(c.sum).Symbol, figure.Title.Sized(12, 500).At(picture.Middle).Within(s.cell+s.gap-2))
		low := b
		low.Y, low.H = b.Y+b.H, lower
		if c.sum == s.loss {
			s.plain(c.sum, b, picture.Top)
			s.slope("dloss", low, picture.Bottom)
		} else {
			s.plain(c.sum, b, picture.All)
		}
	}
	if all || s.preset == "soft" {
		s.lengths()
	}
}

// plain is a sum: no fill, like the loss.
func (s *scene) plain(id string, b picture.Box, corners picture.Corners) {
	s.Item(s.item(id, picture.Rect{Box: b, Radius: 4}), func() {
		r := picture.Rect{Box: b, Radius: 4, Corners: corners, Fill: picture.Solid(picture.Ground), Stroke: figure.Pending}
		if !s.has(id) {
			s.Add(r)
			s.dot(b)
			return
		}
		r.Stroke = s.stroked(id)
		s.Add(r)
		s.digits(b, s.of(id).X, 15, picture.Ink1)
	})
}

func (s *scene) sumBox(c column) picture.Box {
	return picture.Box{X: s.x[c.key], Y: s.end + 16, W: s.cell, H: upper}
}

// lengths draws the cross entropy as one bar, and under it the entropy and the divergence end to end.
func (s *scene) lengths() {
	H, E, K := s.of("cross"), s.of("entropy"), s.of("kl")
	y, h := s.end+16+upper+lower+28, 16.0
	if !finite(H.X) {
		if s.has("cross") {
			s.Write(s.side.X, y, "H(p,q) = ∞:", figure.Title.Within(s.side.W))
			for k, line := range wrapped(say("ruled out"), 150, 2) {
				s.Write(s.side.X, y+18+16*float64(k), line, figure.Note.In(picture.Ink2).Within(s.side.W))
			}
		}
		return
	}
	unit := s.side.W / max(H.X, E.X, 1e-9)
	put := func(c film.Entry, x, y float64, name string, anchor picture.Anchor, fill picture.Paint) {
		if !s.has(c.Name) {
			return
		}
		w := c.X * unit
		at := x
		if anchor == picture.End {
			at = s.side.X + s.side.W
		}
		label := y - 5
		if anchor == picture.End && s.narrow { // there is no room beside the other name
			label = y + h + 13
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
