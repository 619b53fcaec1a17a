package dot

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
)

// inspectShape tells about what is drawn rather than written: arrows, angle, shadow, words.
func (m *model) inspectShape(item string, step int) (in lesson.Inspection, ok bool) {
	switch {
	case m.kind == words:
		return m.inspectWord(item)
	case m.kind == matrix:
		return in, false
	case item == "a":
		return m.inspectVector(item, m.a, m.pairs[0].lengthA, m.done(step, stage{event: lengthA})), true
	case item == "b":
		return m.inspectVector(item, m.b, m.pairs[0].lengthB, m.done(step, stage{event: lengthB})), true
	case item == "space":
		in = lesson.Inspection{ID: item, Symbol: say("row.view"), Label: say("noun.space", "angle", degrees(m.azimuth)),
			Origin: say("origin.by hand"), Formula: say("view"), From: []string{}}
		in.Rows = []lesson.Row{{Name: say("row.view"), Text: say("turning")}}
		return in, true
	case m.pairs[0].directed():
		return m.inspectMeasure(item, step)
	case item == "other":
		in = lesson.Inspection{ID: item, Symbol: byLengths, Label: say("noun.other"), Origin: say("origin.computed"), From: []string{}}
		in.Formula, in.Rows = say("zeros"), []lesson.Row{{Name: say("row.value"), Text: m.directionless()}}
		return in, true
	}
	return in, false
}

// byLengths is the dot product by lengths and angle.
const byLengths = "|a| |b| cos θ"

// inspectMeasure tells about what follows from the angle between two vectors.
func (m *model) inspectMeasure(item string, step int) (in lesson.Inspection, ok bool) {
	p := m.pairs[0]
	switch item {
	case "theta":
		in = lesson.Inspection{Symbol: "θ", Label: say("noun.angle"), From: []string{"a", "b"}, Value: new(p.theta)}
		in.Formula = say("angle", "formula", "θ = 2 · arctan(|u − v| / |u + v|)", "u", "u = a · |b|", "v", "v = b · |a|")
		in.Rows = []lesson.Row{
			{Name: say("row.value"), Text: say("radians", "angle", "θ = "+number.Format(p.theta)), Result: degrees(p.theta)},
			{Name: say("row.how"), Text: say("by lengths")},
		}
		m.known(&in, step, stage{event: theta})
	case "shadow":
		in = m.computed(item, "|b| · cos θ", say("noun.shadow"), 0, p.shadow, m.done(step, stage{event: shadow}))
		in.From = []string{"b", "theta"}
	case "other":
		known := m.done(step, stage{event: other})
		in = m.computed(item, "|a| · |b| · cos θ", say("noun.other"), 0, p.other, known)
		in.Symbol, in.From = byLengths, []string{"length-a", "length-b", "cosine"}
		if known {
			in.Rows = append(in.Rows, lesson.Row{Name: say("row.terms"), Text: apart("s", p.off()), Result: number.Format(at(p.s))})
		}
	case "dial":
		most := number.Format(at(p.lengthA) * at(p.lengthB))
		in = lesson.Inspection{Symbol: "cos θ", Label: say("noun.dial"), From: []string{"cosine"}, Value: new(at(p.cosine))}
		in.Formula = say("dial", "least", "−|a| · |b|", "most", "|a| · |b|", "share", "cos θ = "+number.Format(at(p.cosine)))
		in.Rows = []lesson.Row{{Name: say("row.range"), Text: say("range", "least", "−"+most, "most", most)}}
		m.known(&in, step, stage{event: cosineOf})
	default:
		return in, false
	}
	in.ID, in.Origin = item, say("origin.computed")
	return in, true
}

// inspectVector tells about a vector, and its length once it is known.
func (m *model) inspectVector(item string, v []float64, length value, known bool) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: item, Label: say("noun.vector"), Origin: say("origin.by hand"), Formula: item + " = " + tuple(v)}
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: in.Formula}}
	for k := range v {
		in.From = append(in.From, item+strconv.Itoa(k+1))
	}
	if known {
		x := length.Explain(0, 0)
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.length"), Text: x.Chain(), Result: number.Format(x.Value)})
	}
	return in
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
