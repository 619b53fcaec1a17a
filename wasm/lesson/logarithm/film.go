package logarithm

import (
	"math"
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, by: map[string]*quantity{}, grads: map[string]*quantity{}, at: map[string]int{}, talk: map[string]any{}, track: timeline.Track{Depths: depths}}
	m.talk["base_name"], m.talk["log_name"] = s.baseName(), s.log()
	switch s.preset {
	case "mirror":
		m.filmMirror()
	case "product":
		m.filmProduct()
	case "e":
		m.filmGrowth()
	default:
		m.filmPower()
	}
	return &lesson.Run{Track: m.track, Model: m, Numbers: m.numbers, Inspect: m.inspect, Prove: m.prove}, nil
}

// factor is what makes a natural logarithm one of the base.
func (s setting) factor() float64 { return 1 / math.Log(s.base) }

func at(v value) float64 { return v.At(0, 0) }

func slope(v value) float64 { return v.Grad().At(0, 0) }

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
	m.given("x", "x", "the number to reach", m.x, "x")
	m.given("base", "base", "the base", m.base, m.baseKey)
	m.step("Search", "given", "given")
	for _, d := range digits {
		low, high := bracket(at(y), d.perUnit), bracket(at(y), d.perUnit)+1/d.perUnit
		m.try(d.id, low, "low")
		m.try(d.id+"_up", high, "high")
		m.step("Search", d.id, d.id, d.id, d.id+"_gives", d.id+"_up", d.id+"_up_gives")
	}
	m.logOf("ln", "ln x", "natural logarithm of x", "ln x", "ln "+number.Format(m.x), at(u), "x")
	m.step("Logarithm", "log", "ln", "ln")
	numbers := number.Format(at(u))
	if !m.natural() {
		numbers += " / " + number.Format(math.Log(m.base))
	}
	m.logOf("log", m.log()+" x", "the power that was asked for", m.ratio("x"), numbers, at(y), "ln", "base")
	m.step("Logarithm", "log", "log", "log")
	m.add(quantity{id: "check", name: m.baseName() + "^y", label: "the base raised to the logarithm", x: math.Pow(m.base, at(y)), symbols: m.baseName() + "^(" + m.log() + " x)", numbers: m.power(at(y)), from: []string{"log", "base"}})
	m.step("Logarithm", "check", "check", "check")
	m.slopes(t, x, u, y)
}

// try is the base raised to a power that is not yet the right one.
func (m *model) try(id string, p float64, side string) {
	m.add(quantity{id: id, name: "power", label: "power that gives too " + map[string]string{"low": "little, or just enough", "high": "much"}[side], x: p, symbols: "tried", from: []string{}})
	m.add(quantity{id: id + "_gives", name: m.power(p), label: "what that power gives", x: math.Pow(m.base, p), symbols: m.baseName() + " raised to " + number.Format(p), from: []string{id, "base"}})
}

func (m *model) logOf(id, name, label, symbols, numbers string, x float64, from ...string) {
	m.add(quantity{id: id, name: name, label: label, x: x, symbols: symbols, numbers: numbers, from: from})
}

// slopes goes back from the logarithm to x, and multiplies the slope by x.
func (m *model) slopes(t *tape.Tape[float64], x, u, y value) {
	name := func(by string) string { return "∂y/∂" + by }
	m.add(quantity{id: "dlog", of: "log", name: "∂y/∂y", label: "where the way back begins", x: slope(y), symbols: "1", from: []string{"log"}})
	m.step("Backward", "dlog", "dlog", "dlog")
	m.add(quantity{id: "dln", of: "ln", name: name("(ln x)"), label: "slope by ln x", x: slope(u), symbols: "1 / ln " + m.baseName(), numbers: "1 / " + number.Format(math.Log(m.base)), from: []string{"log", "base"},
		proof: &proof{t, y, u, "y", 1e-5 * max(1, math.Abs(at(u)))}})
	m.step("Backward", "dln", "dln", "dln")
	m.add(quantity{id: "dx", of: "x", name: name("x"), label: "slope of the curve at x", x: slope(x), symbols: name("(ln x)") + " · 1 / x", numbers: number.Format(slope(u)) + " / " + number.Format(m.x), from: []string{"ln", "x"},
		proof: &proof{t, y, x, "y", 1e-5 * m.x}})
	m.step("Backward", "dx", "dx", "dx")
	m.add(quantity{id: "slope_x", name: "slope · x", label: "the slope times x", x: slope(x) * m.x, symbols: name("x") + " · x", numbers: number.Format(slope(x)) + " · " + number.Format(m.x), from: []string{"x"}})
	m.step("Why ln", "why", "why", "slope_x")
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
	m.given("p", "p", "the power", m.p, "p")
	m.given("base", "base", "the base", m.base, m.baseKey)
	m.step("There", "given", "given")
	m.add(quantity{id: "power", name: name, label: "the base raised to p", x: at(power), symbols: name, numbers: m.power(m.p), from: []string{"base", "p"}})
	m.step("There", "power", "power", "power")
	m.add(quantity{id: "log", name: m.log() + " x", label: "the power that gives x", x: at(log), symbols: m.ratio("x"), numbers: m.ratio(number.Format(at(power))), from: []string{"power", "base"}})
	m.step("And back", "log", "log", "log")
	m.add(quantity{id: "dp", of: "p", name: "∂x/∂p", label: "slope of the exponential curve", x: slope(p), symbols: name + " · ln " + m.baseName(), numbers: number.Format(at(power)) + " · " + number.Format(math.Log(m.base)), from: []string{"power", "base"},
		proof: &proof{up, power, p, "x", 1e-5}})
	m.step("Backward", "dp", "dp", "dp")
	m.add(quantity{id: "dx", of: "power", name: "∂y/∂x", label: "slope of the logarithm", x: slope(x), symbols: "1 / (x · ln " + m.baseName() + ")", numbers: "1 / (" + number.Format(at(power)) + " · " + number.Format(math.Log(m.base)) + ")", from: []string{"power", "base"},
		proof: &proof{down, log, x, "y", 1e-5 * at(power)}})
	m.step("Backward", "dx", "dx", "dx")
	m.add(quantity{id: "both", name: "both slopes", label: "one slope times the other", x: slope(p) * slope(x), symbols: "∂x/∂p · ∂y/∂x", numbers: number.Format(slope(p)) + " · " + number.Format(slope(x)), from: []string{"p", "power"}})
	m.step("Both", "both", "both", "both")
}

// filmProduct adds two logarithms as lengths and reads the product.
func (m *model) filmProduct() {
	t := tape.New[float64]()
	a, b := t.Param("a", 1, 1, m.a), t.Param("b", 1, 1, m.b)
	la, lb := t.Scale(m.factor(), t.Log(a)), t.Scale(m.factor(), t.Log(b))
	sum := t.Add(la, lb)
	t.Backward(sum)
	m.given("a", "a", "first factor", m.a, "a")
	m.given("b", "b", "second factor", m.b, "b")
	m.given("base", "base", "the base", m.base, m.baseKey)
	m.step("Lengths", "given", "given")
	m.logOf("log_a", m.log()+" a", "length of a", m.ratio("a"), m.ratio(number.Format(m.a)), at(la), "a", "base")
	m.step("Lengths", "log_a", "log-a", "log_a")
	m.logOf("log_b", m.log()+" b", "length of b", m.ratio("b"), m.ratio(number.Format(m.b)), at(lb), "b", "base")
	m.step("Lengths", "log_b", "log-b", "log_b")
	m.add(quantity{id: "total", name: "sum", label: "one length after the other", x: at(sum), symbols: m.log() + " a + " + m.log() + " b", numbers: number.Format(at(la)) + plus(at(lb)), from: []string{"log_a", "log_b"}})
	m.step("Add", "sum", "sum", "total")
	m.add(quantity{id: "product", name: m.baseName() + "^sum", label: "what the ruler reads there", x: math.Pow(m.base, at(sum)), symbols: m.baseName() + "^sum", numbers: m.power(at(sum)), from: []string{"total", "base"}})
	m.step("Read", "product", "product", "product")
	m.add(quantity{id: "multiplied", name: "a · b", label: "the product, multiplied", x: m.a * m.b, symbols: "a · b", numbers: number.Format(m.a) + " · " + number.Format(m.b), from: []string{"a", "b"}})
	m.step("Read", "multiplied", "multiplied", "multiplied")
	m.add(quantity{id: "dtotal", of: "total", name: "∂s/∂s", label: "where the way back begins", x: slope(sum), symbols: "1", from: []string{"total"}})
	m.step("Backward", "dsum", "dsum", "dtotal")
	m.terms(t, sum, la, lb, a, b)
}

// terms are the slopes of the sum: 1 by each logarithm, and through it by the factor.
func (m *model) terms(t *tape.Tape[float64], sum, la, lb, a, b value) {
	for _, f := range []struct {
		name string
		l, v value
	}{{"a", la, a}, {"b", lb, b}} {
		log := m.log() + " " + f.name
		m.add(quantity{id: "dlog_" + f.name, of: "log_" + f.name, name: "∂s/∂(" + log + ")", label: "slope by " + log, x: slope(f.l), symbols: "∂s/∂s · 1", numbers: "1 · 1", from: []string{"total"}, proof: &proof{t, sum, f.l, "s", 1e-5}})
		m.step("Backward", "dlogs", "dlog-"+f.name, "dlog_"+f.name)
		x := number.Format(at(f.v))
		m.add(quantity{id: "d" + f.name, of: f.name, name: "∂s/∂" + f.name, label: "slope by " + f.name, x: slope(f.v), symbols: "1 / (" + f.name + " · ln " + m.baseName() + ")", numbers: "1 / (" + x + " · " + number.Format(math.Log(m.base)) + ")", from: []string{"log_" + f.name, f.name, "base"}, proof: &proof{t, sum, f.v, "s", 1e-5 * at(f.v)}})
		m.step("Backward", "dfactors", "d"+f.name, "d"+f.name)
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
	m.given("rate", "r", "growth in a year", m.rate, "rate")
	m.step("Compound", "given", "given")
	for i, n := range m.parts {
		k := strconv.Itoa(i + 1)
		m.given("n"+k, "n", "parts of the year", n, control.Element("parts", i))
		m.add(quantity{id: "v" + k, name: "after a year", label: "in " + number.Full(n) + " parts", x: math.Pow(1+m.rate/n, n), symbols: "(1 + r/n)^n", numbers: "(1 + " + number.Format(m.rate) + "/" + number.Full(n) + ")^" + number.Full(n), from: []string{"rate", "n" + k}})
		m.step("Compound", "compound", "n-"+k, "v"+k)
	}
	last := m.by["v"+strconv.Itoa(len(m.parts))]
	m.add(quantity{id: "limit", name: "e^r", label: "growing all the time", x: at(limit), symbols: "e^r", numbers: "e^" + number.Format(m.rate), from: []string{"rate"}})
	m.step("Limit", "limit", "limit", "limit")
	m.add(quantity{id: "short", name: "short by", label: "limit less the last value", x: at(limit) - last.x, symbols: "e^r − (1 + r/n)^n", numbers: number.Fixed(at(limit), 7) + " − " + number.Fixed(last.x, 7), from: []string{"limit", last.id}})
	m.step("Limit", "short", "short", "short")
	m.add(quantity{id: "dlimit", of: "limit", name: "∂V/∂V", label: "where the way back begins", x: slope(limit), symbols: "1", from: []string{"limit"}})
	m.step("Backward", "drate", "dlimit", "dlimit")
	m.add(quantity{id: "drate", of: "rate", name: "∂V/∂r", label: "slope of e^r, which is e^r", x: slope(r), symbols: "e^r", numbers: number.Format(at(limit)), from: []string{"limit"}, proof: &proof{t, limit, r, "V", 1e-5}})
	m.step("Backward", "drate", "drate", "drate")
}
