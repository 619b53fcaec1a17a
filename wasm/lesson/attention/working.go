package attention

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// working writes the computation of the present step in full, for one of the cells that it computes: the one
// pointed at, or the one under way, or that of the strongest word.
func (s *scene) working() {
	title, symbols, numbers, result, back := s.sum()
	if title == "" {
		return
	}
	role := picture.Ink1
	if back {
		role = picture.GradInk
	}
	x, y := s.side.X, s.side.Y
	per := int(s.sideW / 6.3)
	most := 3
	s.Write(x, y, title, figure.Title.In(role).Within(s.sideW))
	lines := []string{symbols}
	if numbers != symbols {
		lines = append(lines, wrap("= "+numbers, per)...)
	}
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], lines[most-1]+" …")
	}
	lines = append(lines, "= "+result)
	for k, t := range lines {
		weight, ink := 400, picture.Ink2
		if k == len(lines)-1 {
			weight, ink = 500, role
		}
		s.Write(x, y+19+float64(k)*17, t, figure.Note.Sized(12, weight).In(ink).Within(s.sideW))
	}
}

// sum is the computation to write. Before the result has arrived it is a dot.
func (s *scene) sum() (title, symbols, numbers, result string, back bool) {
	r, ok := s.inQuestion()
	if !ok {
		return
	}
	e, ok := s.explainedOnce(r)
	if !ok {
		return
	}
	result = "·"
	if s.arrived(s.id, s.part) {
		result = number.Format(e.Value)
	}
	e.Numbers = s.alone(r, e.Numbers)
	return s.titled(r), inShort(r.Name, e), e.Numbers, result, e.back
}

// alone writes the computation of the focus row without the zeros of all other rows, in which no loss is asked for,
// and a weight by the stages that stand above it.
func (s *scene) alone(r words.Cell, numbers string) string {
	l, f := s.layer, s.focus
	switch {
	case r.Name == "weights" && r.I == f && s.seen(f, r.J):
		return number.Format(s.row.exp[r.J]) + " / " + number.Format(s.row.sum)
	case r.Name == "dk":
		return number.Format(l.Scores.Grad().At(f, r.I)) + " · " + in(l.Q.At(f, r.J))
	case r.Name == "dv":
		return number.Format(s.row.weights[r.I]) + " · " + in(l.Out.Grad().At(f, r.J))
	}
	return numbers
}

// short are formulas that would be too long cell by cell.
var short = map[string]string{
	"q": "q = Σ x · W", "k": "k = Σ x · W", "v": "v = Σ x · W", "scores": "Σ q · k, number by number", "weights": "e to the score, over the sum of all", "out": "Σ weight · value",
	"sum": "Σ e to that", "loss": "½ Σ (new − target)²", "dweights": "Σ ∂L/∂out · value", "dscaled": "weight · (gradient − mean)", "dv": "weight · ∂L/∂out",
	"dq": "Σ ∂L/∂score · k", "dk": "∂L/∂score · q", "dscores": "∂L/∂scaled ÷ √d", "dx": "back through the three projections", "dW_Q": "Σ x · ∂L/∂q", "dout": "new − target",
	"shifted": "scaled − max", "exp": "e to the shifted score", "dcentered": "∂L/∂weight − mean", "scaled": "score ÷ √d", "mix": "weight · value", "z": "embedding + position",
}

func inShort(name string, e explanation) string {
	if t, ok := short[name]; ok {
		return t
	}
	return e.Name + " = " + e.Symbols
}

// titled is the label of a cell in short.
func (s *scene) titled(r words.Cell) string {
	word := func(i int) string { return "“" + figure.Fit(s.words[i], 13, 90) + "”" }
	switch r.Name {
	case "scores":
		return "q · k for " + word(r.J)
	case "scaled":
		return "score of " + word(r.J) + " ÷ √d"
	case "weights":
		return "weight of " + word(r.J)
	case "dweights", "dscaled", "dscores":
		return "gradient for " + word(r.J)
	}
	if r.N == 2 && r.I < len(s.words) && r.Name[0] == 'd' && r.Name[1] != 'W' {
		return number.Gradient(r.Name[1:]) + " of " + word(r.I) + ", number " + number.Format(float64(r.J+1))
	}
	t := s.label(r)
	return strings.ToUpper(t[:1]) + t[1:]
}

// inQuestion is the cell whose computation is shown.
func (s *scene) inQuestion() (words.Cell, bool) {
	f := s.focus
	j, i := s.best, 0
	if s.hover >= 0 && s.seen(f, s.hover) {
		j = s.hover
	}
	if s.cellwise && s.Parts(s.op) > 1 {
		j, i = min(s.part, len(s.words)-1), min(s.part, s.d-1)
	}
	switch s.id {
	case "x":
		if s.positions {
			return words.CellAt("z", f, 0), true
		}
		return words.Cell{}, false
	case "q", "out", "dq", "dout":
		return words.CellAt(s.id, f, i), !(s.id == "q" && s.hand)
	case "k", "v":
		return words.CellAt(s.id, j, 0), !s.hand
	case "mix", "dv", "dk", "dx":
		return words.CellAt(s.id, j, 0), true
	case "dw":
		return words.CellAt("dW_Q", 0, 0), true
	case "mask":
		return words.Cell{}, false
	case "scores", "scaled", "weights", "dweights", "dscaled", "dscores":
		return words.CellAt(s.id, f, j), s.seen(f, j)
	case "max":
		return words.CellAt("shifted", j), s.seen(f, j)
	case "exp", "dcentered":
		return words.CellAt(s.id, j), true
	case "all":
		if s.cellwise {
			f = min(s.part, len(s.words)-1)
		}
		if !s.seen(f, j) {
			j = f
		}
		return words.CellAt("weights", f, j), true
	case "sum", "loss":
		return words.Cell{Name: s.id}, true
	}
	return words.Cell{}, false
}

// wrap breaks a formula into lines of so many characters, before its operators.
func wrap(t string, width int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(t) {
		if line != "" && len([]rune(line))+len([]rune(piece)) > width {
			lines, line = append(lines, strings.TrimRight(line, " ")), ""
		}
		line += piece
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts a formula before each + and − that stands between spaces.
func pieces(t string) []string {
	var all []string
	words := strings.SplitAfter(t, " ")
	piece := ""
	for _, w := range words {
		if (w == "+ " || w == "− " || w == "/ ") && piece != "" {
			all, piece = append(all, piece), ""
		}
		piece += w
	}
	return append(all, piece)
}
