package dot

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
)

// inspectShape tells about what is drawn rather than written: arrows, angle, shadow, words.
func (m *model) inspectShape(item string, step int) (lesson.Inspection, bool) {
	if m.kind == words {
		return m.inspectWord(item)
	}
	if m.kind == matrix {
		return lesson.Inspection{}, false
	}
	p := m.pairs[0]
	in := lesson.Inspection{ID: item, Symbol: item, Origin: "computed", From: []string{}}
	row := func(name, text, result string) {
		in.Rows = append(in.Rows, lesson.Row{Name: name, Text: text, Result: result})
	}
	switch item {
	case "a":
		m.inspectVector(&in, m.a, p.lengthA, m.done(step, stage{event: lengthA}))
	case "b":
		m.inspectVector(&in, m.b, p.lengthB, m.done(step, stage{event: lengthB}))
	case "theta":
		in.Symbol, in.Label, in.From = "θ", "angle from a to b", []string{"a", "b"}
		in.Formula = "θ = 2 · arctan(|u − v| / |u + v|) with u = a · |b| and v = b · |a|"
		row("value", "θ = "+number.Format(p.theta)+" radians", degrees(p.theta))
		row("how", "measured from lengths alone, without the dot product", "")
		in.Value = m.once(step, theta, p.theta)
	case "shadow":
		in.Symbol, in.Label, in.From = "|b| · cos θ", "shadow of b on a", []string{"b", "theta"}
		x := p.shadow.Explain(0, 0)
		in.Formula = x.Symbols + " = " + x.Numbers + " = " + number.Format(x.Value)
		row("value", x.Symbols+" = "+x.Numbers, number.Format(x.Value))
		in.Value = m.once(step, shadow, x.Value)
	case "other":
		m.inspectOther(&in, step)
	case "dial":
		most := number.Format(at(p.lengthA) * at(p.lengthB))
		in.Symbol, in.Label, in.From, in.Value = "cos θ", "place between opposite and parallel", []string{"cosine"}, m.once(step, cosineOf, at(p.cosine))
		in.Formula = "between −|a| · |b| and |a| · |b|, at the share cos θ = " + number.Format(at(p.cosine))
		row("range", "two vectors of these lengths can give from −"+most+" to "+most, "")
	case "space":
		in.Symbol, in.Label, in.Origin = "view", "seen from an azimuth of "+number.Format(m.azimuth*180/3.141592653589793)+"°", "set by hand"
		in.Formula = "parallel projection from 24° above the floor; drag it sideways to turn it"
		row("view", "turning changes what you see, not the numbers", "")
	default:
		return in, false
	}
	return in, true
}

// once is a number that is told once its step is done.
func (m *model) once(step int, e event, v float64) *float64 {
	if !m.done(step, stage{event: e}) {
		return nil
	}
	return new(v)
}

func (m *model) inspectVector(in *lesson.Inspection, v []float64, length value, known bool) {
	in.Label, in.Origin = "vector", "set by hand"
	in.Formula = in.ID + " = " + tuple(v)
	in.Rows = append(in.Rows, lesson.Row{Name: "value", Text: in.Formula})
	for k := range v {
		in.From = append(in.From, in.ID+strconv.Itoa(k+1))
	}
	if known {
		x := length.Explain(0, 0)
		in.Rows = append(in.Rows, lesson.Row{Name: "length", Text: x.Name + " = " + x.Symbols + " = " + x.Numbers, Result: number.Format(x.Value)})
	}
}

func (m *model) inspectOther(in *lesson.Inspection, step int) {
	p := m.pairs[0]
	in.Symbol, in.Label, in.From = "|a| |b| cos θ", "dot product by lengths and angle", []string{"length-a", "length-b", "cosine"}
	if !p.directed() {
		in.Formula, in.From = "a vector of zeros has no direction", []string{}
		in.Rows = append(in.Rows, lesson.Row{Name: "value", Text: m.directionless()})
		return
	}
	x := p.other.Explain(0, 0)
	in.Formula = x.Symbols + " = " + x.Numbers + " = " + number.Format(x.Value)
	in.Value = m.once(step, other, x.Value)
	in.Rows = append(in.Rows, lesson.Row{Name: "value", Text: x.Symbols + " = " + x.Numbers, Result: number.Format(x.Value)},
		lesson.Row{Name: "term by term", Text: "s, " + apart(p.off()), Result: number.Format(at(p.s))})
}

// inspectWord tells about a word: its vector.
func (m *model) inspectWord(item string) (lesson.Inspection, bool) {
	for w, name := range m.words {
		i := strconv.Itoa(w + 1)
		if item != "word-"+i {
			continue
		}
		in := lesson.Inspection{ID: item, Symbol: name, Label: "word", Origin: "set by hand", From: []string{}, Formula: name + " = " + tuple(m.table[w])}
		for k, f := range m.features {
			in.From = append(in.From, "v"+i+"_"+strconv.Itoa(k+1))
			in.Rows = append(in.Rows, lesson.Row{Name: f, Text: name + ", " + f, Result: number.Format(m.table[w][k])})
		}
		return in, true
	}
	return lesson.Inspection{}, false
}
