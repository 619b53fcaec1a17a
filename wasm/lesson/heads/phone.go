package heads

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
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
	T := len(m.words)
	names := 66.0
	if m.h > 5 {
		names = 56
	}
	p := phone{list: figure.List{Words: m.words, Focus: m.focus, X: 86, Y: 54, W: width - 80, Names: names, Pitch: figure.PitchFor(T), Set: "focus"}}
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
	s.layout = layout{width: s.Width, strips: p.result, caption: 84, strip: picture.Box{X: 86, Y: p.result, W: s.Width - 88, H: 27}, foot: p.result + 108}
	s.Write(0, 20, figure.Fit(s.operation(), 13, p.cols[0].X-6), figure.Title.Within(p.cols[0].X-6))
	s.Write(0, 38, "random, untrained", figure.Note.Within(p.cols[0].X-6))
	for k := range s.h {
		s.phoneSwitch(k, p.cols[k])
	}
	p.list.Draw(s.List, nil, s.word)
	if s.from("weights") {
		s.sideArrows(p)
	}
	for k := range s.h {
		s.phoneColumn(p, k)
	}
	s.vectors()
	s.Write(0, s.foot, s.equation(), figure.Note.In(picture.Ink2).Within(s.Width-104))
	if s.from("loss") {
		s.loss(picture.Box{X: s.Width - 102, Y: s.foot - 15, W: 102, H: 20})
	}
	s.phoneFact(p)
}

// operation is the name of the present step on a phone.
func (s *scene) operation() string {
	return map[string]string{
		"x": "columns of x", "q": "queries q", "k": "keys k", "v": "values v", "scores": "scores q · k", "scaled": "scaled scores", "mask": "masked", "weights": "weights, %",
		"mix": "mixed values", "concat": "side by side", "out": "new vector", "roles": "measured", "without": "switched", "loss": "loss", "dout": "∂L/∂out", "dwo": "∂L/∂W_O", "dconcat": "∂L/∂concat",
		"dmix": "∂L/∂ mixed", "dv": "∂L/∂v", "dweights": "∂L/∂weight", "dscaled": "∂L/∂scaled", "dscores": "∂L/∂scores", "dq": "∂L/∂q", "dk": "∂L/∂k", "dx": "∂L/∂x", "dw": "∂L/∂W",
	}[s.now()]
}

// phoneSwitch is the head of a column: the swatch that switches it.
func (s *scene) phoneSwitch(k int, box picture.Box) {
	to := s.other(k)
	it := picture.Item{ID: words.CellID("head", k), Label: "head " + strconv.Itoa(k+1) + ", switched " + s.state(k) + "; press to switch it " + to, Ring: picture.Rect{Box: box, Radius: 4}, Set: map[string]string{switchKey(k): to}}
	c := box.Center()
	s.Item(it, func() {
		s.Add(picture.Rect{Box: box}, s.swatch(k, c.X-7, box.Y+6, 14))
		t, role := strconv.Itoa(k+1), picture.Ink1
		if !s.on[k] {
			role = picture.Ink3
			if box.W >= 30 {
				t += " off"
			}
		}
		s.Write(c.X, box.Y+36, t, figure.Note.Sized(12, 500).In(role).At(picture.Middle).Within(box.W))
	})
}

// sideArrows draws the arrows of all heads to the left of the list.
func (s *scene) sideArrows(p phone) {
	T := len(s.words)
	b := figure.Lanes{Heads: s.h, Focus: s.focus, Column: p.list.Pitch, Base: p.list.X - 10, Upward: true}
	for j := range T {
		b.Centers = append(b.Centers, p.list.Center(j))
	}
	far := p.list.Pitch * float64(max(s.focus, T-1-s.focus)+1)
	b.Rise = figure.Rise{A: 16, B: 0.3}.Under(b.Base-16, far)
	s.lanes = b
	s.bundle(b, s.drawn(b))
}

// kinds are the values of a head that an operation shows of a word on a phone: one number for each pair of words, or
// a vector of the word.
var kinds = map[string]string{"q": "q", "k": "k", "v": "v", "scores": "scores", "scaled": "scaled", "mask": "scaled", "mix": "out", "dmix": "dout", "dv": "dv", "dweights": "da", "dscaled": "dscaled", "dscores": "dscores", "dq": "dq", "dk": "dk", "dx": "dq"}

// pairs are the kinds that have a number for each pair of words.
var pairs = map[string]bool{"scores": true, "scaled": true, "a": true, "da": true, "dscaled": true, "dscores": true}

// phoneColumn draws what the present operation makes of every word in head k: of many words as one thing to ask about.
func (s *scene) phoneColumn(p phone, k int) {
	o := s.now()
	if o == "x" {
		return
	}
	kind, op := kinds[o], o
	if kind == "" {
		kind, op = "a", "weights"
	}
	switch o {
	case "mask":
		op = "scaled"
	case "dx":
		op = "dq"
	}
	v, _ := s.part(numbered(kind, k))
	h := min(22, p.list.Pitch-2)
	cells := func() {
		for j := range s.words {
			box := picture.Box{X: p.cols[k].X + 1, Y: p.list.Center(j) - h/2, W: p.cols[k].W - 2, H: h}
			if pairs[kind] {
				s.phoneNumber(k, j, numbered(kind, k), v, box, s.arrived(op, k))
			} else {
				s.phoneVector(k, j, numbered(kind, k), v, box, s.arrived(op, k))
			}
		}
	}
	if !s.many() {
		cells()
		return
	}
	item := numbered(kind, k)
	if pairs[kind] {
		item = words.CellID(item, s.focus)
	}
	e, _ := words.ParseCell(item)
	all := picture.Box{X: p.cols[k].X, Y: p.list.Y, W: p.cols[k].W, H: p.list.Bottom() - p.list.Y}
	s.Item(picture.Item{ID: item, Label: s.label(e), Ring: picture.Rect{Box: all, Radius: 2}}, func() {
		s.Add(picture.Rect{Box: all})
		cells()
	})
}

// many reports whether there are too many words for a cell of its own to ask about.
func (s *scene) many() bool { return len(s.words) > 24 }

// ask makes a cell a thing to ask about, but where its column is one already.
func (s *scene) ask(it picture.Item, draw func()) {
	if s.many() {
		draw()
		return
	}
	s.Item(it, draw)
}

// phoneNumber is a number of the focus word and word j.
func (s *scene) phoneNumber(k, j int, name string, p part, box picture.Box, known bool) {
	v := p.At(s.focus, j)
	item := words.CellID(name, s.focus, j)
	e, _ := words.ParseCell(item)
	r := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	it := picture.Item{ID: item, Label: s.label(e), Ring: r}
	kind, _ := split(name)
	hidden := !s.seen(s.focus, j) && (kind != "scaled" && kind != "scores" || s.now() == "mask")
	text := ""
	if known && !hidden {
		r.Stroke, it.Value = figure.Hairline, number.Format(v)
		r.Fill = picture.Sign(v, s.scale(name))
		text = number.Fixed(v, max(0, min(decimals(box.W), places(s.scale(name)))))
		if kind == "a" {
			r.Fill = picture.Sign(v, s.full())
			if r.Fill.Role != picture.Ground {
				r.Fill.Role, r.Fill.Share = colour(k), 0.5*r.Fill.Share
			}
			text = number.Fixed(100*v, 0)
		} else if box.W < 30 {
			text = ""
		}
	}
	if s.faint(k, j) {
		r.Fill = r.Fill.Faded(0.4)
	}
	s.ask(it, func() {
		s.Add(r)
		if text != "" && box.H >= 16 && box.W >= 18 {
			s.Write(box.X+box.W/2, box.Y+box.H/2+4.3, text, figure.Digits.Within(box.W-2))
		}
	})
}

// places is how many decimals a number needs beside its digits before the point.
func places(v float64) int {
	switch {
	case math.Abs(v) >= 100:
		return 0
	case math.Abs(v) >= 10:
		return 1
	}
	return 2
}

// phoneVector is a vector of word j.
func (s *scene) phoneVector(k, j int, name string, p part, box picture.Box, known bool) {
	item := words.CellID(name, j)
	e, _ := words.ParseCell(item)
	ring := picture.Rect{Box: box, Radius: 2, Stroke: figure.Empty}
	s.ask(picture.Item{ID: item, Label: s.label(e), Ring: ring}, func() {
		if !known {
			s.Add(ring)
			return
		}
		g := s.grid(tile{name: name}, len(s.words), max(1, int(box.W/4)))
		row := picture.Grid{Rows: 1, Cols: g.Cols, Data: g.Data[j*g.Cols : (j+1)*g.Cols]}
		s.Add(picture.Cells{At: picture.Point{X: box.X, Y: box.Y}, Matrix: row, W: box.W / float64(g.Cols), H: box.H, Scale: s.scale(name), Decimals: -1})
	})
}

// phoneFact writes under the list what was measured of the head pointed at, else of the one that looks hardest.
func (s *scene) phoneFact(p phone) {
	k := s.only
	if k < 0 || k >= s.h {
		k = s.head
	}
	y := s.foot + 20
	switch {
	case s.now() == "roles" && s.complete("roles"):
		best := s.habits[k].strongest(len(s.words))
		s.Write(0, y, "head "+strconv.Itoa(k+1)+": "+best.label+" "+number.Fixed(best.value, 2)+", entropy "+number.Fixed(s.habits[k].entropy, 2)+" nats", figure.Note.Sized(12, 500).In(picture.Ink1).Within(s.Width))
	case s.now() == "without" && s.complete("without"):
		s.Write(0, y, "head "+strconv.Itoa(k+1)+" "+s.other(k)+": moves by "+number.Fixed(s.turned()[k].moved, 2)+", loss "+say(s.turned()[k].loss), figure.Note.Sized(12, 500).In(picture.Ink1).Within(s.Width))
	}
}
