package heads

import (
	"strings"

	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// scene is one drawing: the moment, and where everything stands.
type scene struct {
	figure.Pad
	lesson.View
	*model
	layout
	op       int  // of the film, under way or just done
	cellwise bool // the finest depth: heads come one after the other
	word     int  // the word pointed at, or −1
	only     int  // the head pointed at, or −1
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Pad: figure.Pad{List: l}, View: v, model: m, cellwise: v.Depth == len(depths)-1}
	s.op, _ = m.Beat(v.Moment.Step)
	s.word, s.only = m.single(v)
	if v.Width < figure.Narrow {
		s.phone()
		return
	}
	s.layout = newLayout(v.Width, m)
	if s.arcs {
		s.overlaid()
	}
	s.row.Draw(l, s.averaged(), s.word)
	s.rule(s.rule1)
	for k := range m.h {
		s.panelOf(k)
	}
	s.rule(s.strips - 32)
	s.vectors()
	s.footer()
	s.travels()
}

func (s *scene) rule(y float64) {
	s.Add(picture.Line(picture.Point{X: 0, Y: y}, picture.Point{X: s.Width, Y: y}, figure.Hairline))
}

// share is how much of an op's head is done; head −1 is the last one.
func (s *scene) share(id string, head int) float64 {
	if k := s.Index(id); k >= 0 {
		return s.Reached(k, head, s.Moment, s.Depth)
	}
	return 0
}

// arrived reports whether a head's part of an op is done.
func (s *scene) arrived(id string, head int) bool { return s.share(id, head) == 1 }

// complete reports whether an op is done.
func (s *scene) complete(id string) bool { return s.arrived(id, -1) }

// now is the id of the op that is under way or has just been done.
func (s *scene) now() string { return s.Plan.Beats[s.op].ID }

// from reports whether the film has come as far as an op.
func (s *scene) from(id string) bool { k := s.Index(id); return k >= 0 && s.op >= k }

// single is the word and the head that are singled out, −1 for none: those pointed at, else those that the keyboard
// has come to.
func (m *model) single(v lesson.View) (word, head int) {
	word, head = m.pointed(v.Hover)
	if r, _ := words.ParseCell(v.Selected); word < 0 && head < 0 && (r.Name == "word" || r.Name == "arc" || r.Name == "back") {
		word, head = m.pointed(v.Selected)
	}
	if word >= len(m.words) || head >= m.h { // chosen before the sentence became shorter
		return -1, -1
	}
	return word, head
}

// pointed is the word and the head that an item belongs to, −1 where it belongs to none. All arrows belong to the
// focus word.
func (m *model) pointed(item string) (word, head int) {
	r, ok := words.ParseCell(item)
	if !ok || item == "" {
		return -1, -1
	}
	switch r.Name {
	case "word":
		if r.I == m.focus {
			return -1, -1
		}
		return r.I, -1
	case "head":
		return -1, r.I
	case "arc", "back":
		return r.J, r.I
	}
	kind, head := split(strings.TrimPrefix(r.Name, "d"))
	if kind == "a" && r.N == 2 && r.I == m.focus {
		return r.J, head
	}
	return -1, head
}

// faint reports whether something of a head and a word stands back because another one is pointed at.
func (s *scene) faint(head, word int) bool {
	return s.only >= 0 && s.only != head || s.word >= 0 && word >= 0 && s.word != word
}

// colour is the role of head k.
func colour(k int) picture.Role { return picture.Head1 + picture.Role(k) }
