package attention

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	*figure.Scene
	*model
	layout
	hover int // the word pointed at, or −1
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m}
	s.hover, _ = m.Singled(v, m.Film, m.wordOf)
	if s.layout = m.layout(v); s.panel > 0 {
		s.present()
		return
	}
	s.arrows()
	s.row.Draw(l, s.weights(), s.hover)
	s.Write(0, wordY-26, say("line.weight"), figure.Name.In(picture.Ink3))
	s.Write(0, wordY-1, say("line.word"), figure.Name.In(picture.Ink3))
	rows := s.rows()
	for _, r := range rows {
		s.label(r)
	}
	s.query()
	for _, r := range rows {
		r.draw(r.name, r.top)
	}
	s.result()
	s.all()
	s.working()
	s.Travels()
	s.readOneByOne()
	if s.setting.senses != nil {
		s.Rule(0, s.Width, s.layout.senses)
		s.meanings(s.layout.senses)
	}
}

// weights are those of the focus word once they are known, else nil.
func (s *scene) weights() []float64 {
	if s.Done("weights") {
		return s.Line(film.At("weights", s.Focus))
	}
	return nil
}

// projecting reports whether embeddings are being turned into queries, keys and values.
func (s *scene) projecting() bool { return !s.hand && !s.From("scores") }

// block draws a vector for every word. Given ones are framed when they are presented.
func (s *scene) block(name string, top float64) {
	r, _ := s.Lookup(name)
	framed := s.hand && s.Now(name) && name != "mix" && !s.Narrow()
	figure.Block{Columns: s.Columns, Of: r, Framed: framed}.Draw(s.Scene, picture.Box{Y: top, H: blockH})
}

// arrows draws what the focus word attends to, and on the way back the gradients of the weights beside.
func (s *scene) arrows() {
	room, ports, shrink := max(50, 2*s.Column-12), max(50, s.Column), 1.0
	switch {
	case s.listed:
		room, ports, shrink = max(24, 2*s.Column), s.Column, 0.86
	case len(s.Words) > 12:
		shrink = 0.8
	}
	a := figure.Arcs{
		Fan:   figure.Fan{From: s.Centers[s.Focus], Base: s.base, Rise: s.rise, Shrink: shrink, Upward: s.listed},
		Words: s.Words, Focus: s.Focus, Centers: s.Centers, Of: film.At("weights", s.Focus), Hover: s.hover,
		Room: room, Ports: ports, Seen: func(j int) bool { return s.Seen(s.Focus, j) }, Ring: s.underHead,
		Said: picture.Box{Y: 16, W: s.Width},
	}
	if s.listed {
		a.Said = picture.Box{Y: s.list.Bottom() + 15, W: s.Width}
	}
	a.Draw(s.Scene)
	if s.Now("out") {
		a.Flow(s.Scene, s.Reached("out", -1))
	}
	if s.From("dweights") {
		a.Room = max(60, room-4)
		a.Return(s.Scene)
	}
}

// underHead is the place under an arrow's head, where its weight stands.
func (s *scene) underHead(j int) picture.Box {
	if s.listed {
		return picture.Box{X: s.list.X - 6, Y: s.list.Center(j) - s.list.Pitch/2, W: s.list.W, H: s.list.Pitch}
	}
	return picture.Box{X: s.Centers[j] - s.Column/2 + 2, Y: s.base + 3, W: s.Column - 4, H: 21}
}
