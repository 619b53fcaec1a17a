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

// component tells about a number that is given, the product that it is used by, and its gradient, as far as these are known.
func (m *model) component(item string, p *pair, v value, grad stage, step int) lesson.Inspection {
	symbol, j, k := number.Symbol(v.Name()), grad.pair, grad.k
	in := lesson.Inspection{ID: item, Symbol: symbol, Label: say("noun.component"), Origin: say("origin.by hand"), From: []string{}}
	in.Value, in.Formula = new(at(v)), symbol+" = "+number.Format(at(v))
	in.Rows = []lesson.Row{{Name: say("row.value"), Text: symbol, Result: number.Format(at(v))}}
	if m.done(step, stage{product, j, k}) || m.done(step, stage{sum, j, k}) {
		x := p.products[k].Explain(0, 0)
		in.Rows = append(in.Rows, lesson.Row{Name: say("row.used by"), Text: x.Symbols + " = " + x.Numbers, Result: number.Format(x.Value)})
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
	if in.Formula = x.Symbols; symbol != x.Symbols {
		in.Formula = symbol + " = " + x.Symbols
	}
	if !known {
		in.Rows = []lesson.Row{{Name: say("row.value"), Text: say("formula, not yet", "formula", in.Formula)}}
		return in
	}
	row := lesson.Row{Name: say("row.value"), Text: in.Formula + " = " + x.Numbers, Result: number.Format(x.Value)}
	in.Value, in.Rows, in.Formula = new(x.Value), []lesson.Row{row}, row.Text+" = "+row.Result
	return in
}

// inspectSum tells about the sum as far as it has come.
func (m *model) inspectSum(item string, step, j int) lesson.Inspection {
	p := m.pairs[j]
	last := len(p.sums) - 1
	for k := last - 1; k >= 0 && !m.done(step, stage{sum, j, last}); k-- {
		if m.done(step, stage{sum, j, k}) {
			return m.computed(item, say("sum so far"), say("noun.so far", "n", k+1), j, p.sums[k], true)
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
	if !p.directed() {
		in.Formula, in.Rows = say("zeros"), []lesson.Row{{Name: say("row.value"), Text: say("no angle")}}
		return in
	}
	if m.kind == words {
		in.From = []string{m.item(j, "s"), m.item(j, "length a"), m.item(j, "length b")}
	}
	f := m.cosineFormula(p)
	in.Value, in.Formula = new(m.cosineOf(p)), "cos θ = "+f.Numbers+" = "+f.Result
	in.Rows = []lesson.Row{
		{Name: say("row.value"), Text: "cos θ = " + f.Numbers, Result: f.Result},
		{Name: say("row.also"), Text: overLengths, Result: number.Format(p.similarity())},
	}
	m.known(&in, step, stage{event: cosineOf, pair: j})
	return in
}

// known takes back what is told before its stage is done.
func (m *model) known(in *lesson.Inspection, step int, st stage) {
	if !m.done(step, st) {
		in.Value, in.Formula, in.Rows = nil, say("not yet"), []lesson.Row{{Name: say("row.value"), Text: say("not yet")}}
	}
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
