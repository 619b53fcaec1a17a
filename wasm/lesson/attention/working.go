package attention

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// working writes the computation of the present step in full, for one of the cells that it computes: the one pointed at,
// or the one under way, or that of the strongest word. A cell that is asked about goes before.
func (s *scene) working() {
	r, ok := s.Asked()
	if !ok {
		r, ok = s.inQuestion()
	}
	w, explained := s.Working(r)
	if !ok || !explained {
		return
	}
	if t := s.titled(r); t != "" {
		w.Title = t
	}
	if name := "short." + (film.Ref{Name: r.Name, Back: r.Back}).String(); book.Has(name) { // it is too long cell by cell
		w.Symbols = say(name)
	}
	w.Numbers = s.alone(r, w.Numbers)
	w.Draw(s.Scene, s.side)
}

// alone writes the computation of the focus row without the zeros of all other rows, in which no loss is asked for, and a
// weight by the stages that stand above it.
func (s *scene) alone(r film.Ref, numbers string) string {
	l, f := s.layer, s.Focus
	switch name := (film.Ref{Name: r.Name, Back: r.Back}).String(); {
	case name == "weights" && r.I == f && s.Seen(f, r.J):
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

// titled is the label of a cell in short, or nothing where it is short enough.
func (s *scene) titled(r film.Ref) string {
	word := func(i int) string { return figure.Fit(s.Words[i], 13, 90) }
	switch r.Name {
	case "weights", "scaled", "scores":
		name := r.Name
		if r.Back {
			name = "gradient"
		}
		return say("titled."+name, "word", word(r.J))
	}
	if r.Back && r.N == 2 && r.I < len(s.Words) && r.Name[0] != 'W' {
		return say("titled.number", "name", number.Gradient(r.Name), "word", word(r.I), "n", r.J+1)
	}
	return ""
}

// inQuestion is the cell whose computation is shown; ok is false where none is, or where it is hidden.
func (s *scene) inQuestion() (r film.Ref, ok bool) {
	id, part := s.Beat()
	f, j, i := s.Focus, s.best, 0
	if s.hover >= 0 && s.Seen(f, s.hover) {
		j = s.hover
	}
	if s.Finest() && s.Parts(s.Index(id)) > 1 {
		j, i = min(part, len(s.Words)-1), min(part, s.D-1)
	}
	switch id {
	case "x":
		return film.At("z", f, 0), s.Positions
	case "dw":
		return film.At("W_Q", 0, 0).Gradient(), true
	case "sum", "loss", "mask", "rnn":
		return s.Lookup(id)
	case "q", "out", "dq", "dout":
		return s.Nth(s.of(id), i), !s.hand || id != "q"
	case "k", "v", "mix", "dk", "dv", "dx":
		r, ok = s.Lookup(id)
		r.I, r.N = j, 2
		return r, ok && (!s.hand || id != "k" && id != "v")
	case "max":
		id = "shifted"
	case "all":
		if id = "weights"; s.Finest() {
			f = min(part, len(s.Words)-1)
		}
		if !s.Seen(f, j) {
			j = f
		}
		return film.At(id, f, j), true
	}
	return s.Nth(s.of(id), j), s.Seen(f, j)
}
