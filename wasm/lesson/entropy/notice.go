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
	ruled := ""
	set := map[string]string{}
	for i, name := range m.names {
		out := m.q[i] == 0
		if m.preset == "spam" {
			out = m.q[i] != m.p[i] && (m.q[i] == 0 || m.q[i] == 1)
		}
		if !out || m.preset != "spam" && m.p[i] == 0 {
			continue
		}
		if name = "“" + name + "”"; ruled != "" {
			name = say("and", "a", ruled, "b", name)
		}
		ruled = name
		key, to := m.remedy(i)
		set[key] = to
	}
	if m.preset == "squared" {
		set["at"] = "0.01"
	}
	remedy := lesson.Action{Label: say("notice.remedy"), Set: set}
	return lesson.Notice{Text: say("notice.infinite."+m.preset, "names", ruled), Actions: []lesson.Action{remedy}}
}

// remedy is the control of what was ruled out, and what gives it one per cent.
func (m *model) remedy(i int) (key, to string) {
	if m.preset != "spam" {
		return control.Element("q", i), "0.01"
	}
	if m.p[i] == 0 {
		return control.Element("mails", i), "0.99"
	}
	return control.Element("mails", i), "0.01"
}
