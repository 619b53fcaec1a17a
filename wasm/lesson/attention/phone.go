package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/picture"
)

// phone is where things stand in a narrow figure: the words with their arrows, and under them the current
// operation and its result alone.
type phone struct {
	layout
	list   bool
	panel  float64 // top of the operation
	result float64 // top of the result
	words  figure.List
}

// columnsOnPhone is the number of words up to which they stand side by side.
const columnsOnPhone = 6

func newPhone(width float64, m *model) phone {
	T := len(m.words)
	p := phone{list: T > columnsOnPhone}
	p.width, p.end, p.block = width, width, blockH
	if p.list {
		p.words = figure.List{Words: m.words, Focus: m.focus, X: 96, Y: 26, W: width - 90, Names: 78, Pitch: figure.PitchFor(T), Set: "focus"}
		p.base = 88
		p.rise = figure.Rise{A: 12, B: 0.3}.Under(p.base-20, max(p.words.Center(m.focus)-p.words.Center(0), p.words.Center(T-1)-p.words.Center(m.focus)))
		p.panel = p.words.Bottom() + 8
		p.result = p.panel + 14
	} else {
		p.column = width / float64(T)
		for i := range T {
			p.centers = append(p.centers, (float64(i)+0.5)*p.column)
		}
		p.cell = min(57, p.column-6)
		p.base = 122
		p.rise = figure.Rise{A: 16, B: 0.4}.Under(p.base-20-figure.Outside, max(p.centers[m.focus]-p.centers[0], p.centers[T-1]-p.centers[m.focus]))
		p.nameSize = nameSize(m.words, p.column-4)
		p.panel = 200
		p.result = 316
	}
	p.height = p.result + 44 + 100
	if m.recurrent {
		p.layout.recurrent = p.height
		p.height += 44
	}
	return p
}

// list reports whether the words of a narrow figure stand below one another.
func (s *scene) list() bool { return len(s.words) > columnsOnPhone }

// lines is the list of words of a narrow figure.
func (s *scene) lines() figure.List { return newPhone(s.Width, s.model).words }

// phone draws the narrow figure.
func (s *scene) phone() {
	p := newPhone(s.Width, s.model)
	s.layout = p.layout
	weights := s.known("weights", s.row.weights)
	if p.list {
		s.listed(p, weights)
	} else {
		s.arrows()
		row := figure.Row{Words: s.words, Focus: s.focus, Centers: s.centers, Column: s.column, Y: 167, Size: s.nameSize, Set: "focus"}
		row.Draw(s.List, weights, s.hover)
		s.heading(p.panel)
		s.operation(p)
	}
	s.resultStrip(p)
	s.steps(p)
	s.counted(p)
}

// heading says at the left what is shown, and at the right where the scores come from.
func (s *scene) heading(y float64) {
	s.Write(0, y, s.operationName(), figure.Title.Within(s.Width*0.6))
	origin := "random, untrained"
	if s.hand {
		origin = "scores set by hand"
	}
	s.Write(s.Width, y, origin, figure.Note.At(picture.End).Within(s.Width*0.4))
}

// operationName is the name of the present step on a phone.
func (s *scene) operationName() string {
	o := s.id
	root := number.Format(float64(s.d))
	return map[string]string{
		"x": map[bool]string{true: "keys and the query", false: "embeddings x"}[s.hand], "q": "query q", "k": "keys k", "v": "values v", "scores": "scores q · k", "scaled": "scores ÷ √" + root, "mask": "masked",
		"max": "− the largest", "exp": "e to that", "sum": "their sum", "weights": "softmax", "mix": "weight × value", "out": "weight × value", "all": "all weights, %",
		"rnn": "one by one", "loss": "new vector and target", "dout": "∂L/∂out", "dv": "∂L/∂V", "dweights": "∂L/∂weight", "dcentered": "less their mean",
		"dscaled": "× weight", "dscores": "÷ √" + root, "dq": "∂L/∂q", "dk": "∂L/∂K", "dx": "∂L/∂X", "dw": "∂L/∂W",
	}[o]
}

// steps writes the computation under the result.
func (s *scene) steps(p phone) {
	s.side, s.sideW = picture.Point{X: 0, Y: p.result + 62}, s.Width
	s.working()
}

// counted says how the recurrent network reads, where it stands beside.
func (s *scene) counted(p phone) {
	if !s.model.recurrent {
		return
	}
	last := -1
	for t := range s.words {
		if s.step(t) == 1 {
			last = t
		}
	}
	s.counts(p.layout.recurrent+4, last)
}
