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
	m.Given("x", "x", say("noun.x"), m.x, "x")
	m.Given("base", say("symbol.base"), say("noun.base"), m.base, m.baseKey)
	m.Step("search", "given", "given")
	for _, d := range digits {
		low, high := bracket(at(y), d.perUnit), bracket(at(y), d.perUnit)+1/d.perUnit
		m.try(d.id, low, "low")
		m.try(d.id+"_up", high, "high")
		m.Step("search", d.id, d.id, d.id, d.id+"_gives", d.id+"_up", d.id+"_up_gives")
	}
	m.logOf("ln", "ln x", say("noun.ln"), "ln x", "ln "+number.Format(m.x), at(u), "x")
	m.Step("logarithm", "log", "ln", "ln")
	numbers := number.Format(at(u))
	if !m.natural() {
		numbers += " / " + number.Format(math.Log(m.base))
	}
	m.logOf("log", m.log()+" x", say("noun.log"), m.ratio("x"), numbers, at(y), "ln", "base")
	m.Step("logarithm", "log", "log", "log")
	m.Put(ledger.Quantity{ID: "check", Name: m.baseName() + "^y", Label: say("noun.check"), X: math.Pow(m.base, at(y)), Symbols: m.baseName() + "^(" + m.log() + " x)", Numbers: m.power(at(y)), From: []string{"log", "base"}})
	m.Step("logarithm", "check", "check", "check")
	m.slopes(t, x, u, y)
}

// try is the base raised to a power that is not yet the right one.
func (m *model) try(id string, p float64, side string) {
	m.Put(ledger.Quantity{ID: id, Name: say("symbol.power"), Label: say("noun." + side), X: p, Symbols: say("how.tried"), From: []string{}})
	m.Put(ledger.Quantity{ID: id + "_gives", Name: m.power(p), Label: say("noun.gives"), X: math.Pow(m.base, p), Symbols: say("how.raised", "base", m.baseName(), "p", number.Format(p)), From: []string{id, "base"}})
}

func (m *model) logOf(id, name, label, symbols, numbers string, x float64, from ...string) {
	m.Put(ledger.Quantity{ID: id, Name: name, Label: label, X: x, Symbols: symbols, Numbers: numbers, From: from})
}

// slopes goes back from the logarithm to x, and multiplies the slope by x.
func (m *model) slopes(t *tape.Tape[float64], x, u, y value) {
	name := func(by string) string { return "∂y/∂" + by }
	m.Put(ledger.Quantity{ID: "dlog", Of: "log", Name: "∂y/∂y", Label: say("noun.start"), X: slope(y), Symbols: "1", From: []string{"log"}})
	m.Step("backward", "dlog", "dlog", "dlog")
	m.Put(ledger.Quantity{ID: "dln", Of: "ln", Name: name("(ln x)"), Label: say("noun.slope by", "what", "ln x"), X: slope(u), Symbols: "1 / ln " + m.baseName(), Numbers: "1 / " + number.Format(math.Log(m.base)), From: []string{"log", "base"},
		Proof: ledger.NewProof(t, y, u, "y", 1e-5*max(1, math.Abs(at(u))))})
	m.Step("backward", "dln", "dln", "dln")
	m.Put(ledger.Quantity{ID: "dx", Of: "x", Name: name("x"), Label: say("noun.dx"), X: slope(x), Symbols: name("(ln x)") + " · 1 / x", Numbers: number.Format(slope(u)) + " / " + number.Format(m.x), From: []string{"ln", "x"},
		Proof: ledger.NewProof(t, y, x, "y", 1e-5*m.x)})
	m.Step("backward", "dx", "dx", "dx")
	m.Put(ledger.Quantity{ID: "slope_x", Name: say("symbol.slope_x"), Label: say("noun.slope_x"), X: slope(x) * m.x, Symbols: name("x") + " · x", Numbers: number.Format(slope(x)) + " · " + number.Format(m.x), From: []string{"x"}})
	m.Step("why", "why", "why", "slope_x")
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
	m.Given("p", "p", say("noun.p"), m.p, "p")
	m.Given("base", say("symbol.base"), say("noun.base"), m.base, m.baseKey)
	m.Step("there", "given", "given")
	m.Put(ledger.Quantity{ID: "power", Name: name, Label: say("noun.power"), X: at(power), Symbols: name, Numbers: m.power(m.p), From: []string{"base", "p"}})
	m.Step("there", "power", "power", "power")
	m.Put(ledger.Quantity{ID: "log", Name: m.log() + " x", Label: say("noun.back"), X: at(log), Symbols: m.ratio("x"), Numbers: m.ratio(number.Format(at(power))), From: []string{"power", "base"}})
	m.Step("back", "log", "log", "log")
	m.Put(ledger.Quantity{ID: "dp", Of: "p", Name: "∂x/∂p", Label: say("noun.dp"), X: slope(p), Symbols: name + " · ln " + m.baseName(), Numbers: number.Format(at(power)) + " · " + number.Format(math.Log(m.base)), From: []string{"power", "base"},
		Proof: ledger.NewProof(up, power, p, "x", 1e-5)})
	m.Step("backward", "dp", "dp", "dp")
	m.Put(ledger.Quantity{ID: "dx", Of: "power", Name: "∂y/∂x", Label: say("noun.dpower"), X: slope(x), Symbols: "1 / (x · ln " + m.baseName() + ")", Numbers: "1 / (" + number.Format(at(power)) + " · " + number.Format(math.Log(m.base)) + ")", From: []string{"power", "base"},
		Proof: ledger.NewProof(down, log, x, "y", 1e-5*at(power))})
	m.Step("backward", "dx", "dx", "dx")
	m.Put(ledger.Quantity{ID: "both", Name: say("symbol.both"), Label: say("noun.both"), X: slope(p) * slope(x), Symbols: "∂x/∂p · ∂y/∂x", Numbers: number.Format(slope(p)) + " · " + number.Format(slope(x)), From: []string{"p", "power"}})
	m.Step("both", "both", "both", "both")
}

// filmProduct adds two logarithms as lengths and reads the product.
func (m *model) filmProduct() {
	t := tape.New[float64]()
	a, b := t.Param("a", 1, 1, m.a), t.Param("b", 1, 1, m.b)
	la, lb := t.Scale(m.factor(), t.Log(a)), t.Scale(m.factor(), t.Log(b))
	sum := t.Add(la, lb)
	t.Backward(sum)
	m.Given("a", "a", say("noun.a"), m.a, "a")
	m.Given("b", "b", say("noun.b"), m.b, "b")
	m.Given("base", say("symbol.base"), say("noun.base"), m.base, m.baseKey)
	m.Step("lengths", "given", "given")
	m.logOf("log_a", m.log()+" a", say("noun.length", "of", "a"), m.ratio("a"), m.ratio(number.Format(m.a)), at(la), "a", "base")
	m.Step("lengths", "log_a", "log-a", "log_a")
	m.logOf("log_b", m.log()+" b", say("noun.length", "of", "b"), m.ratio("b"), m.ratio(number.Format(m.b)), at(lb), "b", "base")
	m.Step("lengths", "log_b", "log-b", "log_b")
	m.Put(ledger.Quantity{ID: "total", Name: say("symbol.total"), Label: say("noun.total"), X: at(sum), Symbols: m.log() + " a + " + m.log() + " b", Numbers: number.Format(at(la)) + plus(at(lb)), From: []string{"log_a", "log_b"}})
	m.Step("add", "sum", "sum", "total")
	m.Put(ledger.Quantity{ID: "product", Name: say("symbol.product", "base", m.baseName()), Label: say("noun.product"), X: math.Pow(m.base, at(sum)), Symbols: say("symbol.product", "base", m.baseName()), Numbers: m.power(at(sum)), From: []string{"total", "base"}})
	m.Step("read", "product", "product", "product")
	m.Put(ledger.Quantity{ID: "multiplied", Name: "a · b", Label: say("noun.multiplied"), X: m.a * m.b, Symbols: "a · b", Numbers: number.Format(m.a) + " · " + number.Format(m.b), From: []string{"a", "b"}})
	m.Step("read", "multiplied", "multiplied", "multiplied")
	m.Put(ledger.Quantity{ID: "dtotal", Of: "total", Name: "∂s/∂s", Label: say("noun.start"), X: slope(sum), Symbols: "1", From: []string{"total"}})
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
		m.Put(ledger.Quantity{ID: "dlog_" + f.name, Of: "log_" + f.name, Name: "∂s/∂(" + log + ")", Label: say("noun.slope by", "what", log), X: slope(f.l), Symbols: "∂s/∂s · 1", Numbers: "1 · 1", From: []string{"total"}, Proof: ledger.NewProof(t, sum, f.l, "s", 1e-5)})
		m.Step("backward", "dlogs", "dlog-"+f.name, "dlog_"+f.name)
		x := number.Format(at(f.v))
		m.Put(ledger.Quantity{ID: "d" + f.name, Of: f.name, Name: "∂s/∂" + f.name, Label: say("noun.slope by", "what", f.name), X: slope(f.v), Symbols: "1 / (" + f.name + " · ln " + m.baseName() + ")", Numbers: "1 / (" + x + " · " + number.Format(math.Log(m.base)) + ")", From: []string{"log_" + f.name, f.name, "base"}, Proof: ledger.NewProof(t, sum, f.v, "s", 1e-5*at(f.v))})
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
	m.Given("rate", "r", say("noun.rate"), m.rate, "rate")
	m.Step("compound", "given", "given")
	for i, n := range m.parts {
		k := strconv.Itoa(i + 1)
		m.Given("n"+k, "n", say("noun.n"), n, control.Element("parts", i))
		m.Put(ledger.Quantity{ID: "v" + k, Name: say("symbol.v"), Label: say("noun.v", "n", number.Full(n)), X: math.Pow(1+m.rate/n, n), Symbols: "(1 + r/n)^n", Numbers: "(1 + " + number.Format(m.rate) + "/" + number.Full(n) + ")^" + number.Full(n), From: []string{"rate", "n" + k}})
		m.Each("compound", "compound", "n-"+k, "v"+k)
	}
	last := m.By["v"+strconv.Itoa(len(m.parts))]
	m.Put(ledger.Quantity{ID: "limit", Name: "e^r", Label: say("noun.limit"), X: at(limit), Symbols: "e^r", Numbers: "e^" + number.Format(m.rate), From: []string{"rate"}})
	m.Step("limit", "limit", "limit", "limit")
	m.Put(ledger.Quantity{ID: "short", Name: say("symbol.short"), Label: say("noun.short"), X: at(limit) - last.X, Symbols: "e^r − (1 + r/n)^n", Numbers: number.Fixed(at(limit), 7) + " − " + number.Fixed(last.X, 7), From: []string{"limit", last.ID}})
	m.Step("limit", "short", "short", "short")
	m.Put(ledger.Quantity{ID: "dlimit", Of: "limit", Name: "∂V/∂V", Label: say("noun.start"), X: slope(limit), Symbols: "1", From: []string{"limit"}})
	m.Step("backward", "drate", "dlimit", "dlimit")
	m.Put(ledger.Quantity{ID: "drate", Of: "rate", Name: "∂V/∂r", Label: say("noun.drate"), X: slope(r), Symbols: "e^r", Numbers: number.Format(at(limit)), From: []string{"limit"}, Proof: ledger.NewProof(t, limit, r, "V", 1e-5)})
	m.Step("backward", "drate", "drate", "drate")
}
