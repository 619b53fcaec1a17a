package bigram

import (
	"math"
	"strings"
	"unicode/utf8"

	"glassbox/core/ngram"
	"glassbox/core/number"
	"glassbox/core/token"
)

// tellCorpus tells what is known before anything is counted.
func (s *script) tellCorpus() {
	s.Tell("", "V", float64(s.symbols()), "words", float64(s.vocab.Len()-token.First), "sentences", float64(len(s.text)),
		"pairs", float64(s.counts.Steps()), "cells", s.sparsity.Cells, "alpha", s.alpha, "alpha_repair", s.repair,
		"rare", float64(s.vocab.Dropped()))
	s.tellCounted("", 0)
}

// tellCounted tells the table when n pairs are counted.
func (s *script) tellCounted(when string, n int) {
	s.Tell(when, "counted", float64(n))
	if s.small() {
		s.Tell(when, "counts", s.matrix(func(a, b int) float64 { return float64(s.counts.CountAfter(n, []int{a}, b)) }))
	}
}

// matrix has a row for each symbol before a word and a column for each after it, in the order shown.
func (m *model) matrix(at func(a, b int) float64) [][]float64 {
	var rows [][]float64
	for _, a := range m.leading(token.Start, wideCells) {
		var row []float64
		for _, b := range m.leading(token.End, wideCells) {
			row = append(row, at(a, b))
		}
		rows = append(rows, row)
	}
	return rows
}

// tellPairs tells about the last of some pairs that are counted at once.
func (s *script) tellPairs(when string, from, to int) {
	st := s.counts.Step(to - 1)
	s.tellCounted(when, to)
	s.Tell(when, "before", s.name(st.Context[0]), "after", s.name(st.ID), "group", float64(to-from),
		"count", float64(st.Count), "count_before", float64(s.counts.CountAfter(from, st.Context, st.ID)))
	if to == s.counts.Steps() {
		s.Tell(when, "used", float64(s.counts.Distinct()))
	}
}

// tellSum tells what the counts of a row add up to; what they are divided into is not known.
func (s *script) tellSum(when string, row int) {
	sum := float64(s.counts.RowSum([]int{row}))
	s.Tell(when, "row", s.name(row), "row_sum", sum, "below", sum+s.alpha*float64(s.symbols()),
		"best", nil, "p_best", nil, "count_best", nil)
}

func (s *script) tellBest(when string, row int) {
	for o := range s.counts.Outcomes(s.smoothing(), []int{row}) {
		s.Tell(when, "best", s.name(o.ID), "p_best", o.P, "count_best", float64(o.Count))
		break
	}
}

func (s *script) tellRows() {
	s.tellSum("rows", s.mainRow())
	s.tellBest("rows", s.mainRow())
	if s.small() {
		s.Tell("rows", "probabilities", s.matrix(func(a, b int) float64 { return s.counts.P(s.smoothing(), []int{a}, b) }))
	}
}

// mainRow is the row that the words tell about when all are divided: of the most frequent word.
func (m *model) mainRow() int {
	if m.vocab.Len() > token.First {
		return token.First
	}
	return token.Start
}

// tellFactor tells about a factor; the product with it is not known.
func (s *script) tellFactor(when string, f ngram.Factor) {
	s.Tell(when, "factors", float64(len(s.score.Factors)), "zeros", float64(s.score.Zeros),
		"given_word", s.name(f.Context[0]), "next_word", s.name(f.ID), "factor_count", float64(f.Count), "factor_row", float64(f.RowSum),
		"p", f.P, "ln_p", finite(f.Log, "−∞"), "product", nil, "log", nil)
}

// finite is the number, or a text where it is infinite.
func finite(v float64, text string) any {
	if math.IsInf(v, 0) {
		return text
	}
	return v
}

// tellDraw tells about a draw; the text with it is not known.
func (s *script) tellDraw(when string, d ngram.Draw) {
	s.Tell(when, "from_word", s.name(d.Context[0]), "word_drawn", s.name(d.ID), "u", d.U, "p_drawn", d.P, "low", d.Low, "high", d.High,
		"generated", nil)
}

// circle says whether the text must repeat itself for ever.
func (m *model) circle() string {
	if l := m.drawn.Loop; l.Length > 0 {
		return say("circle", "n", number.Int(l.Length))
	}
	return say("no circle")
}

// generated is the text of the first n draws, or the end of it that fits a line of prose.
func (m *model) generated(n int) string {
	const room = 30 // characters
	text := ""
	for i := n - 1; i >= 0; i-- {
		name := m.name(m.drawn.Draws[i].ID)
		if i < n-1 && utf8.RuneCountInString(name)+utf8.RuneCountInString(text) > room {
			return "… " + text
		}
		text = strings.TrimSuffix(name+" "+text, " ")
	}
	return text
}

func (s *script) tellMeasures() {
	s.Tell("empty", "empty", s.sparsity.Empty, "empty_percent", number.Format(100*s.sparsity.Empty)+" %",
		"held_pairs", float64(s.coverage.Total), "unseen", float64(s.coverage.Unseen))
	s.Tell("measure", "perplexity", finite(s.measured.Perplexity, say("infinite")), "perplexity_repaired", s.mended.Perplexity,
		"bits", finite(s.measured.BitsPerWord, say("infinitely many")), "bits_repaired", s.mended.BitsPerWord)
}
