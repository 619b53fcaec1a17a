package heads

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// panelOf draws the panel of head k: its colour, number and switch, what was measured of it, and its matrices.
func (s *scene) panelOf(k int) {
	box := s.panels[k]
	top := box.Y - s.header
	s.switchOf(k, picture.Box{X: box.X - 6, Y: top - 8, W: box.W + 12, H: 44})
	if s.now() == "roles" || s.now() == "without" {
		s.measurement(k, box)
		return
	}
	if !s.apart {
		return
	}
	s.smallArrows(k, box)
	s.tiles(k, box)
}

// switchOf draws the head of a panel; a press on it switches the head on or off.
func (s *scene) switchOf(k int, at picture.Box) {
	x, y := at.X+6, at.Y+20
	it := figure.SwitchItem(k, s.on[k], switchKey(k), at)
	name, value := s.fact(k)
	it.Value = value
	s.Item(it, func() {
		s.Add(picture.Rect{Box: at}, figure.Swatch(k, s.on[k], x, y-11, 12))
		role := picture.Ink1
		if !s.on[k] {
			role = picture.Ink3
		}
		s.Write(x+20, y, say("head.title", "n", k+1), figure.Title.Sized(15, 600).In(role).Within(at.W-66))
		s.Toggle(s.on[k], at.X+at.W-36, y-14)
		s.Write(x, y+20, name, figure.Note.Within(at.W-52))
		s.Write(at.X+at.W-6, y+20, value, figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(44))
	})
}

// fact is the line under a head's name: how many columns it has, and later what it does most.
func (s *scene) fact(k int) (name, value string) {
	switch {
	case !s.on[k]:
		return say("switched.off"), "× 0"
	case s.Reached("roles", k) == 1:
		best := s.habits[k].strongest()
		switch {
		case !best.known:
			return s.none(), ""
		case s.trained():
			return best.label(), number.Fixed(best.value, 2)
		}
		return say("mostly", "habit", best.label()), number.Fixed(best.value, 2)
	}
	D := s.size()
	if D == 1 {
		return say("column", "n", k+1), ""
	}
	return say("columns", "from", k*D+1, "to", (k+1)*D), ""
}

// measurement writes what was measured of a head. In panels without matrices there is no room for lines; the line under the
// head's name has the strongest.
func (s *scene) measurement(k int, box picture.Box) {
	if !s.apart || s.Reached(s.now(), k) < 1 {
		return
	}
	facts, room := s.facts(s.now(), k), s.header-headerH+box.H-18
	facts = facts[:min(len(facts), max(5, int(room/20)))]
	top, pitch := box.Y-s.header+headerH+18, max(20, min(30, room/float64(max(5, len(facts)))))
	for i, f := range facts {
		y, text := top+pitch*float64(i), 44.0
		if s.trained() {
			text = 76
		}
		if f.share > 0 {
			bar := picture.Box{X: box.X, Y: y + 5, W: max(1, box.W*min(1, f.share)), H: 2.5}
			s.Add(picture.Rect{Box: bar, Radius: 1, Fill: picture.Solid(figure.Head(k))})
		}
		if f.chance > 0 {
			at := box.X + box.W*f.chance
			s.Add(picture.Line(picture.Point{X: at, Y: y + 3}, picture.Point{X: at, Y: y + 9.5}, figure.Framed))
		}
		s.Write(box.X, y, f.name, figure.Note.In(picture.Ink2).Within(box.W-text-2))
		s.Write(box.X+box.W, y, f.text, figure.Note.Sized(12, 500).In(picture.Ink1).At(picture.End).Within(text))
	}
}

// smallArrows draws a head's arrows over its matrix, whose columns are the words.
func (s *scene) smallArrows(k int, box picture.Box) {
	if s.small < 40 || !s.square() || s.Reached("weights", k) == 0 {
		return
	}
	T, back := len(s.Words), s.From("dweights")
	c := figure.Spread(box.X, s.side, T, 0)
	rise := figure.Rise{A: 12, B: 0.3}.Under(s.small-14, s.side*float64(max(s.Focus, T-1-s.Focus)))
	f := figure.Fan{From: c.Centers[s.Focus], Base: box.Y - 5, Shrink: min(0.5, s.side/40), Rise: rise}
	weights := s.weights(k, s.Focus)
	var ts []figure.Target
	width := 0.0
	for _, j := range s.strongest(k) {
		if width += f.Width(weights[j]) + 2.5; width > max(26, 2*s.side) && len(ts) > 0 {
			break
		}
		ts = append(ts, figure.Target{At: c.Centers[j], Weight: weights[j], Self: j == s.Focus})
	}
	paint, reach := picture.Solid(figure.Head(k)), s.Reached("weights", k)
	if back {
		paint, reach = picture.Solid(picture.Grad), s.Reached("dweights", k)
	}
	if !s.on[k] || s.faint(k, -1) {
		paint = paint.Faded(0.25)
	}
	for i, c := range f.Arrows(ts, s.side) {
		w := max(1, f.Width(ts[i].Weight))
		if back { // the gradients go the other way
			c, w = picture.Cubic{c[3], c[2], c[1], c[0]}, 1.25
		}
		s.Add(picture.Arrow{Curve: c, Width: w, Paint: paint, Reach: timeline.Ease(reach)})
	}
}

// square reports whether the panels show weights or their gradients, whose columns are the words.
func (s *scene) square() bool {
	ts := s.tilesOf(s.now(), 0)
	kind, _ := split(ts[0].of.Name)
	return len(ts) == 1 && (kind == "a" || ts[0].of.Back && pairs[kind])
}
