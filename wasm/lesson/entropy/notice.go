package entropy

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// rounding is how far from 1 the sum of dragged shares may come to lie, which needs no word.
const rounding = 0.025

// notices says what was divided by its sum, and why a loss is infinite.
func (m *model) notices() []lesson.Notice {
	var all []lesson.Notice
	for i, key := range []string{"q", "p"} {
		if m.was[i] != 0 && math.Abs(m.was[i]-1) > rounding {
			all = append(all, lesson.Notice{Text: say("notice.sum."+key, "sum", number.Format(m.was[i]))})
		}
	}
	if finite(m.of(m.loss).X) {
		return all
	}
	return append(all, m.infinite())
}

// infinite explains a loss without end and offers what ends it.
func (m *model) infinite() lesson.Notice {
	ruled, n, set := "", 0, map[string]string{}
	if m.preset == "squared" {
		n, set["at"] = 1, "0.01"
	}
	for i, name := range m.names {
		if !m.ruledOut(i) {
			continue
		}
		if name = "“" + name + "”"; n > 0 {
			name = say("and", "a", ruled, "b", name)
		}
		ruled, n = name, n+1
		switch { // one per cent for what happened
		case m.preset != "spam":
			set[control.Element("q", i)] = "0.01"
		case m.p[i] == 1:
			set[control.Element("mails", i)] = "0.01"
		default:
			set[control.Element("mails", i)] = "0.99"
		}
	}
	remedy := lesson.Action{Label: say("notice.remedy", "n", n), Set: set}
	return lesson.Notice{Text: say("notice.infinite."+m.preset, "names", ruled, "n", n), Actions: []lesson.Action{remedy}}
}

// ruledOut reports whether something happened that had no probability.
func (m *model) ruledOut(i int) bool {
	if m.preset == "spam" {
		return m.q[i] == 1-m.p[i]
	}
	return m.q[i] == 0 && m.p[i] > 0
}
