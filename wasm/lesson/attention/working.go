package attention

import (
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// working writes the computation of the present step in full, for one of the cells that it computes: the one pointed at,
// or the one under way, or that of the strongest word.
func (s *scene) working() {
	r, ok := s.inQuestion()
	w, explained := s.Working(r)
	if !ok || !explained {
		return
	}
	w.Title = s.titled(r)
	if t, ok := short[film.Ref{Name: r.Name, Back: r.Back}.String()]; ok {
		w.Symbols = t
	}
	w.Numbers = s.alone(r, w.Numbers)
	w.Draw(s.Scene, s.side)
}

// alone writes the computation of the focus row without the zeros of all other rows, in which no loss is asked for, and a
// weight by the stages that stand above it.
func (s *scene) alone(r film.Ref, numbers string) string {
	l, f := s.layer, s.focus
	switch name := (film.Ref{Name: r.Name, Back: r.Back}).String(); {
	case name == "weights" && r.I == f && s.seen(f, r.J):
		return number.Format(s.Line(film.At("exp"))[r.J]) + " / " + number.Format(s.Line(film.At("sum"))[0])
	case name == "dk":
		return number.Format(l.Scores.Grad().At(f, r.I)) + " · " + in(l.Q.At(f, r.J))
	case name == "dv":
		return number.Format(l.Weights.At(f, r.I)) + " · " + in(l.Out.Grad().At(f, r.J))
	}
	return numbers
}

// in writes a number inside a formula: negative ones in parentheses.
func in(v float64) string {
	if v < 0 {
		return "(" + number.Format(v) + ")"
	}
	return number.Format(v)
}

// short are formulas that would be too long cell by cell.
var short = map[string]string{
	"q": "q = Σ x · W", "k": "k = Σ x · W", "v": "v = Σ x · W", "scores": "Σ q · k, number by number", "weights": "e to the score, over the sum of all", "out": "Σ weight · value",
	"sum": "Σ e to that", "loss": "½ Σ (new − target)²", "dweights": "Σ ∂L/∂out · value", "dscaled": "weight · (gradient − mean)", "dv": "weight · ∂L/∂out",
	"dq": "Σ ∂L/∂score · k", "dk": "∂L/∂score · q", "dscores": "∂L/∂scaled ÷ √d", "dx": "back through the three projections", "dW_Q": "Σ x · ∂L/∂q", "dout": "new − target",
	"shifted": "scaled − max", "exp": "e to the shifted score", "dcentered": "∂L/∂weight − mean", "scaled": "score ÷ √d", "mix": "weight · value", "z": "embedding + position",
}

// titled is the label of a cell in short.
func (s *scene) titled(r film.Ref) string {
	word := func(i int) string { return "“" + figure.Fit(s.words[i], 13, 90) + "”" }
	switch {
	case r.Back && (r.Name == "weights" || r.Name == "scaled" || r.Name == "scores"):
		return "gradient for " + word(r.J)
	case r.Name == "scores":
		return "q · k for " + word(r.J)
	case r.Name == "scaled":
		return "score of " + word(r.J) + " ÷ √d"
	case r.Name == "weights":
		return "weight of " + word(r.J)
	case r.Back && r.N == 2 && r.I < len(s.words) && r.Name[0] != 'W':
		return number.Gradient(r.Name) + " of " + word(r.I) + ", number " + number.Format(float64(r.J+1))
	}
	t := s.model.label(r)
	return strings.ToUpper(t[:1]) + t[1:]
}

// inQuestion is the cell whose computation is shown.
func (s *scene) inQuestion() (r film.Ref, ok bool) {
	id, part := s.Beat()
	f, j, i := s.focus, s.best, 0
	if s.hover >= 0 && s.seen(f, s.hover) {
		j = s.hover
	}
	if s.Finest() && s.Parts(s.Index(id)) > 1 {
		j, i = min(part, len(s.words)-1), min(part, s.d-1)
	}
	name := id
	switch id {
	case "x":
		return film.At("z", f, 0), s.positions
	case "dw":
		name = "dW_Q"
		f, j = 0, 0
	case "max":
		name = "shifted"
	case "all":
		if name = "weights"; s.Finest() {
			f = min(part, len(s.words)-1)
		}
		if !s.seen(f, j) {
			j = f
		}
	}
	r, ok = s.Lookup(name)
	switch {
	case id == "q" || id == "out" || id == "dq" || id == "dout":
		j = i
	case name == "k" || name == "v" || name == "mix" || id == "dv" || id == "dk" || id == "dx":
		f, j = j, 0
	case s.Flat(r.Name) && name != "sum":
		r.I, r.N = j, 1
		return r, s.seen(s.focus, j)
	case name == "sum" || name == "loss":
		return r, ok
	}
	r.I, r.J, r.N = f, j, 2
	given := s.hand && (id == "q" || id == "k" || id == "v")
	return r, ok && !given && (r.Name != "scores" && r.Name != "scaled" && r.Name != "weights" || s.seen(f, j))
}
