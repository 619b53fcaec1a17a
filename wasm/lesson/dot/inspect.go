package dot

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/lesson"
)

// inspect tells where an item came from, as the tape explains it.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	if in, ok := m.inspectShape(item, step); ok {
		return in, true
	}
	for j := range m.pairs {
		if in, ok := m.inspectPair(item, step, j); ok {
			return in, true
		}
	}
	return lesson.Inspection{}, false
}

// inspectPair looks for an item among the numbers of one pair.
func (m *model) inspectPair(item string, step, j int) (lesson.Inspection, bool) {
	p := m.pairs[j]
	for k := range p.a {
		switch item {
		case m.item(j, p.a[k].Name()):
			return m.component(item, p, p.a[k], stage{gradA, j, k}, step), true
		case m.item(j, p.b[k].Name()):
			return m.component(item, p, p.b[k], stage{gradB, j, k}, step), true
		case "p" + strconv.Itoa(k+1):
			if m.kind == vectors {
				return m.computed(item, m.product(k), say("noun.product"), j, p.products[k], m.done(step, stage{product, j, k})), true
			}
		}
	}
	switch item {
	case m.item(j, "s"):
		return m.inspectSum(item, step, j), true
	case m.item(j, "length a"):
		return m.computed(item, "|"+m.nameA()+"|", say("noun.length"), j, p.lengthA, m.done(step, stage{event: lengthA})), true
	case m.item(j, "length b"):
		return m.computed(item, "|"+m.nameB(j)+"|", say("noun.length"), j, p.lengthB, m.done(step, stage{event: lengthB, pair: j})), true
	case m.item(j, "cosine"):
		return m.inspectCosine(item, step, j), true
	}
	return lesson.Inspection{}, false
}

// item is the id of the item that shows a number of pair j: a component by its name on the tape, or s, a length or
// the cosine.
func (m *model) item(j int, name string) string {
	stem := strings.TrimRight(name, "0123456789")
	i := name[len(stem):]
	a, b := strconv.Itoa(m.word+1), ""
	if m.kind == words {
		b = strconv.Itoa(m.others()[j] + 1)
	}
	switch m.kind {
	case words:
		return map[string]string{"a": "v" + a + "_" + i, "b": "v" + b + "_" + i, "s": "s-" + b,
			"length a": "length-" + a, "length b": "length-" + b, "cosine": "cosine-" + b}[stem]
	case matrix:
		return map[string]string{"q": "q" + strconv.Itoa(j/keys+1) + "_" + i, "k": "k" + strconv.Itoa(j%keys+1) + "_" + i, "s": scoreID(j)}[stem]
	}
	return strings.ReplaceAll(name, " ", "-")
}

// component tells about a number that is given, and its gradient once it is known.
func (m *model) component(item string, p *pair, v value, grad stage, step int) lesson.Inspection {
	symbol := number.Symbol(v.Name())
	in := lesson.Inspection{ID: item, Symbol: symbol, Label: say("noun.component"), Origin: say("origin.by hand"), From: []string{}}
	in.Value, in.Formula = new(at(v)), symbol+" = "+number.Format(at(v))
	used := p.products[grad.k].Explain(0, 0)
	in.Rows = []lesson.Row{
		{Name: say("row.value"), Text: symbol, Result: number.Format(at(v))},
		{Name: say("row.used by"), Text: used.Symbols + " = " + used.Numbers, Result: number.Format(used.Value)},
	}
	if !m.done(step, grad) {
		return in
	}
	x := v.ExplainGrad(0, 0)
	g := number.Format(x.Value)
	in.Gradient, in.Provable = new(x.Value), "d"+v.Name()
	formula := "∂s/∂" + symbol + " = " + ofS(x.Symbols)
	in.Formula, in.From = formula+" = "+g, m.sources(p, 0, x)
	in.Rows = append(in.Rows, lesson.Row{Name: say("row.gradient"), Text: formula, Result: g, Back: true})
	return in
}

// computed tells about a number that the tape has computed.
func (m *model) computed(item, symbol, label string, j int, v value, known bool) lesson.Inspection {
	x := v.Explain(0, 0)
	in := lesson.Inspection{ID: item, Symbol: symbol, Label: label, Origin: say("origin.computed"), From: m.sources(m.pairs[j], j, x)}
	name := x.Symbols
	if symbol != name {
		name = symbol + " = " + name
	}
	in.Formula = name + " = " + x.Numbers + " = " + number.Format(x.Value)
	row := lesson.Row{Name: say("row.value"), Text: name + " = " + x.Numbers, Result: number.Format(x.Value)}
	if known {
		in.Value = new(x.Value)
	} else {
		row.Text, row.Result = say("formula, not yet", "formula", name), ""
	}
	in.Rows = []lesson.Row{row}
	return in
}

// inspectSum tells about the sum as far as it has come.
func (m *model) inspectSum(item string, step, j int) lesson.Inspection {
	p := m.pairs[j]
	last := len(p.sums) - 1
	for k := last; k >= 0; k-- {
		if m.done(step, stage{sum, j, k}) {
			if k < last {
				return m.computed(item, say("sum so far"), say("noun.so far", "n", k+1), j, p.sums[k], true)
			}
			break
		}
	}
	in := m.computed(item, "s", say("noun.s"), j, p.s, m.done(step, stage{sum, j, last}))
	if m.done(step, stage{gradA, j, 0}) {
		in.Gradient = new(1.0)
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.gradient"), Text: say("begins", "gradient", "∂s/∂s"), Result: "1", Back: true})
	}
	return in
}

func (m *model) inspectCosine(item string, step, j int) lesson.Inspection {
	p := m.pairs[j]
	in := lesson.Inspection{ID: item, Symbol: "cos θ", Label: say("noun.cosine"), Origin: say("origin.computed"), From: []string{}}
	row := func(name, text, result string) {
		in.Rows = append(in.Rows, lesson.Row{Name: say(name), Text: text, Result: result})
	}
	if !p.directed() {
		in.Formula = say("zeros")
		row("row.value", say("no angle"), "")
		return in
	}
	f := m.cosineFormula(p)
	in.Formula = "cos θ = " + f.Numbers + " = " + f.Result
	if m.kind == words {
		in.From = []string{m.item(j, "s"), m.item(j, "length a"), m.item(j, "length b")}
	}
	if m.done(step, stage{event: cosineOf, pair: j}) {
		in.Value = new(m.cosineOf(p))
		row("row.value", "cos θ = "+f.Numbers, f.Result)
	} else {
		row("row.value", say("not yet"), "")
	}
	row("row.also", overLengths, number.Format(p.similarity()))
	return in
}

// sources are the items of the components that an explanation reads.
func (m *model) sources(p *pair, j int, x tape.Explanation) []string {
	ids := []string{}
	for _, c := range x.From {
		if id := m.item(j, p.t.Values()[c.Index].Name()); !c.Gradient && id != "" && strings.ContainsAny(id, "123456789") {
			ids = append(ids, id)
		}
	}
	return ids
}
