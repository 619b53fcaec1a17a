package attention

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// labels writes at the left what each line is.
func (s *scene) labels() {
	size := "√" + strconv.Itoa(s.d)
	s.Write(0, wordY-26, "weight", figure.Name.In(picture.Ink3))
	s.Write(0, wordY-1, "word", figure.Name.In(picture.Ink3))
	s.blockLabel(s.keys, "keys K", "dk", "∂L/∂K", "k")
	switch {
	case s.projecting():
		s.blockLabel(s.embeddings(), map[bool]string{true: "x + position", false: "embeddings X"}[s.positions], "", "", "x")
		s.blockLabel(s.layout.mix, "projections", "", "", "q", "k", "v")
	case s.from("dx"):
		s.blockLabel(s.embeddings(), "", "dx", "∂L/∂X", "dx")
	case s.from("dweights"):
		for slot, t := range []string{"÷ " + size, "× weight", "− mean", "∂L/∂weight"} {
			s.rowLabel(slot, t, picture.GradInk, []string{"dscores", "dscaled", "dcentered", "dweights"}[slot])
		}
		if s.complete("dcentered") {
			text := number.Fixed(s.row.dmean, 2)
			if s.left > 150 {
				text = "mean " + text
			}
			s.aside("dmean", 2, text, picture.GradInk)
		}
	default:
		for slot, t := range []string{"q · k", "÷ " + size, "− max", "e to that"} {
			s.rowLabel(slot, t, picture.Ink2, []string{"scores", "scaled", "max", "exp"}[slot])
		}
		if s.complete("sum") {
			s.aside("sum", 3, "Σ "+number.Fixed(s.row.sum, 2), picture.Ink3)
		}
	}
	weight := 400
	if s.now("weights", "sum") {
		weight = 500
	}
	s.Write(0, s.softmax+18.5, "softmax", figure.Name.Sized(13, weight).In(picture.Ink2))
	s.blockLabel(s.layout.values, "values V", "", "", "v")
	if !s.projecting() && !s.from("dw") {
		s.blockLabel(s.layout.mix, "weight × V", "dv", "∂L/∂V", "mix", "out", "dv")
	}
}

// blockLabel names a block, and what has come into its place from an op on.
func (s *scene) blockLabel(top float64, t, op, after string, lit ...string) {
	role, weight := picture.Ink2, 400
	if op != "" && s.from(op) && (op != "dk" || s.complete(op)) {
		t, role = after, picture.GradInk
	}
	if s.now(lit...) {
		weight = 500
		if role == picture.Ink2 {
			role = picture.Ink1
		}
	}
	y := top + s.layout.block/2 + 5
	room := s.left - 8
	if top == s.keys {
		room = s.queryBox().X - 8
		if s.from("dq") && s.dquery > 0 {
			room = s.dqueryBox().X - 6
		}
	}
	s.Write(0, y, t, figure.Name.Sized(13, weight).In(role).Within(room))
	if per := s.perCell(); per != "" {
		s.Write(0, y+16, per, figure.Note.Within(room))
	}
}

func (s *scene) rowLabel(slot int, t string, role picture.Role, op string) {
	weight := 400
	if s.now(op) {
		weight = 500
		if role == picture.Ink2 {
			role = picture.Ink1
		}
	}
	s.Write(0, s.slot(slot)+15, t, figure.Name.Sized(13, weight).In(role).Within(s.left-8))
}

// aside is a number of a whole row, at its left.
func (s *scene) aside(item string, slot int, t string, role picture.Role) {
	box := picture.Box{X: s.left - 72, Y: s.slot(slot), W: 66, H: rowH}
	r, _ := words.ParseCell(item)
	e, _ := s.explain(r)
	s.Item(picture.Item{ID: item, Label: s.label(r), Value: number.Format(e.Value), Ring: picture.Rect{Box: box, Radius: 2}}, func() {
		s.Add(picture.Rect{Box: box})
		s.Write(s.left-8, s.slot(slot)+15, t, figure.Name.In(role).At(picture.End).Within(64))
	})
}
