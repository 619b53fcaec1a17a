package heads

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// phone is where things stand in a narrow figure: the sentence as a list, arrows at its left, at its right a column
// for each head with what the present operation makes of every word, and the focus word's vectors under it.
type phone struct {
	list   figure.List
	cols   []picture.Box // the switches of the heads, over their columns
	result float64       // top of the strips
	height float64
}

func newPhone(width float64, m *model) phone {
	T := len(m.Words)
	names := 66.0
	if m.h > 5 {
		names = 56
	}
	p := phone{list: figure.List{
		Words: m.Words, Focus: m.Focus, X: 86, Y: 54, W: width - 80, Names: names, Pitch: figure.PitchFor(T), Set: "focus",
	}}
	left := p.list.X + names + 6
	w := (width - left) / float64(m.h)
	for k := range m.h {
		p.cols = append(p.cols, picture.Box{X: left + float64(k)*w, Y: 4, W: w, H: 44})
	}
	p.result = p.list.Bottom() + 44
	p.height = p.result + 138
	return p
}

// phone draws the narrow figure.
func (s *scene) phone() {
	p := newPhone(s.Width, s.model)
	s.layout = layout{width: s.Width, strips: p.result, caption: 84, foot: p.result + 108}
	s.stripAt = picture.Box{X: 86, Y: p.result, W: s.Width - 88, H: 27}
	room := p.cols[0].X - 6
	s.Write(0, 20, figure.Fit(say("operation."+s.now()), 13, room), figure.Title.Within(room))
	s.Write(0, 38, say("origin.random"), figure.Note.Within(room))
	for k := range s.h {
		s.phoneSwitch(k, p.cols[k])
	}
	p.list.Draw(s.List, nil, s.word)
	if s.From("weights") {
		s.sideArrows(p)
	}
	for k := range s.h {
		s.phoneColumn(p, k)
	}
	s.vectors()
	s.Write(0, s.foot, s.equation(), figure.Note.In(picture.Ink2).Within(s.Width-104))
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
func (s *scene) sideArrows(p phone) {
	T := len(s.Words)
	b := figure.Lanes{Heads: s.h, Focus: s.Focus, Column: p.list.Pitch, Base: p.list.X - 10, Upward: true}
	b.Centers = figure.Spread(p.list.Y, p.list.Pitch, T, 0).Centers
	far := p.list.Pitch * float64(max(s.Focus, T-1-s.Focus)+1)
	b.Rise = figure.Rise{A: 16, B: 0.3}.Under(b.Base-16, far)
	s.bundle(b)
}

// kinds are the values of a head that an operation shows of a word on a phone, where that is not the weights: one number
// for each pair of words, or a vector of the word.
var kinds = map[string]string{
	"q": "q", "k": "k", "v": "v", "scores": "scores", "scaled": "scaled", "mask": "scaled", "mix": "out", "dmix": "dout",
	"dv": "dv", "dweights": "da", "dscaled": "dscaled", "dscores": "dscores", "dq": "dq", "dk": "dk", "dx": "dq",
}

// phoneColumn draws what the present operation makes of every word in head k.
func (s *scene) phoneColumn(p phone, k int) {
	if s.now() == "x" {
		return
	}
	kind, ok := kinds[s.now()]
	if !ok {
		kind = "a"
	}
	r, _ := s.Lookup(numbered(kind, k))
	h := min(22, p.list.Pitch-2)
	at := func(j int) picture.Box {
		return picture.Box{X: p.cols[k].X + 1, Y: p.list.Center(j) - h/2, W: p.cols[k].W - 2, H: h}
	}
	kind, _ = split(r.Name)
	if len(s.Words) > 24 { // too many for a cell of its own to ask about
		s.phoneWhole(k, r, pairs[kind], picture.Box{X: at(0).X, Y: p.list.Y, W: at(0).W, H: p.list.Bottom() - p.list.Y})
		return
	}
	for j := range s.Words {
		if !pairs[kind] {
			r.I, r.N = j, 1
			figure.Vector{Of: r}.Draw(s.Scene, at(j))
			continue
		}
		n := figure.Number{Of: r, Faint: s.faint(k, j)}
		n.Of.I, n.Of.J, n.Of.N = s.Focus, j, 2
		n.Off = !s.Seen(s.Focus, j) && (r.Back || kind == "a" || s.now() == "mask")
		if kind == "a" && !r.Back {
			n.Weight = figure.Head(k)
		}
		n.Draw(s.Scene, at(j))
	}
}

// phoneWhole draws a column of many words as one thing to ask about: what belongs to the pairs of the focus word and every
// other, or a vector of each.
func (s *scene) phoneWhole(k int, r film.Ref, pair bool, at picture.Box) {
	if pair {
		r.I, r.N = s.Focus, 1
		figure.Vector{Of: r, Down: true}.Draw(s.Scene, at)
		return
	}
	figure.Tile{Of: r, Focus: -1, Hover: -1, Whole: true, Veiled: !s.on[k]}.Draw(s.Scene, at)
}

// phoneFact writes under the list what was measured of the head pointed at, else of the one that looks hardest.
func (s *scene) phoneFact() {
	k := s.only
	if k < 0 || k >= s.h {
		k = s.head
	}
	text, h := "", s.habits[k]
	switch best := h.strongest(); {
	case s.now() == "roles" && s.Done("roles"):
		text = say("fact.roles", "n", k+1, "habit", best.told(), "entropy", number.Fixed(h.entropy(), 2))
	case s.now() == "without" && s.Done("without"):
		moved, loss := number.Fixed(s.turned()[k].moved, 2), number.Format(s.turned()[k].loss)
		text = say("fact."+s.other(k), "n", k+1, "moved", moved, "loss", loss)
	default:
		return
	}
	look, y := figure.Title.Sized(12, 500).Within(s.Width), s.foot+20
	if !figure.Roomy(text, look) {
		y += 6 // in two lines
	}
	s.Lines(0, y, text, look)
}
