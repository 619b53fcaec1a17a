package figure

import (
	"strings"

	"glassbox/wasm/film"
	"glassbox/wasm/picture"
)

// Formula is the computation of a step: what is computed, how, and with which numbers.
type Formula struct {
	Name    string
	Symbols string
	Numbers string
	Result  string
	Back    bool // the result is a gradient
}

// FormulaOf is how a number of the film is computed. What has no numbers put in is its result.
func (s *Scene) FormulaOf(r film.Ref) Formula {
	c, _, _ := s.Cell(r)
	e, _ := s.Explain(c)
	f := Formula{Name: e.Name, Symbols: e.Symbols, Numbers: e.Numbers, Result: film.Written(e.Value), Back: r.Back}
	if e.Numbers == e.Symbols {
		f.Numbers = f.Result
	}
	return f
}

// Formula writes the formula of a step, or that of the cell that is asked about.
func (s *Scene) Formula(f Formula, y, width float64, arrived bool) {
	if r, ok := s.Asked(); ok {
		f, arrived = s.FormulaOf(r), true
	}
	s.Pad.Formula(f, y, width, arrived)
}

// FormulaHeight is the room that a formula takes from its rule down, FormulaLine the least.
const (
	FormulaHeight = 80
	FormulaLine   = 30
)

// Formula writes a formula under a rule at y, in one line where the picture has no room for more. Before the result has
// arrived a dot stands in its place.
func (p Pad) Formula(f Formula, y, width float64, arrived bool) {
	p.Rule(0, width, y)
	if !arrived {
		f.Result = "·"
	}
	ink := picture.Ink1
	if f.Back {
		ink = picture.GradInk
	}
	switch {
	case p.H-y < FormulaHeight:
		p.inLine(f, y, width, ink)
		return
	case width < Narrow:
		p.stacked(f, y, width, ink)
		return
	}
	const column = 176
	l := Label{Size: 15, Weight: 500, Role: ink, Max: column - 24}
	p.Fitted(0, y+30, f.Name, l)
	p.Fitted(0, y+59, f.Result, l.Sized(21, 600))
	wide := Label{Size: 15, Weight: 400, Role: picture.Ink2, Max: width - column}
	p.Fitted(column, y+30, f.Symbols, wide)
	p.Fitted(column, y+59, f.Numbers, wide.In(picture.Ink1))
	for _, dy := range []float64{30, 59} {
		p.Write(column-16, y+dy, "=", Label{Size: 15, Weight: 400, Role: picture.Ink3, Anchor: picture.Middle})
	}
}

// inLine is the formula on a slide: all in one line. It is as wide as it is estimated, so that the result can follow.
func (p Pad) inLine(f Formula, y, width float64, ink picture.Role) {
	const size, result = 15, 130
	text := f.Name + " = " + f.Symbols
	if f.Numbers != f.Symbols && f.Numbers != f.Result {
		text += " = " + f.Numbers
	}
	wide := closely(text, size)
	if wide > width-result {
		text = f.Name + " = " + fit(f.Numbers, size, width-result-picture.Wide(f.Name+" = ", size))
		wide = min(width-result, closely(text, size))
	}
	p.Write(0, y+24, text, Label{Size: size, Weight: 400, Role: picture.Ink2, Max: wide})
	if f.Numbers != f.Result || !strings.Contains(text, f.Result) {
		p.Write(wide+8, y+24, "= "+f.Result, Label{Size: 17, Weight: 600, Role: ink, Max: width - wide - 8})
	}
}

// closely is about the width of a formula, whose spaces are narrow.
func closely(text string, size float64) float64 {
	return Width(text, size) - 0.26*size*float64(strings.Count(text, " "))
}

// stacked is the formula on a phone: what and how much in a line, and under it how, in the full width.
func (p Pad) stacked(f Formula, y, width float64, ink picture.Role) {
	l := Label{Size: 15, Weight: 500, Role: ink, Max: width * 0.6}
	p.Fitted(0, y+25, f.Name, l)
	p.Fitted(width, y+25, f.Result, l.Sized(17, 600).At(picture.End).Within(width*0.38))
	wide := Label{Size: 13, Weight: 400, Role: picture.Ink2, Max: width}
	symbols, numbers := fit("= "+f.Symbols, 13, width), "= "+f.Numbers
	if first, second := halves(symbols, width); second != "" {
		wide.Size = 12
		p.Write(0, y+43, first, wide)
		p.Fitted(0, y+58, second, wide)
		p.Fitted(0, y+74, numbers, wide.In(picture.Ink1))
		return
	}
	p.Write(0, y+48, symbols, wide)
	p.Fitted(0, y+69, numbers, wide.In(picture.Ink1))
}

// Fitted writes a text within a label's greatest width. A sum that is too wide is without its first terms; what is still
// too wide is smaller, and cut at its end.
func (p Pad) Fitted(x, y float64, text string, l Label) {
	text = fit(text, l.Size, l.Max)
	for l.Size > 12 && !Roomy(text, l) {
		l.Size--
	}
	if !Roomy(text, l) {
		text = Fit(text, l.Size, l.Max*1.04)
	}
	p.Write(x, y, text, l)
}

// Lines writes a text from x on in one line, in smaller letters if need be, or in two small ones up to y.
func (p Pad) Lines(x, y float64, text string, l Label) {
	for l.Size > 12 && !Roomy(text, l) {
		l.Size--
	}
	first, second := halves(text, l.Max)
	if second == "" || Roomy(text, l) {
		p.Write(x, y, text, l)
		return
	}
	p.Write(x, y-15, first, l)
	p.Fitted(x, y, second, l)
}

// halves are what fits in a line of small letters and what is left for the next, of a text too wide for a line.
func halves(text string, width float64) (first, second string) {
	l := Label{Size: 13, Max: width}
	if Roomy(text, l) {
		return text, ""
	}
	at := -1
	for i := range text {
		if text[i] == ' ' && Taken(text[:i], 12) <= width {
			at = i
		}
	}
	if at < 0 {
		return text, ""
	}
	return text[:at], text[at+1:]
}

// fit leaves out the first terms of a sum that is too wide.
func fit(text string, size, width float64) string {
	rest, lead := strings.CutPrefix(text, "= ")
	for 0.92*picture.Wide(text, size) > width {
		i := nextTerm(rest)
		if i < 0 {
			return text
		}
		rest = rest[i:]
		text = "… " + rest
		if lead {
			text = "= " + text
		}
	}
	return text
}

// nextTerm is where the sign of the second term of a sum stands, or −1. What stands in brackets is one term.
func nextTerm(sum string) int {
	depth := 0
	for i, r := range sum {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case depth == 0 && i > 0 && (strings.HasPrefix(sum[i:], " + ") || strings.HasPrefix(sum[i:], " − ")):
			return i + 1
		}
	}
	return -1
}
