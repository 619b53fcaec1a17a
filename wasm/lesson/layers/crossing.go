package layers

import (
	"math"
	"slices"

	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Gradients go over from French into English: through the keys and values of every cross-attention, which are made of the
// encoder's last lines. Those of the last one come as arrows, those of the others along the bus.

// over is what comes over from some cross-attentions together: for each English word the length of
//
//	∂L/∂k · W_Kᵀ + ∂L/∂v · W_Vᵀ
func (m *Model) over(from ...string) []float64 {
	lengths := make([]float64, len(m.Stacks[0].Words))
	for i := range lengths {
		for j := range m.D {
			sum := 0.0
			for _, b := range from {
				for _, side := range []struct{ of, by string }{{".k", ".W_K"}, {".v", ".W_V"}} {
					d, w := m.Matrix(film.At(b+side.of).Gradient()), m.Matrix(film.At(b+side.by))
					for c := range m.D {
						sum += d.At(i, c) * w.At(j, c)
					}
				}
			}
			lengths[i] = math.Hypot(lengths[i], sum)
		}
	}
	return lengths
}

// came is over, worked out once for the last of the cross-attentions and once for all others.
func (m *Model) came() (last, others []float64) {
	if m.last == nil {
		all := m.crosses()
		m.last, m.others = m.over(all[len(all)-1]), m.over(all[:len(all)-1]...)
	}
	return m.last, m.others
}

// crossed is how much of the gradients of a cross-attention's keys and values is there.
func (s *scene) crossed(b string) float64 {
	return min(s.Share(film.At(b+".k").Gradient()), s.Share(film.At(b+".v").Gradient()))
}

// blame is the gradient that goes over into English, and pills with the sum for each word.
func (s *scene) blame(t towers) {
	all := s.crosses()
	if !s.way || len(all) == 0 || !Holds(s.At, all[0]) && !s.Has(s.handed()) {
		return
	}
	s.jump(t, s.crossed(all[len(all)-1]))
	for _, b := range all[:len(all)-1] {
		way := t.way(b)
		slices.Reverse(way)
		way, _ = figure.Along(way, s.crossed(b))
		s.Add(picture.Curve{Points: way, Stroke: figure.Solid(picture.Grad, 1.5)})
	}
	s.ascend(t, s.crossed(all[0]))
	for k := range t.all[0].Words {
		s.pill(t, k)
	}
	look := figure.Note.In(picture.GradInk).At(picture.End).Within(margin - 14)
	s.Write(t.all[0].left-13, t.memory-18, "∂L/∂"+s.Stacks[0].Tongue, look)
}

// handed is the gradient of what the encoder hands over.
func (m *Model) handed() film.Ref {
	return film.At(m.Out(m.memory())).Gradient()
}

// jump is the arrows from the last cross-attention to the words: from ports at its left edge, in the order in which none cross.
func (s *scene) jump(t towers, share float64) {
	if share == 0 {
		return
	}
	sizes, _ := s.came()
	widths, total := make([]float64, len(sizes)), 0.0
	for k, size := range sizes {
		widths[k] = s.wide(t, size)
		total += widths[k]
	}
	narrow, all := min(1, (t.block-4)/total), s.crosses()
	b := all[len(all)-1]
	box := t.last().place(b)
	y := box.Y + (box.H-narrow*total)/2
	for k, w := range widths {
		from, to := picture.Point{X: box.X, Y: y + narrow*w/2}, picture.Point{X: t.all[0].x(k), Y: t.pill(k)}
		y += narrow * w
		c := picture.Cubic{from, {X: from.X - 0.6*(from.X-to.X), Y: from.Y}, {X: to.X, Y: from.Y}, to}
		s.Add(picture.Arrow{Curve: c, Width: narrow * w, Paint: s.violet(b), Reach: share})
	}
}

// ascend is the arrows from the bus into the pills.
func (s *scene) ascend(t towers, share float64) {
	if share == 0 {
		return
	}
	_, sizes := s.came()
	for k, size := range sizes {
		x := t.all[0].x(k)
		c := picture.Straight(picture.Point{X: x, Y: t.memory}, picture.Point{X: x, Y: t.pill(k) + pillHigh})
		s.Add(picture.Arrow{Curve: c, Width: min(2.5, s.wide(t, size)), Paint: s.violet(s.crosses()[0]), Reach: share})
	}
}

// pill is what a word of the encoder has got from all of them.
func (s *scene) pill(t towers, k int) {
	r := s.handed()
	r.I, r.N = k, 1
	text, look := "·", figure.Digits.In(picture.Ink3)
	wide := min(42, 1.75*t.column-6)
	box := picture.Rect{Radius: pillHigh / 2, Fill: picture.Solid(picture.Ground), Stroke: figure.Empty}
	if s.Has(r) {
		look = look.In(picture.Ground)
		text = fitting(s.lengths(), s.Size(r), wide-4)
		wide = min(wide, max(pillHigh, figure.Taken(text, 12)+10))
		box.Fill, box.Stroke = picture.Solid(picture.Grad), picture.Stroke{}
	}
	box.Box = picture.Box{X: t.all[0].x(k) - wide/2, Y: t.pill(k), W: wide, H: pillHigh}
	it := s.ItemOf(r, picture.Rect{Box: box.Box, Radius: pillHigh / 2})
	if s.Has(r) {
		it.Gradient = s.lengths().Write(s.Size(r))
	}
	s.Item(it, func() {
		s.Add(box)
		s.Write(t.all[0].x(k), box.Y+12.5, text, look.Within(wide-4))
	})
}

// fitting is a number with as many of its decimals as have room, or nothing.
func fitting(c column, x, room float64) string {
	for ; c.Decimals >= 0; c.Decimals-- {
		if text := c.Write(x); figure.Taken(text, 12) <= room {
			return text
		}
	}
	return ""
}

// violet is the colour of the gradient that goes through a block: full while it does.
func (s *scene) violet(b string) picture.Paint {
	if back, now := s.UnderWay(b); now && back {
		return picture.Solid(picture.Grad)
	}
	return passed
}

// passed is the colour of what a gradient has gone through.
var passed = picture.Paint{Role: picture.Grad, Share: 0.62, Alpha: 1}

// wide is the width of an arrow that carries a gradient of a length.
func (s *scene) wide(t towers, size float64) float64 {
	return 0.8 + min(5, t.column*0.22)*size/s.steepest()
}
