package logarithm

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/film"
)

// factor is what makes a natural logarithm one of the base.
func (s setting) factor() float64 { return 1 / math.Log(s.base) }

// nudge measures the slope of y by x, which is nudged by ε times its magnitude.
func nudge(t *tape.Tape[float64], y, x value, magnitude float64) func(epsilon float64) tape.Proof {
	return func(epsilon float64) tape.Proof { return t.Prove(y, x, 0, 0, epsilon*magnitude) }
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
	name, ln := number.Power(m.baseName(), "p"), number.Format(math.Log(m.base))
	m.given("p", "p", m.p, "p")
	m.given("base", say("symbol.base"), m.base, m.baseKey)
	m.step("there", "given", "given")
	m.sheet.Put(film.Entry{Name: "power", Label: say("noun.power"), Symbol: name, X: at(power),
		Symbols: name, Numbers: m.power(m.p), From: []string{"base", "p"}})
	m.step("there", "power", "power", "power")
	m.sheet.Put(film.Entry{Name: "log", Label: say("noun.back"), Symbol: m.log() + " x", X: at(log),
		Symbols: m.ratio("x"), Numbers: m.ratio(number.Format(at(power))), From: []string{"power", "base"}})
	m.step("back", "log", "log", "log")
	m.sheet.PutSlope(film.Entry{Name: "p", Label: say("noun.dp"), Symbol: "∂x/∂p", X: slope(p),
		Symbols: name + " · ln " + m.baseName(), Numbers: number.Format(at(power)) + " · " + ln, From: []string{"power", "base"},
		Function: "x", Measure: nudge(up, power, p, 1)})
	m.step("backward", "dp", "dp", "dp")
	m.sheet.PutSlope(film.Entry{Name: "power", Label: say("noun.dpower"), Symbol: "∂y/∂x", X: slope(x),
		Symbols: "1 / (x · ln " + m.baseName() + ")", Numbers: "1 / (" + number.Format(at(power)) + " · " + ln + ")",
		From: []string{"power", "base"}, Function: "y", Measure: nudge(down, log, x, at(power))})
	m.step("backward", "dx", "dx", "dpower")
	m.sheet.Put(film.Entry{Name: "both", Label: say("noun.both"), Symbol: say("symbol.both"), X: slope(p) * slope(x),
		Symbols: "∂x/∂p · ∂y/∂x", Numbers: number.Format(slope(p)) + " · " + number.Format(slope(x)), From: []string{"p", "power"}})
	m.step("both", "both", "both", "both")
}

// filmProduct adds two logarithms as lengths and reads the product.
func (m *model) filmProduct() {
	t := tape.New[float64]()
	a, b := t.Param("a", 1, 1, m.a), t.Param("b", 1, 1, m.b)
	la, lb := t.Scale(m.factor(), t.Log(a)), t.Scale(m.factor(), t.Log(b))
	sum := t.Add(la, lb)
	t.Backward(sum)
	m.given("a", "a", m.a, "a")
	m.given("b", "b", m.b, "b")
	m.given("base", say("symbol.base"), m.base, m.baseKey)
	m.step("lengths", "given", "given")
	m.length("a", m.a, at(la))
	m.length("b", m.b, at(lb))
	m.sheet.Put(film.Entry{Name: "total", Label: say("noun.total"), Symbol: say("symbol.total"), X: at(sum),
		Symbols: m.log() + " a + " + m.log() + " b", Numbers: number.Format(at(la)) + plus(at(lb)), From: []string{"log_a", "log_b"}})
	m.step("add", "sum", "sum", "total")
	symbol := number.Power(m.baseName(), "sum")
	m.sheet.Put(film.Entry{Name: "product", Label: say("noun.product"), Symbol: symbol, X: math.Pow(m.base, at(sum)),
		Symbols: symbol, Numbers: m.power(at(sum)), From: []string{"total", "base"}})
	m.step("read", "product", "product", "product")
	m.sheet.Put(film.Entry{Name: "multiplied", Label: say("noun.multiplied"), Symbol: "a · b", X: m.a * m.b,
		Symbols: "a · b", Numbers: number.Format(m.a) + " · " + number.Format(m.b), From: []string{"a", "b"}})
	m.step("read", "multiplied", "multiplied", "multiplied")
	m.start("total", "s", "dsum", "dsum")
	m.terms("a", m.a, la, a, t, sum)
	m.terms("b", m.b, lb, b, t, sum)
}

// length is the logarithm of a factor.
func (m *model) length(factor string, x, log float64) {
	m.sheet.Put(film.Entry{Name: "log_" + factor, Label: say("noun.length", "of", factor), Symbol: m.log() + " " + factor, X: log,
		Symbols: m.ratio(factor), Numbers: m.ratio(number.Format(x)), From: []string{factor, "base"}})
	m.step("lengths", "log_"+factor, "log-"+factor, "log_"+factor)
}

// start is where the way back begins: at a number whose symbol is short.
func (m *model) start(name, short, element, id string) {
	m.sheet.PutSlope(film.Entry{Name: name, Label: say("noun.start"), Symbol: "∂" + short + "/∂" + short, X: 1,
		Symbols: "1", From: []string{name}})
	m.step("backward", element, id, "d"+name)
}

// terms are the slopes of the sum by a logarithm, and through it by its factor x.
func (m *model) terms(name string, x float64, l, v value, t *tape.Tape[float64], sum value) {
	log := m.log() + " " + name
	m.sheet.PutSlope(film.Entry{Name: "log_" + name, Label: say("noun.slope by", "what", log), Symbol: "∂s/∂(" + log + ")", X: slope(l),
		Symbols: "∂s/∂s · 1", Numbers: "1 · 1", From: []string{"total"}, Function: "s", Measure: nudge(t, sum, l, 1)})
	m.step("backward", "dlogs", "dlog-"+name, "dlog_"+name)
	numbers := "1 / (" + number.Format(x) + " · " + number.Format(math.Log(m.base)) + ")"
	m.sheet.PutSlope(film.Entry{Name: name, Label: say("noun.slope by", "what", name), Symbol: "∂s/∂" + name, X: slope(v),
		Symbols: "1 / (" + name + " · ln " + m.baseName() + ")", Numbers: numbers,
		From: []string{"log_" + name, name, "base"}, Function: "s", Measure: nudge(t, sum, v, x)})
	m.step("backward", "dfactors", "d"+name, "d"+name)
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
	m.given("rate", "r", m.rate, "rate")
	m.step("compound", "given", "given")
	last := 0.0
	for i, n := range m.parts {
		last = math.Pow(1+m.rate/n, n)
		m.compound(strconv.Itoa(i+1), i, n, last)
	}
	m.sheet.Put(film.Entry{Name: "limit", Label: say("noun.limit"), Symbol: "eʳ", X: at(limit),
		Symbols: "eʳ", Numbers: number.Power("e", number.Format(m.rate)), From: []string{"rate"}})
	m.step("limit", "limit", "limit", "limit")
	m.sheet.Put(film.Entry{Name: "short", Label: say("noun.short"), Symbol: say("symbol.short"), X: at(limit) - last,
		Symbols: "eʳ − (1 + r/n)ⁿ", Numbers: number.Fixed(at(limit), 7) + " − " + number.Fixed(last, 7),
		From: []string{"limit", "v" + strconv.Itoa(len(m.parts))}})
	m.step("limit", "short", "short", "short")
	m.start("limit", "V", "drate", "dlimit")
	m.sheet.PutSlope(film.Entry{Name: "rate", Label: say("noun.drate"), Symbol: "∂V/∂r", X: slope(r),
		Symbols: "eʳ", Numbers: number.Format(at(limit)), From: []string{"limit"}, Function: "V", Measure: nudge(t, limit, r, 1)})
	m.step("backward", "drate", "drate", "drate")
}

// compound is what 1 becomes in a year of n parts.
func (m *model) compound(k string, i int, n, grown float64) {
	m.sheet.Put(film.Entry{Name: "n" + k, Label: say("noun.n"), Symbol: "n", X: n, Control: control.Element("parts", i)})
	parts := number.Full(n)
	m.sheet.Put(film.Entry{Name: "v" + k, Label: say("noun.v", "n", parts), Symbol: say("symbol.v"), X: grown,
		Symbols: "(1 + r/n)ⁿ", Numbers: number.Power("(1 + "+number.Format(m.rate)+"/"+parts+")", parts), From: []string{"rate", "n" + k}})
	b := film.Step("compound", "compound", "n-"+k, "v"+k)
	b.Scope = "compound/" + b.ID // it is not joined with the others
	m.beats = append(m.beats, b)
}
