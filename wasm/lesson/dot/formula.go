package dot

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/figure"
)

// formula is the computation of a stage, as the tape explains it.
func (m *model) formula(st stage) figure.Formula {
	p, i := m.pairs[st.pair], strconv.Itoa(st.k+1)
	switch st.event {
	case given:
		return m.opening(p)
	case product:
		return explained(m.product(st.k), p.products[st.k].Explain(0, 0))
	case sum:
		return m.summing(p, st)
	case lengthA:
		return explained("|"+m.nameA()+"|", p.lengthA.Explain(0, 0))
	case lengthB:
		return explained("|"+m.nameB(st.pair)+"|", p.lengthB.Explain(0, 0))
	case theta:
		const measured = "2 · arctan(|u − v| / |u + v|), u = a · |b|, v = b · |a|"
		return figure.Formula{Name: "θ", Symbols: say("formula.angle"), Numbers: measured, Result: degrees(p.theta)}
	case cosineOf:
		return m.cosineFormula(p)
	case shadow:
		return explained(say("name.shadow"), p.shadow.Explain(0, 0))
	case other:
		f := explained("|a| · |b| · cos θ", p.other.Explain(0, 0))
		f.Symbols = say("formula.other", "formula", f.Symbols, "s", number.Format(at(p.s)))
		f.Numbers = apart(f.Numbers, p.off())
		return f
	case gradA:
		return back("a"+i, p.a[st.k].ExplainGrad(0, 0))
	}
	return back("b"+i, p.b[st.k].ExplainGrad(0, 0))
}

// apart says of what is computed in two ways how far these lie from each other.
func apart(what string, off float64) string {
	if off == 0 {
		return say("same", "what", what)
	}
	return say("apart", "what", what, "off", number.Short(off, 2))
}

// opening is what is about to be computed.
func (m *model) opening(p *pair) figure.Formula {
	switch m.kind {
	case words:
		n := say("numbers", "n", len(p.a))
		return figure.Formula{Name: m.words[m.word], Symbols: say("formula.word"), Numbers: tuple(numbers(p.a)), Result: n}
	case matrix:
		return figure.Formula{Name: "Q · Kᵀ", Symbols: say("formula.matrix"), Numbers: say("formula.rows"), Result: say("formula.scores")}
	}
	numbers := tuple(numbers(p.a)) + " · " + tuple(numbers(p.b))
	return figure.Formula{Name: "a · b", Symbols: m.product(0) + more(len(p.a)), Numbers: numbers, Result: "s"}
}

// more are the terms of a dot product after the first.
func more(n int) string {
	switch {
	case n == 1:
		return ""
	case n == 2:
		return " + a₂ · b₂"
	}
	i := strconv.Itoa(n)
	return " + … + " + number.Symbol("a"+i) + " · " + number.Symbol("b"+i)
}

// product writes a₂ · b₂.
func (m *model) product(k int) string {
	i := strconv.Itoa(k + 1)
	return number.Symbol("a"+i) + " · " + number.Symbol("b"+i)
}

// summing is a sum so far: the one before it, and the product that comes to it.
func (m *model) summing(p *pair, st stage) figure.Formula {
	last := st.k == len(p.sums)-1
	name := say("sum so far")
	switch {
	case m.kind == matrix:
		name = number.Symbol(scoreID(st.pair))
		if !last {
			name = say("so far", "name", name)
		}
	case last:
		name = "s = a · b"
	}
	return explained(name, p.sums[st.k].Explain(0, 0))
}

// overLengths is the cosine as it follows from the dot product.
const overLengths = "s / (|a| · |b|)"

func (m *model) cosineFormula(p *pair) figure.Formula {
	if m.kind == words {
		numbers := number.Format(at(p.s)) + " / (" + number.Format(at(p.lengthA)) + " · " + number.Format(at(p.lengthB)) + ")"
		return figure.Formula{Name: say("head.cosine"), Symbols: overLengths, Numbers: numbers, Result: number.Format(p.similarity())}
	}
	result := number.Format(at(p.cosine))
	return figure.Formula{Name: "cos θ", Symbols: say("formula.cosine"), Numbers: "cos " + degrees(p.theta), Result: result}
}

func explained(name string, x tape.Explanation) figure.Formula {
	return figure.Formula{Name: name, Symbols: x.Symbols, Numbers: x.Numbers, Result: number.Format(x.Value)}
}

// back is a gradient of s, which the tape calls L.
func back(name string, x tape.Explanation) figure.Formula {
	f := explained("∂s/∂"+number.Symbol(name), x)
	f.Symbols, f.Back = ofS(x.Symbols), true
	return f
}

// ofS names the dot product s in what the tape writes of its loss L.
func ofS(text string) string { return strings.ReplaceAll(text, "∂L/", "∂s/") }
