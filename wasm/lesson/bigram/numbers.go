package bigram

import (
	"math"
	"strings"
	"unicode/utf8"

	"glassbox/core/number"
	"glassbox/core/token"
)

// numbers are the named numbers known when a step is done; of the zones before it, those of their last step.
func (m *model) numbers(step int, _ ...string) map[string]any {
	p := m.places[step]
	known := map[string]any{
		"V": float64(m.symbols()), "words": float64(m.vocab.Len() - token.First), "sentences": float64(len(m.text)),
		"pairs": float64(m.counts.Steps()), "cells": m.sparsity.Cells, "alpha": m.alpha, "alpha_repair": m.repair,
		"rare": float64(m.vocab.Dropped()), "counted": float64(p.to),
	}
	if m.small() {
		known["counts"] = m.matrix(func(a, b int) float64 { return float64(m.counts.CountAfter(p.to, []int{a}, b)) })
	}
	for k := 0; k <= step; k++ {
		if last := k == step || m.places[k+1].zone != m.places[k].zone; last {
			m.tell(known, m.places[k])
		}
	}
	return known
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

func (m *model) tell(known map[string]any, p place) {
	switch p.zone {
	case counting:
		m.tellPair(known, p)
	case dividing:
		m.tellRow(known, p)
	case scoring:
		m.tellFactor(known, p)
	case generating:
		m.tellDraw(known, p)
	case measuring:
		m.tellMeasure(known, p)
	}
}

func (m *model) tellPair(known map[string]any, p place) {
	if p.index < 0 {
		return
	}
	st := m.counts.Step(p.index)
	known["before"], known["after"] = m.name(st.Context[0]), m.name(st.ID)
	known["count"], known["count_before"] = float64(st.Count), float64(m.counts.CountAfter(p.from, st.Context, st.ID))
	known["group"] = float64(p.to - p.from)
	if p.to == m.counts.Steps() {
		known["used"] = float64(m.counts.Distinct())
	}
}

func (m *model) tellRow(known map[string]any, p place) {
	if p.index < len(m.rows) {
		m.tellSum(known, m.rows[p.index], p.second)
		return
	}
	m.tellSum(known, m.mainRow(), true)
	if m.small() {
		known["probabilities"] = m.matrix(func(a, b int) float64 { return m.counts.P(m.smoothing(), []int{a}, b) })
	}
}

// mainRow is the row that the words tell about when all are divided: of the most frequent word.
func (m *model) mainRow() int {
	if m.vocab.Len() > token.First {
		return token.First
	}
	return token.Start
}

func (m *model) tellSum(known map[string]any, row int, divided bool) {
	sum := float64(m.counts.RowSum([]int{row}))
	known["row"], known["row_sum"], known["below"] = m.name(row), sum, sum+m.alpha*float64(m.symbols())
	if !divided {
		return
	}
	for o := range m.counts.Outcomes(m.smoothing(), []int{row}) {
		known["best"], known["p_best"], known["count_best"] = m.name(o.ID), o.P, float64(o.Count)
		break
	}
}

func (m *model) tellFactor(known map[string]any, p place) {
	known["factors"], known["zeros"] = float64(len(m.score.Factors)), float64(m.score.Zeros)
	f := m.score.Factors[min(p.index, len(m.score.Factors)-1)]
	known["given_word"], known["next_word"] = m.name(f.Context[0]), m.name(f.ID)
	known["factor_count"], known["factor_row"] = float64(f.Count), float64(f.RowSum)
	known["p"], known["ln_p"] = f.P, finite(f.Log, "−∞")
	if p.second || p.index == len(m.score.Factors) {
		known["product"], known["log"] = f.Product, finite(f.LogSum, "−∞")
	}
	if p.index == len(m.score.Factors) {
		known["product_repaired"], known["log_repaired"] = m.repaired.Product, m.repaired.LogSum
	}
}

// finite is the number, or a text where it is infinite.
func finite(v float64, text string) any {
	if math.IsInf(v, 0) {
		return text
	}
	return v
}

func (m *model) tellDraw(known map[string]any, p place) {
	d := m.drawn.Draws[min(p.index, m.walked()-1)]
	known["from_word"], known["word_drawn"], known["u"] = m.name(d.Context[0]), m.name(d.ID), d.U
	known["p_drawn"], known["low"], known["high"] = d.P, d.Low, d.High
	if p.second {
		known["generated"] = m.generated(min(p.index+1, m.walked()))
	}
	if p.index == m.walked() {
		known["made"], known["circle"] = say("draws", "n", thousands(len(m.drawn.Draws))), m.circle()
	}
}

// circle says whether the text must repeat itself for ever.
func (m *model) circle() string {
	if l := m.drawn.Loop; l.Length > 0 {
		return say("circle", "n", thousands(l.Length))
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

func (m *model) tellMeasure(known map[string]any, p place) {
	known["empty"], known["empty_percent"] = m.sparsity.Empty, number.Format(100*m.sparsity.Empty)+" %"
	known["held_pairs"], known["unseen"] = float64(m.coverage.Total), float64(m.coverage.Unseen)
	if p.index == 0 {
		return
	}
	known["perplexity"], known["bits"] = finite(m.measured.Perplexity, say("infinite")), finite(m.measured.BitsPerWord, say("infinitely many"))
	known["perplexity_repaired"], known["bits_repaired"] = m.mended.Perplexity, m.mended.BitsPerWord
}
