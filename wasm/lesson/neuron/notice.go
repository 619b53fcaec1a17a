package neuron

import (
	"slices"
	"strconv"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
)

// notices says what the training ran into, with remedies that were each tried before they are offered.
func (m *model) notices() []lesson.Notice {
	var all []lesson.Notice
	if m.overflow > 0 {
		all = append(all, m.overflowed())
	}
	if k := m.dead(); k > 0 {
		all = append(all, m.died(k))
	}
	if m.original != nil {
		all = append(all, m.forked())
	}
	return all
}

// overflowed says at which update the numbers became too large, and offers the largest tenth of η that trains
// to the end.
func (m *model) overflowed() lesson.Notice {
	n := lesson.Notice{Text: say("notice.overflow", "n", m.overflow, "eta", number.Full(m.eta))}
	for eta := m.eta / 10; eta > 1e-6; eta /= 10 {
		if m.with("eta", plain(eta)).overflow == 0 {
			label := say("action.eta", "eta", number.Format(eta))
			n.Actions = []lesson.Action{{Label: label, Set: map[string]string{"eta": plain(eta)}}}
			break
		}
	}
	return n
}

// with trains with one control set otherwise, to a value that it takes.
func (m *model) with(key, value string) *model {
	v, _ := m.values.Set(key, value)
	try, _ := trained(v)
	return try
}

// meanLoss is the loss over the examples after the training.
func (m *model) meanLoss() float64 {
	total := 0.0
	for _, e := range m.entries[len(updates(m.entries)):] {
		total += e.value[outLoss]
	}
	return total / float64(len(m.data))
}

// dead is the first update from which z₁ < 0 for every example until the end, so that ReLU lets nothing
// through again; 0 if the neuron lives.
func (m *model) dead() int {
	if m.act.id != "relu" || m.overflow > 0 {
		return 0
	}
	first := 0
	for _, e := range slices.Backward(updates(m.entries)) {
		if !m.silent(e.after) {
			break
		}
		first = e.update
	}
	return first
}

// silent reports whether z₁ is below 0 for every example.
func (m *model) silent(params cells) bool {
	for _, ex := range m.data {
		if params[paramW1]*ex.x+params[paramW12]*ex.x2+params[paramB1] >= 0 {
			return false
		}
	}
	return true
}

func (m *model) died(k int) lesson.Notice {
	text := say("notice.died", "n", k, "examples", len(m.data))
	if m.silent(m.entries[0].value) {
		text = say("notice.dead", "examples", len(m.data))
	}
	return lesson.Notice{Text: text, Actions: m.remedies()}
}

// remedies are changes after which the neuron is alive at the end, each with the loss that it was just measured
// to end at.
func (m *model) remedies() []lesson.Action {
	var all []lesson.Action
	offer := func(key, value, label string) bool {
		o := m.with(key, value)
		if o.overflow > 0 || o.dead() > 0 {
			return false
		}
		label = say("action.change", "change", label, "loss", number.Format(o.meanLoss()))
		all = append(all, lesson.Action{Label: label, Set: map[string]string{key: value}})
		return true
	}
	offer("activation", "leaky-relu", say("control.activation.leaky-relu"))
	for _, eta := range []float64{m.eta / 2, m.eta / 5, m.eta / 10} {
		if offer("eta", plain(eta), "η = "+number.Format(eta)) {
			break
		}
	}
	for _, b := range []float64{-1, 0, 1, 3} {
		if b > m.start[paramB1] && offer("b1", plain(b), "b₁ = "+number.Format(b)) {
			break
		}
	}
	return all
}

func (m *model) forked() lesson.Notice {
	what := number.Symbol(m.fork.key) + " = " + number.Full(m.fork.to)
	n := lesson.Notice{Actions: []lesson.Action{{Label: say("action.unfork"), Set: map[string]string{"fork": "0"}}}}
	if m.overflow > 0 || len(updates(m.original)) < len(m.data)*m.epochs {
		n.Text = say("notice.fork overflow", "n", m.fork.before, "change", what)
		return n
	}
	before := &model{setting: m.setting, entries: m.original}
	live, other := number.Format(m.meanLoss()), number.Format(before.meanLoss())
	n.Text = say("notice.fork", "n", m.fork.before, "change", what, "loss", live, "before", other)
	return n
}

func plain(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
