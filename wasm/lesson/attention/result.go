package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// result draws the new vector of the focus word and, once a loss is asked for, the target and the gradient that
// starts the way back.
func (s *scene) result() {
	if s.projecting() || s.from("dw") {
		return
	}
	f, w, h := s.focus, s.outWidth(), s.layout.block
	box := picture.Box{X: s.out.X, Y: s.out.Y, W: w, H: h}
	s.vectorStrip("out", f, box, s.vectorOf("out", f), s.scale.out, func(c int) bool { return s.arrived("out", c) })
	if s.complete("out") {
		s.Add(picture.Rect{Box: picture.Box{X: box.X - 1, Y: box.Y - 1, W: box.W + 2, H: box.H + 1}, Radius: 3, Stroke: figure.Framed})
	}
	s.newWord(box)
	if !s.from("loss") {
		return
	}
	s.wanted(w)
	if s.from("dout") {
		small := picture.Box{X: s.dout.X, Y: s.dout.Y, W: min(w, 52), H: h}
		s.vectorStrip("dout", f, small, s.vectorOf("dout", f), s.scale.dv, func(c int) bool { return s.arrived("dout", 0) })
		s.under(small, "∂L/∂out", picture.GradInk)
	}
}

// newWord names the result.
func (s *scene) newWord(box picture.Box) {
	name := figure.Fit(s.words[s.focus], 15, 66)
	if s.layout.beside {
		s.Write(box.X+box.W+13, box.Y+box.H/2-5, "the new", figure.Name)
		s.Write(box.X+box.W+13, box.Y+box.H/2+13, name, figure.Title.Sized(15, 600).Within(66))
		return
	}
	s.Write(box.X+box.W, box.Y+box.H+17, "= new "+figure.Fit(s.words[s.focus], 13, 60), figure.Name.Sized(13, 600).In(picture.Ink1).At(picture.End))
}

// wanted draws the target and the loss.
func (s *scene) wanted(w float64) {
	box := picture.Box{X: s.target.X, Y: s.target.Y, W: min(w, 52), H: s.layout.block}
	s.vectorStrip("target", 0, box, s.layer.target.Data(), s.scale.out, func(int) bool { return s.share("loss", 0) > 0 })
	s.under(box, "target", picture.Ink2)
	text := "loss"
	known := s.complete("loss")
	if known {
		text = "loss = " + number.Format(s.layer.loss.At(0, 0))
	}
	at := picture.Point{X: s.Width, Y: s.layout.mix - 5.5}
	if !s.layout.beside {
		at = picture.Point{X: s.Width, Y: s.layout.values - 6}
	}
	ring := picture.Rect{Box: picture.Box{X: at.X - 100, Y: at.Y - 15, W: 100, H: 20}, Radius: 3}
	it := picture.Item{ID: "loss", Label: "loss: half the squared distance to the target", Ring: ring}
	if known {
		it.Value = number.Format(s.layer.loss.At(0, 0))
	}
	if s.complete("dout") {
		it.Gradient = "1"
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: ring.Box})
		s.Write(at.X, at.Y, text, figure.Title.At(picture.End).Within(98))
	})
}

// under names a strip below it.
func (s *scene) under(box picture.Box, t string, role picture.Role) {
	y := box.Y + box.H + 14
	if s.layout.beside {
		s.Write(box.X+box.W/2, y, t, figure.Note.In(role).At(picture.Middle).Within(72))
		return
	}
	s.Write(box.X+box.W, y, t, figure.Note.In(role).At(picture.End).Within(72))
}

// all draws the matrix of all weights, the row of the focus joined with the softmax.
func (s *scene) all() {
	s.legend()
	known := 0
	if s.from("all") {
		known = int(s.share("all", 0) * float64(len(s.words)))
		if s.cellwise && s.Parts(s.Index("all")) > 1 {
			for known = 0; known < len(s.words) && s.arrived("all", known); known++ {
			}
		}
	}
	m := figure.Matrix{Words: s.words, Rows: s.percents, Focus: s.focus, At: s.matrix, W: s.cellW, H: s.cellH, Known: known, Row: s.complete("weights"),
		Above: !s.layout.beside, Hover: s.hover, Set: "focus", Labels: picture.Ink2}
	title := picture.Point{X: min(m.At.X, s.Width-96), Y: m.At.Y - 34}
	if !s.layout.beside {
		title = picture.Point{X: 0, Y: m.At.Y - 14}
	}
	s.Write(title.X, title.Y, "All weights, %", figure.Title)
	m.Draw(s.List)
	if s.complete("weights") {
		s.joint(m)
	}
	if known == len(s.words) && !(s.layout.beside && s.from("loss")) {
		b := m.Box()
		x, anchor := s.Width, picture.End
		if !s.layout.beside {
			x, anchor = b.X, picture.Start
		}
		s.Write(x, b.Y+b.H+18, "rounded; each row adds up to 100", figure.Note.At(anchor))
	}
}

// joint is the line from the softmax to its row of the matrix.
func (s *scene) joint(m figure.Matrix) {
	row := m.RowBox(s.focus).Center().Y
	y, box := s.softmax+softH/2, s.softmaxBox()
	line := []picture.Point{{X: box.X + box.W, Y: y}, {X: s.end + 16, Y: y}, {X: s.end + 16, Y: row}, {X: m.At.X - 17 - figure.Width(figure.Fit(s.words[s.focus], 13, 62), 14), Y: row}}
	if !s.layout.beside {
		x := s.left - 4
		line = []picture.Point{{X: box.X, Y: y}, {X: x, Y: y}, {X: x, Y: row}, {X: m.At.X - 1, Y: row}}
	}
	s.Add(picture.Curve{Points: line, Stroke: figure.Framed})
}

// legend says what the width of an arrow means, and where the numbers come from.
func (s *scene) legend() {
	origin := []string{"Embeddings and projections are", "random: nothing is trained here."}
	if s.hand {
		origin = []string{"The scores of “" + figure.Fit(s.words[s.focus], 12, 60) + "” are set by", "hand, values are random."}
	}
	if !s.layout.beside {
		s.Write(s.Width, s.height0()-6, origin[0]+" "+origin[1], figure.Note.At(picture.End).Within(s.Width*0.6))
		return
	}
	x := s.side.X
	s.Write(x, 36, "Width is weight", figure.Title)
	for k, w := range []float64{0.05, 0.2, 0.4} {
		y := 58 + 22*float64(k)
		s.Add(picture.Arrow{Curve: picture.Straight(picture.Point{X: x + 2, Y: y}, picture.Point{X: x + 74, Y: y}), Width: 1.25 + 14*w, Paint: picture.Solid(picture.PosLine), Reach: 1})
		s.Write(x+88, y+4.5, figure.Percent(w), figure.Name)
	}
	s.Write(x, 134, origin[0], figure.Note)
	s.Write(x, 150, origin[1], figure.Note)
}

// height0 is the height without what stands below the matrix.
func (s *scene) height0() float64 {
	if s.model.recurrent {
		return s.layout.height - 12 - recurrentHeight
	}
	return s.layout.height
}
