package figure

import (
	"strings"

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

// FormulaHeight is the room that a formula takes from its rule down.
const FormulaHeight = 80

// Formula writes a formula under a rule at y. Before the result has arrived a dot stands in its place.
func (p Pad) Formula(f Formula, y, width float64, arrived bool) {
	p.Rule(0, width, y)
	if !arrived {
		f.Result = "·"
	}
	ink := picture.Ink1
	if f.Back {
		ink = picture.GradInk
	}
	if width < 600 {
		p.stacked(f, y, width, ink)
		return
	}
	const column = 176
	l := Label{Size: 15, Weight: 500, Role: ink, Max: column - 24}
	p.Write(0, y+30, f.Name, l)
	p.Write(0, y+59, f.Result, l.Sized(21, 600))
	wide := Label{Size: 15, Weight: 400, Role: picture.Ink2, Max: width - column}
	p.Write(column, y+30, fit(f.Symbols, 15, width-column), wide)
	p.Write(column, y+59, fit(f.Numbers, 15, width-column), wide.In(picture.Ink1))
	for _, dy := range []float64{30, 59} {
		p.Write(column-16, y+dy, "=", Label{Size: 15, Weight: 400, Role: picture.Ink3, Anchor: picture.Middle})
	}
}

// stacked is the formula on a phone: what and how much in a line, and under it how, in the full width.
func (p Pad) stacked(f Formula, y, width float64, ink picture.Role) {
	l := Label{Size: 15, Weight: 500, Role: ink, Max: width * 0.6}
	p.Write(0, y+25, f.Name, l)
	p.Write(width, y+25, f.Result, l.Sized(17, 600).At(picture.End).Within(width*0.38))
	wide := Label{Size: 13, Weight: 400, Role: picture.Ink2, Max: width}
	p.Write(0, y+48, fit("= "+f.Symbols, 13, width), wide)
	p.Write(0, y+69, fit("= "+f.Numbers, 13, width), wide.In(picture.Ink1))
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

// nextTerm is where the sign of the second term of a sum stands, or −1.
func nextTerm(sum string) int {
	i := -1
	for _, sign := range []string{" + ", " − "} {
		if j := strings.Index(sum, sign); j >= 0 && (i < 0 || j+1 < i) {
			i = j + 1
		}
	}
	return i
}
