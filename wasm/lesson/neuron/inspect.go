package neuron

import (
	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// label is what a person calls a number, or its gradient.
func label(r film.Ref) string {
	if r.Back {
		return say("row.gradient")
	}
	return say("noun." + r.Name)
}

// named is what number i is called with its symbol, unless that is the same.
func named(i int) string {
	if noun := label(film.At(names[i])); noun != symbol(i) {
		return say("named", "noun", noun, "symbol", symbol(i))
	}
	return symbol(i)
}

// index is the number with the name, or −1; grad tells whether the name asks for its gradient.
func index(name string) (i int, grad bool) {
	for i, n := range names {
		if n == name {
			return i, false
		}
		if "d"+n == name {
			return i, true
		}
	}
	return -1, false
}

// inspect tells where an item came from, as the film has it. What is given leads with its gradient, once that is known.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	e, f, now := m.at(step)
	i, back := index(item)
	if back && e.check { // it never arrives, but has its place
		f, now = m.train, 0
	}
	in, ok := f.Inspect(item, now)
	if !ok {
		return m.inspectPanel(item)
	}
	if back || i > lastParam {
		return in, true
	}
	if in.Gradient != nil {
		g, _ := f.Inspect("d"+item, now)
		in.Formula, in.From = g.Formula, g.From
	}
	if i >= firstParam {
		in.Origin, in.Value = origin(e), new(e.number(i, f.Complete("new-"+item, now)))
	}
	return in, true
}

// origin is where the parameters of an entry come from.
func origin(e entry) string {
	if e.update == 1 && !e.check {
		return say("origin.by hand")
	}
	return say("origin.learned")
}

// inspectPanel tells about an update on the loss curve or about the surface.
func (m *model) inspectPanel(item string) (in lesson.Inspection, ok bool) {
	if item == "surface" && m.pair != "off" {
		return lesson.Inspection{ID: item, Symbol: "L", Label: say("control.surface"), Origin: say("origin.computed"), From: []string{},
			Formula: say("surface.formula"), Rows: []lesson.Row{{Name: say("row.axes"), Text: m.pair}}}, true
	}
	for _, e := range updates(m.entries) {
		if item == e.id() {
			return m.inspectUpdate(e), true
		}
	}
	return in, false
}

// inspectUpdate tells about the loss of an update.
func (m *model) inspectUpdate(e entry) lesson.Inspection {
	m.load(e)
	in, _ := m.train.Inspect("loss", m.train.Track.Index("loss"))
	in.ID, in.Label, in.From = e.id(), say("update", "n", e.update), []string{"loss"}
	if e.epochDone {
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.epoch", "n", e.epoch), Text: say("mean"), Result: number.Format(e.epochLoss)})
	}
	return in
}

// prove measures a gradient of the entry that a step belongs to.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	_, f, now := m.at(step)
	return f.Prove(name, now)
}
