package logarithm

import (
	"math"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/film"
)

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
	m.given("x", "x", m.x, "x")
	m.given("base", say("symbol.base"), m.base, m.baseKey)
	m.step("search", "given", "given")
	for _, d := range digits {
		low := bracket(at(y), d.perUnit)
		m.try(d.id, low, "low")
		m.try(d.id+"_up", low+1/d.perUnit, "high")
		m.step("search", d.id, d.id, d.id, d.id+"_gives", d.id+"_up", d.id+"_up_gives")
	}
	m.sheet.Put(film.Entry{Name: "ln", Label: say("noun.ln"), Symbol: "ln x", X: at(u),
		Symbols: "ln x", Numbers: "ln " + number.Format(m.x), From: []string{"x"}})
	m.step("logarithm", "log", "ln", "ln")
	numbers := number.Format(at(u))
	if !m.natural() {
		numbers += " / " + number.Format(math.Log(m.base))
	}
	m.sheet.Put(film.Entry{Name: "log", Label: say("noun.log"), Symbol: m.log() + " x", X: at(y),
		Symbols: m.ratio("x"), Numbers: numbers, From: []string{"ln", "base"}})
	m.step("logarithm", "log", "log", "log")
	m.sheet.Put(film.Entry{Name: "check", Label: say("noun.check"), Symbol: number.Power(m.baseName(), "y"), X: math.Pow(m.base, at(y)),
		Symbols: number.Power(m.baseName(), "y"), Numbers: m.power(at(y)), From: []string{"log", "base"}})
	m.step("logarithm", "check", "check", "check")
	m.slopes(t, x, u, y)
}

// try is the base raised to a power that is not yet the right one.
func (m *model) try(id string, p float64, side string) {
	m.sheet.Put(film.Entry{Name: id, Label: say("noun." + side), Symbol: say("symbol.power"), X: p, Symbols: say("how.tried")})
	raised := say("how.raised", "base", m.baseName(), "p", number.Format(p))
	m.sheet.Put(film.Entry{Name: id + "_gives", Label: say("noun.gives"), Symbol: m.power(p), X: math.Pow(m.base, p),
		Symbols: raised, From: []string{id, "base"}})
}

// slopes goes back from the logarithm to x, and multiplies the slope by x.
func (m *model) slopes(t *tape.Tape[float64], x, u, y value) {
	m.start("log", "y", "dlog", "dlog")
	m.sheet.PutSlope(film.Entry{Name: "ln", Label: say("noun.slope by", "what", "ln x"), Symbol: "∂y/∂(ln x)", X: slope(u),
		Symbols: "1 / ln " + m.baseName(), Numbers: "1 / " + number.Format(math.Log(m.base)), From: []string{"log", "base"},
		Function: "y", Measure: nudge(t, y, u, max(1, math.Abs(at(u))))})
	m.step("backward", "dln", "dln", "dln")
	m.sheet.PutSlope(film.Entry{Name: "x", Label: say("noun.dx"), Symbol: "∂y/∂x", X: slope(x),
		Symbols: "∂y/∂(ln x) · 1 / x", Numbers: number.Format(slope(u)) + " / " + number.Format(m.x), From: []string{"ln", "x"},
		Function: "y", Measure: nudge(t, y, x, m.x)})
	m.step("backward", "dx", "dx", "dx")
	m.sheet.Put(film.Entry{Name: "slope_x", Label: say("noun.slope_x"), Symbol: say("symbol.slope_x"), X: slope(x) * m.x,
		Symbols: "∂y/∂x · x", Numbers: number.Format(slope(x)) + " · " + number.Format(m.x), From: []string{"x"}})
	m.step("why", "why", "why", "slope_x")
}
