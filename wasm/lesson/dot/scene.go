package dot

import (
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
)

// scene is one drawing of two vectors.
type scene struct {
	*figure.Scene
	*model
	layout
	p *pair
}

func draw(l *picture.List, v lesson.View) {
	m := v.Model.(*model)
	s := &scene{Scene: v.Scene(l, m.figure), model: m}
	switch m.kind {
	case words:
		s.drawWords()
		return
	case matrix:
		s.drawMatrix()
		return
	}
	s.p, s.layout = m.pairs[0], newLayout(v.Width, len(m.a))
	s.arrows()
	back := s.Film.Steps[s.Step].Back
	measuring := s.stages[s.Step].event >= lengthA && !back
	if s.wide || !measuring {
		s.terms()
	}
	if s.wide || measuring { // a phone shows one of the two
		s.measures()
	}
	s.Formula(m.formula(s.Step), s.rule, s.layout.width, s.Frac == 1)
}

// reached is how much of a stage is done: 0 before it, 1 after it.
func (s *scene) reached(st stage) float64 { return s.Reached(s.ids[st], -1) }

func (s *scene) has(st stage) bool { return s.reached(st) == 1 }

// current reports whether the stage is the one under way or just done.
func (s *scene) current(st stage) bool { return s.stages[s.Step] == st }

// moving is how far a stage under way has come, or 0.
func (s *scene) moving(st stage) float64 {
	if s.current(st) {
		return s.reached(st)
	}
	return 0
}
