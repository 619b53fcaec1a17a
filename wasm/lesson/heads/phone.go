package heads

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// newPhone is the layout of a narrow figure: the sentence as a list, arrows at its left, at its right a column for each head with
// what the present operation makes of every word, and the focus word's vectors under it.
func newPhone(width float64, m *model) layout {
	names := 66.0
	if m.h > 5 {
		names = 56
	}
	l := layout{caption: 84, list: figure.List{Words: m.Words, Unknown: m.Unknown, Focus: m.Focus, X: 86, Y: 54, W: width - 80, Names: names,
		Pitch: figure.PitchFor(len(m.Words)), Set: "focus"}}
	left := l.list.X + names + 6
	w := (width - left) / float64(m.h)
	for k := range m.h {
		l.panels = append(l.panels, picture.Box{X: left + float64(k)*w, Y: 4, W: w, H: 44})
	}
	l.stripAt = picture.Box{X: 86, Y: l.list.Bottom() + 44, W: width - 88, H: 27}
	l.foot, l.height = l.stripAt.Y+108, l.stripAt.Y+154
	return l
}

// phone draws the narrow figure.
func (s *scene) phone() {
	room := s.panels[0].X - 6
	s.Write(0, 20, figure.Fit(say("operation."+s.shown()), 13, room), figure.Title.Within(room))
	s.Write(0, 38, s.origin(film.At("W_Q")), figure.Note.Within(room))
	for k, at := range s.panels {
		s.phoneSwitch(k, at)
	}
	s.list.Draw(s.List, nil, s.word)
	if s.From("weights") {
		s.sideArrows()
	}
	for k, at := range s.panels {
		s.phoneColumn(k, at)
	}
	s.vectors()
	s.computed(figure.Note.In(picture.Ink2).Within(s.Width - 104))
	s.loss(picture.Box{X: s.Width - 102, Y: s.foot - 15, W: 102, H: 20})
	s.phoneFact()
}

// phoneSwitch is the head of a column: the swatch that switches it.
func (s *scene) phoneSwitch(k int, at picture.Box) {
	c := at.Center()
	s.Item(figure.SwitchItem(k, s.on[k], switchKey(k), at), func() {
		s.Add(picture.Rect{Box: at}, figure.Swatch(k, s.on[k], c.X-7, at.Y+6, 14))
		t, role := strconv.Itoa(k+1), picture.Ink1
		if !s.on[k] {
			role = picture.Ink3
			if at.W >= 30 {
				t = say("number.off", "n", k+1)
			}
		}
		s.Write(c.X, at.Y+36, t, figure.Note.Sized(12, 500).In(role).At(picture.Middle).Within(at.W))
	})
}

// sideArrows draws the arrows of all heads to the left of the list.
func (s *scene) sideArrows() {
	c := figure.Spread(s.list.Y, s.list.Pitch, len(s.Words), 0)
	b := figure.Lanes{Heads: s.h, Focus: s.Focus, Centers: c.Centers, Column: c.Column, Base: s.list.X - 10, Upward: true}
	b.Rise = figure.Rise{A: 16, B: 0.3}.Under(b.Base-16, c.Farthest(s.Focus)+c.Column)
	s.bundle(b)
}

// kinds are the values of a head that an operation shows of a word on a phone, where that is not the weights: one number
// for each pair of words, or a vector of the word.
var kinds = map[string]string{
	"q": "q", "k": "k", "v": "v", "scores": "scores", "scaled": "scaled", "mask": "scaled", "mix": "out", "dmix": "dout",
	"dv": "dv", "dweights": "da", "dscaled": "dscaled", "dscores": "dscores", "dq": "dq", "dk": "dk", "dx": "dq",
}

// shown is the operation that made what the columns show: after the weights, where it is nothing of each head and word, those.
func (s *scene) shown() string {
	switch id := s.now(); {
	case id == "dx":
		return "dq"
	case id == "x" || kinds[id] != "":
		return id
	}
	return "weights"
}

// phoneColumn draws in a column what the present operation makes of every word in head k: a vector, or a number for the focus
// word and it. Of many words all is one thing to ask about.
func (s *scene) phoneColumn(k int, column picture.Box) {
	if s.now() == "x" {
		return
	}
	kind, ok := kinds[s.now()]
	if !ok {
		kind = "a"
	}
	r, _ := s.Lookup(numbered(kind, k))
	kind, _ = split(r.Name)
	if pairs[kind] {
		r.I, r.N = s.Focus, 1
	}
	at := picture.Box{X: column.X + 1, Y: s.list.Y, W: column.W - 2, H: s.list.Bottom() - s.list.Y}
	switch many := len(s.Words) > 24; {
	case many && pairs[kind]:
		figure.Vector{Of: r, Down: true}.Draw(s.Scene, at)
		return
	case many:
		figure.Tile{Of: r, Focus: -1, Hover: -1, Whole: true, Veiled: !s.on[k]}.Draw(s.Scene, at)
		return
	}
	at.H = min(22, s.list.Pitch-2)
	for j := range s.Words {
		at.Y = s.list.Center(j) - at.H/2
		if !pairs[kind] {
			r.I, r.N = j, 1
			figure.Vector{Of: r}.Draw(s.Scene, at)
			continue
		}
		n := figure.Number{Of: s.Nth(r, j), Faint: s.faint(k, j)}
		n.Off = !s.Seen(s.Focus, j) && (r.Back || kind == "a" || s.now() == "mask")
		if kind == "a" && !r.Back {
			n.Weight = figure.Head(k)
		}
		n.Draw(s.Scene, at)
	}
}

// phoneFact writes under the list what was measured of the head pointed at, else of the one that looks hardest.
func (s *scene) phoneFact() {
	k := s.only
	if k < 0 || k >= s.h {
		k = s.head
	}
	text, h := "", s.habits[k]
	switch {
	case s.now() == "roles" && s.Done("roles") && s.trained():
		text = say("fact.role", "n", k+1, "role", s.spoken(k))
	case s.now() == "roles" && s.Done("roles"):
		text = say("fact.roles", "n", k+1, "habit", s.spoken(k), "entropy", number.Fixed(h.entropy(), 2))
	case s.now() == "without" && s.Done("without") && s.trained():
		_, without, _ := s.held(k)
		text = say("fact.held."+s.other(k), "n", k+1, "loss", number.Format(s.turned()[k].loss), "held", number.Format(without))
	case s.now() == "without" && s.Done("without"):
		moved, loss := number.Fixed(s.turned()[k].moved, 2), number.Format(s.turned()[k].loss)
		text = say("fact."+s.other(k), "n", k+1, "moved", moved, "loss", loss)
	default:
		return
	}
	if _, asked := s.Asked(); asked { // its computation stands there
		return
	}
	look, y := figure.Title.Sized(12, 500).Within(s.Width), s.foot+20
	if !figure.Roomy(text, look) {
		y += 6 // in two lines
	}
	s.Lines(0, y, text, look)
}
