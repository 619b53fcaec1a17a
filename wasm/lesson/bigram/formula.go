package bigram

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
)

// formula is the computation of the chosen cell, where its row is divided, or else of the step.
func (s *scene) formula(selected string) figure.Formula {
	if a, b, ok := s.pairOf(selected); ok && s.zone == dividing && s.divided(a) {
		return s.fraction(a, b)
	}
	switch s.zone {
	case counting:
		return s.counting()
	case dividing:
		return s.dividing()
	case scoring:
		return s.scoring()
	case generating:
		return s.generating()
	}
	return s.measuring()
}

// pairID is the id of what shows a pair: a cell of the table c, a part of the bar o, or a ray of the fan w.
func pairID(kind string, a, b int) string {
	return kind + "-" + strconv.Itoa(a) + "-" + strconv.Itoa(b)
}

// pairOf reads the id of what shows a pair.
func (m *model) pairOf(item string) (a, b int, ok bool) {
	f := strings.Split(item, "-")
	if len(f) != 3 || f[0] != "c" && f[0] != "o" && f[0] != "w" {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(f[1])
	b, errB := strconv.Atoi(f[2])
	n := m.vocab.Len()
	return a, b, errA == nil && errB == nil && a >= 0 && a < n && b > 0 && b < n && a != token.End
}

func (s *scene) counting() figure.Formula {
	if s.index < 0 {
		numbers := say("words and ends", "words", s.counts.Steps()-len(s.text), "ends", len(s.text))
		return figure.Formula{Name: say("name.pairs"), Symbols: say("formula.pairs"), Numbers: numbers, Result: strconv.Itoa(s.counts.Steps())}
	}
	st := s.counts.Step(s.index)
	before := s.counts.CountAfter(s.from, st.Context, st.ID)
	return figure.Formula{Name: say("name.count"), Symbols: say("formula.again", "count", s.countOf(st.Context[0], st.ID)),
		Numbers: strconv.Itoa(before) + " + " + strconv.Itoa(st.Count-before), Result: strconv.Itoa(st.Count)}
}

func (s *scene) dividing() figure.Formula {
	if s.index == len(s.model.rows) {
		row := s.mainRow()
		return s.best(row)
	}
	row := s.model.rows[s.index]
	if s.second {
		return s.best(row)
	}
	sum := s.counts.RowSum([]int{row})
	f := figure.Formula{Name: say("name.row sum"), Symbols: say("formula.sum", "word", s.name(row)), Numbers: s.terms(row)}
	f.Result = strconv.Itoa(sum)
	if s.alpha > 0 {
		f.Name, f.Symbols = say("name.divisor"), say("formula.divisor")
		f.Numbers = strconv.Itoa(sum) + " + " + number.Format(s.alpha) + " · " + strconv.Itoa(s.symbols())
		f.Result = number.Format(float64(sum) + s.alpha*float64(s.symbols()))
	}
	return f
}

// terms are the counts of a row.
func (m *model) terms(row int) string {
	var all []string
	for i, c := range m.counts.Continuations([]int{row}) {
		if i == 8 {
			all = append(all, "…")
			break
		}
		all = append(all, strconv.Itoa(c.Count))
	}
	if len(all) == 0 {
		return "0"
	}
	return strings.Join(all, " + ")
}

// best is the fraction of the most likely word after a word.
func (s *scene) best(row int) figure.Formula {
	return s.fraction(row, s.likeliest(row))
}

// likeliest is the most likely word after a word.
func (m *model) likeliest(row int) int {
	for o := range m.counts.Outcomes(m.smoothing(), []int{row}) {
		return o.ID
	}
	return token.End
}

// chance writes the probability of b after a.
func (t *training) chance(a, b int) string { return "P(" + t.name(b) + " | " + t.name(a) + ")" }

// countOf writes how often b came after a.
func (t *training) countOf(a, b int) string { return say("count of", "a", t.name(a), "b", t.name(b)) }

// fraction is how a probability is made of counts.
func (m *model) fraction(a, b int) figure.Formula {
	count, sum := m.counts.Count([]int{a}, b), m.counts.RowSum([]int{a})
	f := figure.Formula{Name: m.chance(a, b), Symbols: say("formula.share"), Numbers: strconv.Itoa(count) + " / " + strconv.Itoa(sum)}
	f.Result = number.Format(m.counts.P(m.smoothing(), []int{a}, b))
	switch {
	case m.alpha > 0:
		f.Symbols, f.Numbers = say("formula.smoothed"), m.smoothed(count, sum, m.alpha)
	case sum == 0:
		f.Symbols, f.Result = say("formula.nothing"), "0"
	}
	return f
}

func (m *model) smoothed(count, sum int, alpha float64) string {
	a := number.Format(alpha)
	return "(" + strconv.Itoa(count) + " + " + a + ") / (" + strconv.Itoa(sum) + " + " + a + " · " + strconv.Itoa(m.symbols()) + ")"
}

func (s *scene) scoring() figure.Formula {
	n := len(s.score.Factors)
	if s.index == n {
		numbers, result := say("power", "x", number.Format(s.repaired.LogSum)), number.Format(s.repaired.Product)
		return figure.Formula{Name: s.with(s.repair), Symbols: say("formula.product"), Numbers: numbers, Result: result}
	}
	f := s.score.Factors[s.index]
	if !s.second {
		return s.fraction(f.Context[0], f.ID)
	}
	before := 1.0
	if s.index > 0 {
		before = s.score.Factors[s.index-1].Product
	}
	return figure.Formula{Name: say("name.product"), Symbols: say("formula.so far", "p", s.chance(f.Context[0], f.ID)),
		Numbers: number.Format(before) + " × " + number.Format(f.P), Result: number.Format(f.Product)}
}

// with names what smoothing with some α gives.
func (m *model) with(alpha float64) string { return say("with", "alpha", "α = "+number.Format(alpha)) }

func (s *scene) generating() figure.Formula {
	if s.index == s.walked() {
		n := number.Int(len(s.drawn.Draws))
		return figure.Formula{Name: say("name.drawn"), Symbols: say("formula.drawn"), Numbers: say("draws", "n", n), Result: n}
	}
	d := s.drawn.Draws[s.index]
	f := figure.Formula{Name: say("name.next"), Symbols: say("formula.draw"), Result: s.name(d.ID)}
	f.Numbers = number.Fixed(d.Low, 3) + " ≤ u = " + number.Fixed(d.U, 3) + " < " + number.Fixed(d.High, 3)
	if s.greedy {
		f.Symbols, f.Numbers = say("formula.greedy", "p", "P(w | "+s.name(d.Context[0])+")"), "P = "+number.Format(d.P)
	}
	return f
}

func (s *scene) measuring() figure.Formula {
	if s.index == 0 {
		result := number.Format(100*s.sparsity.Empty) + " %"
		return figure.Formula{Name: say("name.empty"), Symbols: say("formula.empty"), Numbers: s.emptiness(), Result: result}
	}
	e := s.measured
	f := figure.Formula{Name: say("name.perplexity"), Symbols: say("formula.perplexity"), Numbers: say("formula.infinite"), Result: "∞"}
	if !math.IsInf(e.Perplexity, 0) {
		f.Numbers = say("power", "x", number.Format(-e.LogSum)+" / "+strconv.Itoa(e.Predictions))
		f.Result = number.Format(e.Perplexity)
	}
	return f
}

// emptiness writes the share of cells that no pair fell into.
func (m *model) emptiness() string {
	return "1 − " + number.Int(m.counts.Distinct()) + " / " + number.Int(int(m.sparsity.Cells))
}
