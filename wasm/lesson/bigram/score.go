package bigram

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// sentence writes the scored sentence with the window on the pair of the factor.
func (s *scene) sentence() {
	s.Write(0, 14, say("head.sentence"), figure.Note)
	if s.index == len(s.score.Factors) {
		s.line(s.scored, s.strip+8, -1, -1)
		return
	}
	from := float64(s.index)
	if !s.second && s.index > 0 {
		from--
	}
	s.line(s.scored, s.strip+8, float64(s.index), from)
}

// columns are where the table of factors has its columns; numbers end there.
type columns struct{ fraction, p, product, ln, sum float64 }

func (s *scene) columns() columns {
	if s.narrow {
		return columns{p: s.Width - 166, product: s.Width - 76, sum: s.Width}
	}
	k := s.Width / 912
	return columns{fraction: 190 * k, p: 470 * k, product: 620 * k, ln: 740 * k, sum: s.Width - 40}
}

const factorLine = 30

// factors lists the factors so far, the product and the sum of logarithms side by side.
func (s *scene) factors() {
	c, top := s.columns(), 108.0
	head := figure.Note.At(picture.End)
	s.Write(0, top, say("head.pair"), figure.Note)
	s.Write(c.p, top, "P", head)
	s.Write(c.product, top, say("name.product"), head)
	s.Write(c.sum, top, "Σ ln P", head)
	if !s.narrow {
		s.Write(c.ln, top, "ln P", head)
		s.Write(c.fraction, top, say("head.table"), figure.Note)
	}
	s.Rule(0, s.Width, top+9)
	room := int((s.note - 52 - top) / factorLine)
	first := max(0, min(s.index, len(s.score.Factors)-1)-room+1)
	for i := first; i <= min(s.index, len(s.score.Factors)-1); i++ {
		s.factor(i, top+33+float64(i-first)*factorLine, c)
	}
	s.verdict()
}

func (s *scene) factor(i int, y float64, c columns) {
	f := s.score.Factors[i]
	known, whole := s.Done(numbered("factor", i+1)), s.Done(numbered("product", i+1))
	box := picture.Rect{Box: picture.Box{X: 0, Y: y - 20, W: s.Width, H: factorLine}, Radius: 3}
	if i == s.index {
		box.Fill = picture.Solid(picture.NowWash)
	}
	name := s.chance(f.Context[0], f.ID)
	item := picture.Item{ID: numbered("f", i+1), Label: say("item.factor", "n", i+1, "p", name), Ring: box}
	if known {
		item.Value = number.Format(f.P)
	}
	s.Item(item, func() {
		s.Add(box)
		l := figure.Label{Size: 15, Weight: 400, Role: picture.Ink1}
		room := 0.0
		if p := short(f.P, s.narrow); s.narrow {
			room = c.p - figure.Width(p, 15) - 12
		} else {
			room = c.fraction - 14
		}
		if figure.Width(name, 15) > room {
			l.Size = 13
		}
		s.Write(4, y, figure.Fit(name, l.Size, room), l.Within(room+4))
		s.known(c.p, y, known, short(f.P, s.narrow), f.P == 0)
		s.known(c.product, y, whole, short(f.Product, s.narrow), f.Product == 0)
		s.known(c.sum, y, whole, short(f.LogSum, s.narrow), f.Product == 0)
		if s.narrow {
			return
		}
		s.known(c.ln, y, known, short(f.Log, false), f.P == 0)
		s.Fitted(c.fraction, y, s.fraction(f.Context[0], f.ID).Numbers, figure.Name.Within(c.p-c.fraction-80))
	})
}

func short(v float64, narrow bool) string {
	switch {
	case math.IsInf(v, 0):
		return "−∞"
	case narrow:
		return number.Short(v, 3)
	}
	return number.Format(v)
}

// known writes a number of the table, a dot while it is not known, and a 0 in the colour of what is wrong.
func (s *scene) known(x, y float64, is bool, text string, bad bool) {
	l := figure.Label{Size: 15, Weight: 500, Role: picture.Ink1, Anchor: picture.End}
	switch {
	case !is:
		l.Role, text = picture.Ink3, "·"
	case bad:
		l.Role = picture.Bad
	}
	s.Write(x, y, text, l)
}

// verdict says under the table what an unseen pair does, and what smoothing makes of it.
func (s *scene) verdict() {
	y := s.note - 22
	zero := -1
	for i := 0; i <= min(s.index, len(s.score.Factors)-1); i++ {
		if s.score.Factors[i].Zero() && s.Done(numbered("factor", i+1)) {
			zero = i
			break
		}
	}
	if zero >= 0 {
		f := s.score.Factors[zero]
		verdict := "verdict"
		if s.narrow {
			verdict = "verdict.narrow"
		}
		text := say(verdict, "pair", figure.Fit(s.name(f.Context[0])+" "+s.name(f.ID), 13, s.Width/2))
		s.Write(0, y, text, figure.Label{Size: 13, Weight: 500, Role: picture.Bad, Max: s.Width})
	}
	if s.Done("repair") {
		s.smooth(y + 22)
	}
}

// smooth says what smoothing would give; where there is none yet, a press on it smooths.
func (s *scene) smooth(y float64) {
	l := figure.Label{Size: 13, Weight: 500, Role: picture.Ink1, Max: s.Width}
	gives := "gives"
	if s.narrow {
		gives = "gives.narrow"
	}
	alpha, product, log := "α = "+number.Format(s.repair), number.Format(s.repaired.Product), number.Format(s.repaired.LogSum)
	text := say(gives, "alpha", alpha, "product", product, "log", log)
	if s.repair == s.alpha {
		s.Write(0, y, say("given", "what", text), l)
		return
	}
	const link = 58 // the width of its first words
	ring := picture.Rect{Box: picture.Box{X: -1, Y: y - 16, W: min(s.Width, link+figure.Width(text, 13)), H: 23}, Radius: 3}
	item := picture.Item{ID: "smooth", Label: say("smooth it"), Value: product, Ring: ring}
	item.Set = map[string]string{"alpha": number.Format(s.repair)}
	s.Item(item, func() {
		s.Add(ring)
		s.Write(0, y, item.Label, l.Within(link))
		s.Add(picture.Line(picture.Point{X: 0, Y: y + 3.5}, picture.Point{X: link - 1, Y: y + 3.5}, figure.Edge))
		s.Write(link+5, y, say("offered", "what", text), l.Within(s.Width-link-5))
	})
}
