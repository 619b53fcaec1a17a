package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// top draws the query, and the keys or, once they are computed, their gradients.
func (s *scene) top() {
	f := s.focus
	q := s.queryBox()
	if s.dquery > 0 || !s.complete("dq") {
		s.vectorStrip("q", f, q, s.vectorOf("q", f), s.scale.qk, func(c int) bool { return s.arrived("q", c) })
		s.Write(q.X+q.W/2, q.Y-8, "q", figure.Title.At(picture.Middle))
		if s.complete("q") && (!s.hand || s.op > 0) {
			s.Add(picture.Rect{Box: picture.Box{X: q.X - 1, Y: q.Y - 1, W: q.W + 2, H: q.H + 1}, Radius: 3, Stroke: figure.Framed})
		}
	}
	if s.from("dq") && (s.dquery > 0 || s.complete("dq")) {
		box := s.dqueryBox()
		s.vectorStrip("dq", f, box, s.vectorOf("dq", f), s.scale.dqk, func(c int) bool { return s.arrived("dq", c) })
		s.Write(box.X+box.W/2, box.Y-8, "∂L/∂q", figure.Note.Sized(12, 500).In(picture.GradInk).At(picture.Middle))
	}
	if s.complete("dk") {
		s.block("dk", "dk", s.keys, s.scale.dqk)
		return
	}
	s.block("k", "k", s.keys, s.scale.qk)
	s.given("k", s.keys)
}

// given frames the vectors that a step presents, where they are not computed.
func (s *scene) given(op string, top float64) {
	for j := range s.words {
		if b := s.strip(j, top); s.hand && s.now(op) {
			b.H--
			s.Add(picture.Rect{Box: b.Grown(1), Radius: 3, Stroke: figure.Framed})
		}
	}
}

func (s *scene) vectorOf(name string, i int) []float64 { return s.rowsOf(name)[i] }

// middle draws, between keys and values, the embeddings while they are projected and the gradients that return to
// them, and in between the scores or their gradients.
func (s *scene) middle() {
	switch {
	case s.projecting():
		s.block(s.embedded0(), "x", s.embeddings(), s.scale.x)
	case s.from("dx"):
		s.block("dx", "dx", s.embeddings(), s.scale.dx)
	case s.from("dweights"):
		s.gradientRows()
	default:
		s.scoreRows()
	}
}

// embeddings is the top of the block between keys and softmax.
func (s *scene) embeddings() float64 { return s.rows + 3 }

// slot is the top of one of the four rows over the softmax.
func (s *scene) slot(k int) float64 { return s.rows + float64(k)*rowPitch }

// rowBox is the place of word j in a row.
func (s *scene) rowBox(j, slot int) picture.Box {
	return picture.Box{X: s.centers[j] - s.cell/2, Y: s.slot(slot), W: s.cell, H: rowH}
}

// scoreRows draws q·k, ÷√d, − max and e to that.
func (s *scene) scoreRows() {
	f := s.focus
	for j := range s.words {
		score := ""
		if s.hand && s.from("scores") {
			score = control.Element("scores", j)
		}
		s.cellOf(words.CellID("scores", f, j), s.rowBox(j, 0), s.layer.Scores.At(f, j), s.scale.scores, s.arrived("scores", j), score, "")
		s.scaledCell(j, s.rowBox(j, 1))
		if !s.seen(f, j) {
			continue
		}
		s.bare(words.CellID("shifted", j), s.rowBox(j, 2), s.row.shifted[j], s.scale.scores, s.arrived("max", 0))
		s.bare(words.CellID("exp", j), s.rowBox(j, 3), s.row.exp[j], 1, s.arrived("exp", 0))
	}
	for slot, op := range []string{"scores", "scaled"} {
		s.outline(s.slot(slot), rowH, s.complete(op))
	}
	if s.complete("max") { // the largest is the one that is taken off
		s.Add(picture.Rect{Box: s.rowBox(s.row.top, 1).Grown(1), Radius: 3, Stroke: figure.Framed})
	}
}

// scaledCell is a score ÷√d, or −∞ where a mask hides the word.
func (s *scene) scaledCell(j int, box picture.Box) {
	text := ""
	known := s.arrived("scaled", 0)
	if s.complete("mask") && !s.seen(s.focus, j) {
		text = "−∞"
		r := s.empty(box)
		s.Item(picture.Item{ID: words.CellID("scaled", s.focus, j), Label: s.label(words.CellAt("scaled", s.focus, j)) + ", masked", Ring: picture.Rect{Box: box, Radius: 2}}, func() {
			s.Add(r)
			if !s.dense() {
				s.Write(s.centers[j], box.Y+box.H/2+4.3, text, figure.Note.At(picture.Middle))
			}
		})
		return
	}
	s.cellOf(words.CellID("scaled", s.focus, j), box, s.layer.Scaled.At(s.focus, j), s.scale.scores, known, "", text)
}

// bare is a number on the way, without a cell.
func (s *scene) bare(item string, box picture.Box, v, scale float64, known bool) {
	r, _ := words.ParseCell(item)
	it := picture.Item{ID: item, Label: s.label(r), Ring: picture.Rect{Box: box, Radius: 2}}
	n := decimals(box.W, box.H)
	if known {
		it.Value = number.Format(v)
	}
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box})
		switch {
		case known && n >= 0:
			s.Write(box.X+box.W/2, box.Y+15, number.Fixed(v, n), figure.Digits.Within(box.W-2))
		case known:
			s.Add(picture.Rect{Box: picture.Box{X: box.X, Y: box.Y + 4, W: box.W, H: box.H - 8}, Fill: picture.Sign(v, scale)})
		case s.dense():
		default:
			s.Write(box.X+box.W/2, box.Y+15, "·", figure.Name.In(picture.Ink3).At(picture.Middle))
		}
	})
}

// softmaxRow draws the weights of the focus word, with the same colours and the same line as their row in the
// matrix of all weights.
func (s *scene) softmaxRow() {
	known := s.complete("weights") || s.cellwise && s.from("weights")
	for j, w := range s.row.weights {
		box := picture.Box{X: s.centers[j] - s.cell/2, Y: s.softmax, W: s.cell, H: softH}
		r := s.empty(box)
		arrived := s.arrived("weights", j)
		it := picture.Item{ID: words.CellID("weight", j), Label: "weight of “" + s.words[j] + "” for “" + s.words[s.focus] + "”", Ring: picture.Rect{Box: box, Radius: 2}}
		if arrived {
			r = s.filled(r, picture.Sign(w, 0.5))
			it.Value = number.Format(w)
		}
		s.Item(it, func() {
			s.Add(r)
			if arrived && s.cell >= 26 {
				s.Write(s.centers[j], s.softmax+softH/2+5, s.percent(w), figure.Title.Sized(s.percentSize(), 500).At(picture.Middle).Within(s.cell-2))
			}
		})
	}
	if known {
		s.Add(picture.Rect{Box: s.softmaxBox(), Radius: 4, Stroke: figure.Framed})
		if s.hover >= 0 {
			s.Add(figure.Linked(picture.Box{X: s.centers[s.hover] - s.cell/2, Y: s.softmax, W: s.cell, H: softH}))
		}
	} else {
		s.outline(s.softmax, softH, false)
	}
}

// softmaxBox is the frame of the weights.
func (s *scene) softmaxBox() picture.Box {
	x := s.centers[0] - s.cell/2 - 3.5
	return picture.Box{X: x, Y: s.softmax - 3.5, W: s.centers[len(s.words)-1] + s.cell/2 + 3.5 - x, H: softH + 7}
}

func (s *scene) percent(w float64) string {
	t := number.Fixed(100*w, 0)
	if s.cell >= 44 {
		t += "%"
	}
	return t
}

func (s *scene) percentSize() float64 {
	if s.cell >= 50 {
		return 15
	}
	return 12
}

// bottom draws what belongs to each word's share of the result: weight × value, or the projections while they are
// in use, and on the way back the gradients in their places.
func (s *scene) bottom() {
	switch {
	case s.projecting():
		s.projections("W_", s.scale.w, "x")
	case s.from("dw"):
		s.projections("dW_", s.scale.dw, "dw")
	case s.from("dv"):
		s.shares()
		s.block("dv", "dv", s.layout.mix, s.scale.dv)
	default:
		s.shares()
		s.block("mix", "mix", s.layout.mix, s.scale.out)
		s.signs("+")
	}
}

// shares writes what every value is multiplied with.
func (s *scene) shares() {
	if !s.complete("weights") || s.cell < 38 {
		return
	}
	for j, w := range s.row.weights {
		s.Write(s.centers[j], s.layout.values+s.layout.block+17, "× "+number.Fixed(w, 2), figure.Note.At(picture.Middle).Within(s.column-2))
	}
}

// signs writes + between the shares and = before the result.
func (s *scene) signs(plus string) {
	y := s.layout.mix + s.layout.block/2 + 5
	if s.complete("mix") && s.column-s.cell >= 12 {
		for j := 1; j < len(s.words); j++ {
			s.Write(s.centers[j]-s.column/2, y, plus, figure.Note.Sized(15, 400).At(picture.Middle))
		}
	}
	if s.complete("mix") && s.layout.beside {
		s.Write((s.centers[len(s.words)-1]+s.cell/2+s.out.X)/2, y, "=", figure.Note.Sized(15, 400).At(picture.Middle))
	}
}

// gradientRows draws the way back through softmax and scaling: the same four rows from below.
func (s *scene) gradientRows() {
	f := s.focus
	for j := range s.words {
		cell := func(name string, v, scale float64, slot int, arrived bool, item string) {
			s.cellOf(item, s.rowBox(j, slot), v, scale, arrived, "", "")
		}
		last := func(op string) int { return j }
		cell("dweights", s.row.dweights[j], s.scale.dweights, 3, s.arrived("dweights", last("dweights")), words.CellID("dweights", f, j))
		cell("dcentered", s.row.dcentered[j], s.scale.dweights, 2, s.arrived("dcentered", 0), words.CellID("dcentered", j))
		cell("dscaled", s.layer.Scaled.Grad().At(f, j), s.scale.dscores, 1, s.arrived("dscaled", last("dscaled")), words.CellID("dscaled", f, j))
		cell("dscores", s.layer.Scores.Grad().At(f, j), s.scale.dscores, 0, s.arrived("dscores", 0), words.CellID("dscores", f, j))
	}
	for slot, op := range []string{"dscores", "dscaled", "dcentered", "dweights"} {
		s.outline(s.slot(slot), rowH, s.complete(op))
		if s.complete(op) {
			s.Add(picture.Rect{Box: s.across(s.slot(slot), rowH).Grown(1), Radius: 3, Stroke: s.violet(op)})
		}
	}
}
