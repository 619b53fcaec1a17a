package entropy

import (
	"math"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
)

// rounding is how far from 1 the sum of dragged shares may come to lie, which needs no word.
const rounding = 0.025

// notices says what was divided by its sum, and why a loss is infinite.
func (m *model) notices() []lesson.Notice {
	var all []lesson.Notice
	for i, name := range []string{"Prediction q", "Truth p"} {
		if m.was[i] != 0 && math.Abs(m.was[i]-1) > rounding {
			all = append(all, lesson.Notice{Text: name + " added up to " + number.Format(m.was[i]) + ", so each of its numbers was divided by that."})
		}
	}
	if finite(m.loss.x) {
		return all
	}
	return append(all, m.infinite())
}

// infinite explains a loss without end and offers what ends it.
func (m *model) infinite() lesson.Notice {
	var ruled []string
	set := map[string]string{}
	for i, name := range m.names {
		out := m.q[i] == 0
		if m.preset == "spam" {
			out = m.q[i] != m.p[i] && (m.q[i] == 0 || m.q[i] == 1)
		}
		if !out || m.preset != "spam" && m.p[i] == 0 {
			continue
		}
		ruled = append(ruled, "“"+name+"”")
		key, to := m.remedy(i)
		set[key] = to
	}
	what := "the true class probability 0"
	if len(ruled) > 0 {
		what = strings.Join(ruled, " and ") + ", which happened, probability 0"
	}
	if m.preset == "soft" {
		what = strings.Join(ruled, " and ") + " probability 0, though it happens"
	}
	if m.preset == "spam" {
		what = "the right answer for " + strings.Join(ruled, " and ") + " probability 0"
	}
	if m.preset == "squared" {
		set["at"] = "0.01"
	}
	return lesson.Notice{Text: "The loss is ∞ (the model ruled out what happened): it gave " + what + ", and no finite number is surprise enough for that. Anything above 0 has a finite loss.",
		Actions: []lesson.Action{{Label: "Give it 1 %", Set: set}}}
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
