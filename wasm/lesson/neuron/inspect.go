package neuron

import (
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// noun is what number i is called, and named the same with its symbol, unless that is the same.
func noun(i int) string { return say("noun." + names[i]) }

func named(i int) string {
	if noun(i) == symbol(i) {
		return noun(i)
	}
	return say("named", "noun", noun(i), "symbol", symbol(i))
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

// known reports whether number i of the entry has been computed when the step of its film is done, and its gradient.
func (m *model) known(e entry, now, i int) (value, grad bool) {
	r := film.At(names[i])
	return m.film(e).Known(r, now), m.film(e).Known(r.Gradient(), now)
}

// inspect tells where an item came from, as the tape explains it.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	i, asGrad := index(item)
	if i < 0 || i >= partW1X || m.net.v[i] == nil {
		return m.inspectPanel(item, step)
	}
	e, now := m.at(step)
	m.load(e)
	in := lesson.Inspection{ID: item, Symbol: symbol(i), Label: noun(i), Origin: m.origin(i, e), From: []string{}}
	if asGrad {
		in.Symbol, in.Label = gradientName(i), say("row.gradient")
	}
	hasValue, hasGrad := m.known(e, now, i)
	if hasValue {
		in.Value = new(m.shown(e, now, i))
	}
	if hasGrad && m.net.v[i].NeedsGrad() {
		in.Gradient = new(e.grad[i])
	}
	m.explain(&in, i, asGrad, hasValue, hasGrad && !e.check)
	m.used(&in, e, now, i)
	return in, true
}

// shown is the number on screen: a parameter after its update is the new one.
func (m *model) shown(e entry, now, i int) float64 {
	if m.film(e).Complete("new-"+names[i], now) {
		return e.after[i]
	}
	return e.value[i]
}

func (m *model) origin(i int, e entry) string {
	switch {
	case i <= inT:
		return say("origin.given")
	case i <= lastParam && e.update == 1 && !e.check:
		return say("origin.by hand")
	case i <= lastParam:
		return say("origin.learned")
	}
	return say("origin.computed")
}

// explain writes the formula of the value, and of its gradient where it is known; what is asked for leads and
// gives the sources.
func (m *model) explain(in *lesson.Inspection, i int, asGrad, hasValue, hasGrad bool) {
	v := m.net.v[i]
	leaf := i <= lastParam
	if !leaf {
		x := v.Explain(0, 0)
		in.Formula, in.From = sentence(x), m.net.sources(x)
		if hasValue {
			in.Rows = append(in.Rows, row("row.value", x, false))
		} else {
			in.Rows = append(in.Rows, lesson.Row{Name: say("row.value"), Text: say("formula, not yet", "formula", x.Name+" = "+x.Symbols)})
		}
	}
	if !v.NeedsGrad() || !hasGrad {
		return
	}
	g := v.ExplainGrad(0, 0)
	in.Rows = append(in.Rows, row("row.gradient", g, true))
	in.Provable = "d" + names[i]
	if asGrad || leaf {
		in.Formula, in.From = sentence(g), m.net.sources(g)
	}
	if len(g.From) > 0 {
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.from"), Text: together(g.From)})
	}
}

// used lists the next values that this one goes into.
func (m *model) used(in *lesson.Inspection, e entry, now, i int) {
	for k := outZ1; k <= outLoss; k++ {
		x := m.net.v[k].Explain(0, 0)
		if has, _ := m.known(e, now, k); !has || !slices.Contains(m.net.sources(x), names[i]) {
			continue
		}
		in.Rows = append(in.Rows, row("row.used by", x, false))
	}
}

// row writes an explanation as a line: the name, the symbols, the numbers, and apart from them the result.
func row(name string, x tape.Explanation, back bool) lesson.Row {
	return lesson.Row{Name: say(name), Text: x.Chain(), Result: number.Format(x.Value), Back: back}
}

func sentence(x tape.Explanation) string {
	return x.Chain(number.Format(x.Value))
}

// sources are the ids of the items that the cells of an explanation stand for.
func (n *net) sources(x tape.Explanation) []string {
	ids := []string{}
	for _, c := range x.From {
		id := n.t.Values()[c.Index].Name()
		if c.Gradient {
			id = "d" + id
		}
		if i, _ := index(id); i >= 0 && i < partW1X {
			ids = append(ids, id)
		}
	}
	return ids
}

func together(cells []tape.Cell) string {
	parts := make([]string, len(cells))
	for i, c := range cells {
		parts[i] = c.Name + " = " + number.Format(c.Value)
	}
	return strings.Join(parts, "\u2003")
}

// prove measures a gradient of the entry that a step belongs to.
func (m *model) prove(name string, step int) (lesson.Proof, bool) {
	e, now := m.at(step)
	m.load(e)
	return m.film(e).Prove(name, now)
}
