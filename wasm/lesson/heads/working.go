package heads

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// workings are the numbers that are worked out under an operation: # stands for the head, and a dot behind for the row of the
// best word instead of that of the focus word.
var workings = map[string]string{
	"q": "q", "k": "k.", "v": "v.", "scores": "scores#", "scaled": "scaled#", "weights": "a#", "mix": "out#", "concat": "concat",
	"out": "out", "dout": "dout", "dconcat": "dconcat", "dmix": "dout#", "dweights": "da#", "dscaled": "dscaled#",
	"dscores": "dscores#", "dq": "dq#",
}

// inQuestion is the number that is worked out: the one that is asked about, or one that the present operation makes.
func (s *scene) inQuestion() (r film.Ref, asked, ok bool) {
	if r, ok = s.Asked(); ok {
		return r, true, true
	}
	id, part := s.Beat()
	name, head := workings[id], s.head
	if s.Finest() && s.Parts(s.Index(id)) > 1 {
		head = min(part, s.h-1)
	}
	name, best := strings.CutSuffix(strings.Replace(name, "#", strconv.Itoa(head+1), 1), ".")
	if r, ok = s.Lookup(name); !ok {
		return r, false, false
	}
	if r.I, r.N = s.Focus, 2; best {
		r.I = s.best
	}
	switch kind, of := split(r.Name); {
	case pairs[kind]:
		r.J = s.best
	case of < 0 && kind != "out":
		r.J = head * s.size()
	}
	return r, false, true
}

// computed writes the operation and, under it, one of its numbers in full. Of the number that is asked about, its formula stands
// for the operation; on a slide there is a line for one of the two.
func (s *scene) computed(look figure.Label) {
	r, asked, ok := s.inQuestion()
	w, told := s.Working(r)
	ok = ok && told
	switch {
	case ok && asked && s.Slide:
		s.worked(r, w, s.foot, look.Max)
		return
	case ok && asked:
		f := s.FormulaOf(r)
		x, symbols := figure.Taken(f.Name+" =", look.Size)+6, f.Symbols
		if from, to, one := s.factors(r); one {
			symbols = s.FormulaOf(from).Name + " · " + s.FormulaOf(to).Name
		}
		s.Write(0, s.foot, f.Name+" =", look.Within(x-4))
		s.Fitted(x, s.foot, symbols, look.Within(look.Max-x))
	default:
		s.Write(0, s.foot, s.equation(), look)
	}
	if ok && !s.Slide {
		s.worked(r, w, s.foot+20, s.Width)
	}
}

// worked writes what a number is, and how it is computed in numbers; on a phone in two lines.
func (s *scene) worked(r film.Ref, w figure.Working, y, room float64) {
	role := picture.Ink1
	if w.Back {
		role = picture.GradInk
	}
	line := "= " + w.Result
	if numbers := s.alone(r, w.Numbers); numbers != "" {
		line = "= " + numbers + " " + line
	}
	title := figure.Title.Sized(13, 500).In(role)
	if s.Narrow() {
		s.Fitted(0, y, w.Title, title.Within(room))
		s.Fitted(0, y+18, line, figure.Note.In(role).Within(room))
		return
	}
	name := figure.Fit(w.Title, 13, room*0.5)
	x := figure.Taken(name, 13) + 10
	s.Write(0, y, name, title.Within(x-4))
	s.Fitted(x, y, line, figure.Name.In(role).Within(room-x))
}

// alone writes a weight by its power and the sum of all, and of a gradient the only product that is not 0.
func (s *scene) alone(r film.Ref, numbers string) string {
	if from, to, one := s.factors(r); one {
		return number.Format(s.valueOf(from)) + " · " + bracketed(s.valueOf(to))
	}
	kind, head := split(r.Name)
	if kind != "a" || r.N != 2 || r.Back || !s.Seen(r.I, r.J) {
		return numbers
	}
	scaled := s.Line(film.At(numbered("scaled", head), r.I))
	largest, sum := math.Inf(-1), 0.0
	for j := range s.Words {
		if s.Seen(r.I, j) {
			largest = max(largest, scaled[j])
		}
	}
	for j := range s.Words {
		if s.Seen(r.I, j) {
			sum += math.Exp(scaled[j] - largest)
		}
	}
	return number.Format(math.Exp(scaled[r.J]-largest)) + " / " + number.Format(sum)
}

// factors are the two numbers whose product is the gradient of a key or of a value: that comes from the focus word alone, since the
// loss asks about no other one.
func (s *scene) factors(r film.Ref) (from, to film.Ref, ok bool) {
	kind, head := split(r.Name)
	if head < 0 || r.N != 2 || !r.Back || s.trained() {
		return r, r, false
	}
	switch kind {
	case "k":
		return film.At(numbered("scores", head), s.Focus, r.I).Gradient(), film.At(numbered("q", head), s.Focus, r.J), true
	case "v":
		return film.At(numbered("a", head), s.Focus, r.I), film.At(numbered("out", head), s.Focus, r.J).Gradient(), true
	}
	return r, r, false
}

// valueOf is the number of a cell.
func (s *scene) valueOf(r film.Ref) float64 {
	return s.Matrix(film.Ref{Name: r.Name, Back: r.Back}).At(r.I, r.J)
}

// bracketed writes a number inside a formula: a negative one in parentheses.
func bracketed(v float64) string {
	if v < 0 {
		return "(" + number.Format(v) + ")"
	}
	return number.Format(v)
}
