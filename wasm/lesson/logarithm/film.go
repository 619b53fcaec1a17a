package logarithm

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson/ledger"
)

// factor is what makes a natural logarithm one of the base.
func (s setting) factor() float64 { return 1 / math.Log(s.base) }

// digits are the sizes of the steps in which the power is searched for.
var digits = []struct {
	id      string
	perUnit float64
}{{"whole", 1}, {"tenth", 10}, {"hundredth", 100}}

// bracket is the greatest multiple of a step that is not above the power.
func bracket(y, perUnit float64) float64 { return math.Floor(y*perUnit+1e-9) / perUnit }

// filmPower searches for the power of the base that gives x, and takes the slope of the curve there.
func (m *model) filmPower() {
	t := tape.New[float64]()
	x := t.Param("x", 1, 1, m.x)
	u := t.Log(x)
	y := t.Scale(m.factor(), u)
	t.Backward(y)
	m.Given("x", "x", "the number to reach", m.x, "x")
	m.Given("base", "base", "the base", m.base, m.baseKey)
	m.Step("Search", "given", "given")
	for _, d := range digits {
		low, high := bracket(at(y), d.perUnit), bracket(at(y), d.perUnit)+1/d.perUnit
		m.try(d.id, low, "low")
		m.try(d.id+"_up", high, "high")
		m.Step("Search", d.id, d.id, d.id, d.id+"_gives", d.id+"_up", d.id+"_up_gives")
	}
	m.logOf("ln", "ln x", "natural logarithm of x", "ln x", "ln "+number.Format(m.x), at(u), "x")
	m.Step("Logarithm", "log", "ln", "ln")
	numbers := number.Format(at(u))
	if !m.natural() {
		numbers += " / " + number.Format(math.Log(m.base))
	}
	m.logOf("log", m.log()+" x", "the power that was asked for", m.ratio("x"), numbers, at(y), "ln", "base")
	m.Step("Logarithm", "log", "log", "log")
	m.Put(ledger.Quantity{ID: "check", Name: m.baseName() + "^y", Label: "the base raised to the logarithm", X: math.Pow(m.base, at(y)), Symbols: m.baseName() + "^(" + m.log() + " x)", Numbers: m.power(at(y)), From: []string{"log", "base"}})
	m.Step("Logarithm", "check", "check", "check")
	m.slopes(t, x, u, y)
}

// try is the base raised to a power that is not yet the right one.
func (m *model) try(id string, p float64, side string) {
	m.Put(ledger.Quantity{ID: id, Name: "power", Label: "power that gives too " + map[string]string{"low": "little, or just enough", "high": "much"}[side], X: p, Symbols: "tried", From: []string{}})
	m.Put(ledger.Quantity{ID: id + "_gives", Name: m.power(p), Label: "what that power gives", X: math.Pow(m.base, p), Symbols: m.baseName() + " raised to " + number.Format(p), From: []string{id, "base"}})
}

func (m *model) logOf(id, name, label, symbols, numbers string, x float64, from ...string) {
	m.Put(ledger.Quantity{ID: id, Name: name, Label: label, X: x, Symbols: symbols, Numbers: numbers, From: from})
}

// slopes goes back from the logarithm to x, and multiplies the slope by x.
func (m *model) slopes(t *tape.Tape[float64], x, u, y value) {
	name := func(by string) string { return "∂y/∂" + by }
	m.Put(ledger.Quantity{ID: "dlog", Of: "log", Name: "∂y/∂y", Label: "where the way back begins", X: slope(y), Symbols: "1", From: []string{"log"}})
	m.Step("backward", "dlog", "dlog", "dlog")
	m.Put(ledger.Quantity{ID: "dln", Of: "ln", Name: name("(ln x)"), Label: "slope by ln x", X: slope(u), Symbols: "1 / ln " + m.baseName(), Numbers: "1 / " + number.Format(math.Log(m.base)), From: []string{"log", "base"},
		Proof: ledger.NewProof(t, y, u, "y", 1e-5*max(1, math.Abs(at(u))))})
	m.Step("backward", "dln", "dln", "dln")
	m.Put(ledger.Quantity{ID: "dx", Of: "x", Name: name("x"), Label: "slope of the curve at x", X: slope(x), Symbols: name("(ln x)") + " · 1 / x", Numbers: number.Format(slope(u)) + " / " + number.Format(m.x), From: []string{"ln", "x"},
		Proof: ledger.NewProof(t, y, x, "y", 1e-5*m.x)})
	m.Step("backward", "dx", "dx", "dx")
	m.Put(ledger.Quantity{ID: "slope_x", Name: "slope · x", Label: "the slope times x", X: slope(x) * m.x, Symbols: name("x") + " · x", Numbers: number.Format(slope(x)) + " · " + number.Format(m.x), From: []string{"x"}})
	m.Step("Why ln", "why", "why", "slope_x")
}

// filmMirror raises the base to p, mirrors the point, and compares the two slopes.
func (m *model) filmMirror() {
	up, down := tape.New[float64](), tape.New[float64]()
	p := up.Param("p", 1, 1, m.p)
	power := up.Exp(up.Scale(math.Log(m.base), p))
	up.Backward(power)
	x := down.Param("x", 1, 1, at(power))
	log := down.Scale(m.factor(), down.Log(x))
	down.Backward(log)
	name := m.baseName() + "^p"
	m.Given("p", "p", "the power", m.p, "p")
	m.Given("base", "base", "the base", m.base, m.baseKey)
	m.Step("There", "given", "given")
	m.Put(ledger.Quantity{ID: "power", Name: name, Label: "the base raised to p", X: at(power), Symbols: name, Numbers: m.power(m.p), From: []string{"base", "p"}})
	m.Step("There", "power", "power", "power")
	m.Put(ledger.Quantity{ID: "log", Name: m.log() + " x", Label: "the power that gives x", X: at(log), Symbols: m.ratio("x"), Numbers: m.ratio(number.Format(at(power))), From: []string{"power", "base"}})
	m.Step("And back", "log", "log", "log")
	m.Put(ledger.Quantity{ID: "dp", Of: "p", Name: "∂x/∂p", Label: "slope of the exponential curve", X: slope(p), Symbols: name + " · ln " + m.baseName(), Numbers: number.Format(at(power)) + " · " + number.Format(math.Log(m.base)), From: []string{"power", "base"},
		Proof: ledger.NewProof(up, power, p, "x", 1e-5)})
	m.Step("backward", "dp", "dp", "dp")
	m.Put(ledger.Quantity{ID: "dx", Of: "power", Name: "∂y/∂x", Label: "slope of the logarithm", X: slope(x), Symbols: "1 / (x · ln " + m.baseName() + ")", Numbers: "1 / (" + number.Format(at(power)) + " · " + number.Format(math.Log(m.base)) + ")", From: []string{"power", "base"},
		Proof: ledger.NewProof(down, log, x, "y", 1e-5*at(power))})
	m.Step("backward", "dx", "dx", "dx")
	m.Put(ledger.Quantity{ID: "both", Name: "both slopes", Label: "one slope times the other", X: slope(p) * slope(x), Symbols: "∂x/∂p · ∂y/∂x", Numbers: number.Format(slope(p)) + " · " + number.Format(slope(x)), From: []string{"p", "power"}})
	m.Step("Both", "both", "both", "both")
}

// filmProduct adds two logarithms as lengths and reads the product.
func (m *model) filmProduct() {
	t := tape.New[float64]()
	a, b := t.Param("a", 1, 1, m.a), t.Param("b", 1, 1, m.b)
	la, lb := t.Scale(m.factor(), t.Log(a)), t.Scale(m.factor(), t.Log(b))
	sum := t.Add(la, lb)
	t.Backward(sum)
	m.Given("a", "a", "first factor", m.a, "a")
	m.Given("b", "b", "second factor", m.b, "b")
	m.Given("base", "base", "the base", m.base, m.baseKey)
	m.Step("Lengths", "given", "given")
	m.logOf("log_a", m.log()+" a", "length of a", m.ratio("a"), m.ratio(number.Format(m.a)), at(la), "a", "base")
	m.Step("Lengths", "log_a", "log-a", "log_a")
	m.logOf("log_b", m.log()+" b", "length of b", m.ratio("b"), m.ratio(number.Format(m.b)), at(lb), "b", "base")
	m.Step("Lengths", "log_b", "log-b", "log_b")
	m.Put(ledger.Quantity{ID: "total", Name: "sum", Label: "one length after the other", X: at(sum), Symbols: m.log() + " a + " + m.log() + " b", Numbers: number.Format(at(la)) + plus(at(lb)), From: []string{"log_a", "log_b"}})
	m.Step("Add", "sum", "sum", "total")
	m.Put(ledger.Quantity{ID: "product", Name: m.baseName() + "^sum", Label: "what the ruler reads there", X: math.Pow(m.base, at(sum)), Symbols: m.baseName() + "^sum", Numbers: m.power(at(sum)), From: []string{"total", "base"}})
	m.Step("Read", "product", "product", "product")
	m.Put(ledger.Quantity{ID: "multiplied", Name: "a · b", Label: "the product, multiplied", X: m.a * m.b, Symbols: "a · b", Numbers: number.Format(m.a) + " · " + number.Format(m.b), From: []string{"a", "b"}})
	m.Step("Read", "multiplied", "multiplied", "multiplied")
	m.Put(ledger.Quantity{ID: "dtotal", Of: "total", Name: "∂s/∂s", Label: "where the way back begins", X: slope(sum), Symbols: "1", From: []string{"total"}})
	m.Step("backward", "dsum", "dsum", "dtotal")
	m.terms(t, sum, la, lb, a, b)
}

// terms are the slopes of the sum: 1 by each logarithm, and through it by the factor.
func (m *model) terms(t *tape.Tape[float64], sum, la, lb, a, b value) {
	for _, f := range []struct {
		name string
		l, v value
	}{{"a", la, a}, {"b", lb, b}} {
		log := m.log() + " " + f.name
		m.Put(ledger.Quantity{ID: "dlog_" + f.name, Of: "log_" + f.name, Name: "∂s/∂(" + log + ")", Label: "slope by " + log, X: slope(f.l), Symbols: "∂s/∂s · 1", Numbers: "1 · 1", From: []string{"total"}, Proof: ledger.NewProof(t, sum, f.l, "s", 1e-5)})
		m.Step("backward", "dlogs", "dlog-"+f.name, "dlog_"+f.name)
		x := number.Format(at(f.v))
		m.Put(ledger.Quantity{ID: "d" + f.name, Of: f.name, Name: "∂s/∂" + f.name, Label: "slope by " + f.name, X: slope(f.v), Symbols: "1 / (" + f.name + " · ln " + m.baseName() + ")", Numbers: "1 / (" + x + " · " + number.Format(math.Log(m.base)) + ")", From: []string{"log_" + f.name, f.name, "base"}, Proof: ledger.NewProof(t, sum, f.v, "s", 1e-5*at(f.v))})
		m.Step("backward", "dfactors", "d"+f.name, "d"+f.name)
	}
}

// plus writes a summand with its sign.
func plus(x float64) string {
	if x < 0 {
		return " − " + number.Format(-x)
	}
	return " + " + number.Format(x)
}

// filmGrowth compounds a growth r over a year cut into ever more parts.
func (m *model) filmGrowth() {
	t := tape.New[float64]()
	r := t.Param("r", 1, 1, m.rate)
	limit := t.Exp(r)
	t.Backward(limit)
	m.Given("rate", "r", "growth in a year", m.rate, "rate")
	m.Step("Compound", "given", "given")
	for i, n := range m.parts {
		k := strconv.Itoa(i + 1)
		m.Given("n"+k, "n", "parts of the year", n, control.Element("parts", i))
		m.Put(ledger.Quantity{ID: "v" + k, Name: "after a year", Label: "in " + number.Full(n) + " parts", X: math.Pow(1+m.rate/n, n), Symbols: "(1 + r/n)^n", Numbers: "(1 + " + number.Format(m.rate) + "/" + number.Full(n) + ")^" + number.Full(n), From: []string{"rate", "n" + k}})
		m.Each("Compound", "compound", "n-"+k, "v"+k)
	}
	last := m.By["v"+strconv.Itoa(len(m.parts))]
	m.Put(ledger.Quantity{ID: "limit", Name: "e^r", Label: "growing all the time", X: at(limit), Symbols: "e^r", Numbers: "e^" + number.Format(m.rate), From: []string{"rate"}})
	m.Step("Limit", "limit", "limit", "limit")
	m.Put(ledger.Quantity{ID: "short", Name: "short by", Label: "limit less the last value", X: at(limit) - last.X, Symbols: "e^r − (1 + r/n)^n", Numbers: number.Fixed(at(limit), 7) + " − " + number.Fixed(last.X, 7), From: []string{"limit", last.ID}})
	m.Step("Limit", "short", "short", "short")
	m.Put(ledger.Quantity{ID: "dlimit", Of: "limit", Name: "∂V/∂V", Label: "where the way back begins", X: slope(limit), Symbols: "1", From: []string{"limit"}})
	m.Step("backward", "drate", "dlimit", "dlimit")
	m.Put(ledger.Quantity{ID: "drate", Of: "rate", Name: "∂V/∂r", Label: "slope of e^r, which is e^r", X: slope(r), Symbols: "e^r", Numbers: number.Format(at(limit)), From: []string{"limit"}, Proof: ledger.NewProof(t, limit, r, "V", 1e-5)})
	m.Step("backward", "drate", "drate", "drate")
}
