package heads

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
	word int // the word pointed at, or −1
	only int // the head pointed at, or −1
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m}
	s.word, s.only = m.Singled(v, m.Film, m.belongs)
	if s.layout = m.layout(v); s.Narrow() {
		s.phone()
		return
	}
	if s.arcs {
		s.overlaid()
	}
	s.row.Draw(l, s.averaged(), s.word)
	if !s.Slide {
		s.Rule(0, s.Width, s.rule1)
	}
	for k := range s.panels {
		s.panelOf(k)
	}
	if !s.Slide {
		s.Rule(0, s.Width, s.stripAt.Y-32)
	}
	if !s.Slide || !s.apart {
		s.vectors()
	}
	s.computed(figure.Name.Within(s.Width - 140))
	s.loss(picture.Box{X: s.Width - 121, Y: s.foot - 15, W: 120, H: 20})
	if !s.Slide || s.Now("out", "dconcat") {
		s.travels()
	}
}

// each reports whether the present operation makes something of every word, which stands in the panels of the heads: on a slide
// there are those, or the arrows and the strips.
func (m *model) each(v lesson.View) bool {
	beat, _ := m.Beat(v.Moment.Step)
	switch id := m.Plan.Beats[beat].ID; id {
	case "weights", "roles", "without":
		return true
	case "mix":
		return false
	default:
		return kinds[id] != ""
	}
}

// now is the id of the operation that is under way or has just been done.
func (s *scene) now() string { id, _ := s.Beat(); return id }

// overlaid draws the arrows of all heads over the sentence, each head in its colour and its lane.
func (s *scene) overlaid() {
	if !s.From("weights") {
		s.Write(s.Width/2, s.lanes.Base-60, say("arrows appear"), figure.Name.In(picture.Ink3).At(picture.Middle).Within(s.Width))
		return
	}
	b := s.bundle(s.lanes)
	if s.Done("weights") && !s.row.Ticks() {
		b.Percents(s.Scene)
	}
}

// bundle draws the arrows of all heads, and the gradients that return beside them.
func (s *scene) bundle(lanes figure.Lanes) figure.Bundle {
	b := figure.Bundle{Lanes: lanes, Words: s.Words, Of: func(k int) film.Ref { return film.At(numbered("a", k)) }, Faint: s.faint}
	if b.Said = (picture.Box{Y: 16, W: s.Width}); s.Narrow() {
		b.Said.Y = s.list.Bottom() + 14
	}
	b.Keep(s.Figure, s.on)
	b.Draw(s.Scene, s.From("dweights"))
	if s.now() == "mix" {
		b.Flow(s.Scene, func(k int) float64 { return s.Reached("mix", k) })
	}
	if s.From("dweights") {
		b.Return(s.Scene)
	}
	return b
}

// belongs is the word and the head that a number belongs to, −1 where it belongs to none.
func (m *model) belongs(r film.Ref) (word, head int) {
	kind, head := split(r.Name)
	if kind == "a" && r.N == 2 && r.I == m.Focus {
		return r.J, head
	}
	return -1, head
}

// faint reports whether something of a head and a word stands back because another one is pointed at.
func (s *scene) faint(head, word int) bool {
	return s.only >= 0 && s.only != head || s.word >= 0 && word >= 0 && s.word != word
}
