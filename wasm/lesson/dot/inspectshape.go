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
	in := lesson.Inspection{ID: item, Symbol: item, Origin: say("origin.computed"), From: []string{}}
	row := func(name, text, result string) {
		in.Rows = append(in.Rows, lesson.Row{Name: say(name), Text: text, Result: result})
	}
	switch item {
	case "a":
		m.inspectVector(&in, m.a, p.lengthA, m.done(step, stage{event: lengthA}))
	case "b":
		m.inspectVector(&in, m.b, p.lengthB, m.done(step, stage{event: lengthB}))
	case "theta":
		in.Symbol, in.Label, in.From = "θ", say("noun.angle"), []string{"a", "b"}
		in.Formula = say("angle", "formula", "θ = 2 · arctan(|u − v| / |u + v|)", "u", "u = a · |b|", "v", "v = b · |a|")
		row("row.value", say("radians", "angle", "θ = "+number.Format(p.theta)), degrees(p.theta))
		row("row.how", say("by lengths"), "")
		in.Value = m.once(step, theta, p.theta)
	case "shadow":
		in.Symbol, in.Label, in.From = "|b| · cos θ", say("noun.shadow"), []string{"b", "theta"}
		x := p.shadow.Explain(0, 0)
		in.Formula = x.Symbols + " = " + x.Numbers + " = " + number.Format(x.Value)
		row("row.value", x.Symbols+" = "+x.Numbers, number.Format(x.Value))
		in.Value = m.once(step, shadow, x.Value)
	case "other":
		m.inspectOther(&in, step)
	case "dial":
		most := number.Format(at(p.lengthA) * at(p.lengthB))
		in.Symbol, in.Label, in.From, in.Value = "cos θ", say("noun.dial"), []string{"cosine"}, m.once(step, cosineOf, at(p.cosine))
		in.Formula = say("dial", "least", "−|a| · |b|", "most", "|a| · |b|", "share", "cos θ = "+number.Format(at(p.cosine)))
		row("row.range", say("range", "least", "−"+most, "most", most), "")
	case "space":
		in.Symbol, in.Label, in.Origin = say("row.view"), say("noun.space", "angle", degrees(m.azimuth)), say("origin.by hand")
		in.Formula = say("view")
		row("row.view", say("turning"), "")
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
	in.Label, in.Origin = say("noun.vector"), say("origin.by hand")
	in.Formula = in.ID + " = " + tuple(v)
	in.Rows = append(in.Rows, lesson.Row{Name: say("row.value"), Text: in.Formula})
	for k := range v {
		in.From = append(in.From, in.ID+strconv.Itoa(k+1))
	}
	if known {
		x := length.Explain(0, 0)
		text := x.Name + " = " + x.Symbols + " = " + x.Numbers
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.length"), Text: text, Result: number.Format(x.Value)})
	}
}

func (m *model) inspectOther(in *lesson.Inspection, step int) {
	p := m.pairs[0]
	in.Symbol, in.Label, in.From = "|a| |b| cos θ", say("noun.other"), []string{"length-a", "length-b", "cosine"}
	if !p.directed() {
		in.Formula, in.From = say("zeros"), []string{}
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.value"), Text: m.directionless()})
		return
	}
	x := p.other.Explain(0, 0)
	in.Formula = x.Symbols + " = " + x.Numbers + " = " + number.Format(x.Value)
	in.Value = m.once(step, other, x.Value)
	in.Rows = append(in.Rows, lesson.Row{Name: say("row.value"), Text: x.Symbols + " = " + x.Numbers, Result: number.Format(x.Value)},
		lesson.Row{Name: say("row.terms"), Text: apart("s", p.off()), Result: number.Format(at(p.s))})
}

// inspectWord tells about a word: its vector.
func (m *model) inspectWord(item string) (lesson.Inspection, bool) {
	for w, name := range m.words {
		i := strconv.Itoa(w + 1)
		if item != "word-"+i {
			continue
		}
		in := lesson.Inspection{ID: item, Symbol: name, Label: say("noun.word"), Origin: say("origin.by hand")}
		in.Formula = name + " = " + tuple(m.table[w])
		for k, f := range m.features {
			in.From = append(in.From, "v"+i+"_"+strconv.Itoa(k+1))
			in.Rows = append(in.Rows, lesson.Row{Name: f, Text: name + ", " + f, Result: number.Format(m.table[w][k])})
		}
		return in, true
	}
	return lesson.Inspection{}, false
}
