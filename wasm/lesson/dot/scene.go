package dot

import (
	"slices"
	"strconv"

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
	s.computation(s.rule)
}

// computation writes the formula of the present step, or of the number that is asked about.
func (s *scene) computation(rule float64) {
	st, asked := s.asked()
	if !asked {
		st = s.stages[s.Step]
	}
	s.Pad.Formula(s.formula(st), rule, s.Width, asked || s.Frac == 1)
}

// asked is the last stage so far that made what is asked about; ok is false where none has.
func (s *scene) asked() (st stage, ok bool) {
	for _, st := range slices.Backward(s.stages) {
		if id := s.item(st.pair, s.shows(st)); id != "" && id == s.Chosen && s.has(st) {
			return st, true
		}
	}
	return st, false
}

// shows names what a stage makes, as item does.
func (s *scene) shows(st stage) string {
	p, i := s.pairs[st.pair], strconv.Itoa(st.k+1)
	switch st.event {
	case product:
		return "p" + i
	case sum:
		return "s"
	case lengthA:
		return "length a"
	case lengthB:
		return "length b"
	case gradA:
		return p.a[st.k].Name()
	case gradB:
		return p.b[st.k].Name()
	}
	return measured[st.event]
}

// measured are the names of what is measured.
var measured = map[event]string{theta: "theta", cosineOf: "cosine", shadow: "shadow", other: "other"}

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
