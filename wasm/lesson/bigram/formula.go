package bigram

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/figure"
)

// formula is the computation of the chosen cell, or else of the step.
func (s *scene) formula() figure.Formula {
	if a, b, ok := s.chosen(); ok && s.zone == dividing {
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

// chosen is the pair of the selected cell.
func (s *scene) chosen() (a, b int, ok bool) { return s.pairOf(s.Selected) }

// pairOf reads the id of a cell.
func (m *model) pairOf(item string) (a, b int, ok bool) {
	f := strings.Split(item, "-")
	if len(f) != 3 || f[0] != "c" {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(f[1])
	b, errB := strconv.Atoi(f[2])
	n := m.vocab.Len()
	return a, b, errA == nil && errB == nil && a >= 0 && a < n && b > 0 && b < n && a != token.End
}

func (s *scene) counting() figure.Formula {
	if s.index < 0 {
		return figure.Formula{Name: "pairs to count", Symbols: "one for each word, and one for the end of each sentence", Result: strconv.Itoa(s.counts.Steps()),
			Numbers: strconv.Itoa(s.counts.Steps()-len(s.text)) + " words + " + strconv.Itoa(len(s.text)) + " ends"}
	}
	st := s.counts.Step(s.index)
	before := s.counts.CountAfter(s.from, st.Context, st.ID)
	return figure.Formula{Name: "count", Symbols: "count(" + s.name(st.Context[0]) + ", " + s.name(st.ID) + ") + how often it came again",
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
	f := figure.Formula{Name: "row sum", Symbols: "Σ count(" + s.name(row) + ", w) over all next words w", Numbers: s.terms(row), Result: strconv.Itoa(sum)}
	if s.alpha > 0 {
		f.Name, f.Symbols = "divisor", "row sum + α · V"
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

// fraction is how a probability is made of counts.
func (m *model) fraction(a, b int) figure.Formula {
	count, sum := m.counts.Count([]int{a}, b), m.counts.RowSum([]int{a})
	f := figure.Formula{Name: "P(" + m.name(b) + " | " + m.name(a) + ")", Symbols: "count / row sum", Numbers: strconv.Itoa(count) + " / " + strconv.Itoa(sum)}
	f.Result = number.Format(m.counts.P(m.smoothing(), []int{a}, b))
	switch {
	case m.alpha > 0:
		f.Symbols, f.Numbers = "(count + α) / (row sum + α · V)", m.smoothed(count, sum, m.alpha)
	case sum == 0:
		f.Symbols, f.Result = "count / row sum, which says nothing of a word that none was seen after", "0"
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
		return figure.Formula{Name: "with α = " + number.Format(s.repair), Symbols: "Π (count + α) / (row sum + α · V)", Numbers: "e to the power of " + number.Format(s.repaired.LogSum), Result: number.Format(s.repaired.Product)}
	}
	f := s.score.Factors[s.index]
	if !s.second {
		return s.fraction(f.Context[0], f.ID)
	}
	before := 1.0
	if s.index > 0 {
		before = s.score.Factors[s.index-1].Product
	}
	return figure.Formula{Name: "product", Symbols: "product so far · P(" + s.name(f.ID) + " | " + s.name(f.Context[0]) + ")", Numbers: number.Format(before) + " × " + number.Format(f.P), Result: number.Format(f.Product)}
}

func (s *scene) generating() figure.Formula {
	if s.index == s.walked() {
		return figure.Formula{Name: "drawn", Symbols: "one draw for each word, and one for each end of a sentence", Numbers: plural(len(s.drawn.Draws), "draw"), Result: thousands(len(s.drawn.Draws))}
	}
	d := s.drawn.Draws[s.index]
	if s.greedy {
		return figure.Formula{Name: "next word", Symbols: "the w with the largest P(w | " + s.name(d.Context[0]) + ")", Numbers: "P = " + number.Format(d.P), Result: s.name(d.ID)}
	}
	return figure.Formula{Name: "next word", Symbols: "the word whose part of the bar holds u", Numbers: number.Fixed(d.Low, 3) + " ≤ u = " + number.Fixed(d.U, 3) + " < " + number.Fixed(d.High, 3), Result: s.name(d.ID)}
}

func (s *scene) measuring() figure.Formula {
	if s.index == 0 {
		return figure.Formula{Name: "empty cells", Symbols: "1 − cells used / V²", Numbers: "1 − " + thousands(s.counts.Distinct()) + " / " + thousands(int(s.sparsity.Cells)), Result: number.Format(100*s.sparsity.Empty) + " %"}
	}
	e := s.measured
	f := figure.Formula{Name: "perplexity", Symbols: "e to the power of −Σ ln P / N, for N new pairs", Numbers: "a factor is 0: ln 0 = −∞", Result: "∞"}
	if !math.IsInf(e.Perplexity, 0) {
		f.Numbers, f.Result = "e to the power of "+number.Format(-e.LogSum)+" / "+strconv.Itoa(e.Predictions), number.Format(e.Perplexity)
	}
	return f
}
