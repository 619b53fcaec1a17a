package bigram

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
)

// inspect tells where an item comes from: a cell, a factor, a part of the bar, a word, a measure.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	p := m.places[step]
	if a, b, ok := m.pairOf(item); ok {
		return m.cellInspection(item, a, b, p), true
	}
	kind, rest, _ := strings.Cut(item, "-")
	n, err := strconv.Atoi(rest)
	switch {
	case kind == "f" && err == nil && n >= 1 && n <= len(m.score.Factors):
		return m.factorInspection(item, n-1, p), true
	case (kind == "o" || kind == "w") && err == nil && p.zone == generating && p.index < m.walked() && n > 0 && n < m.vocab.Len():
		in := m.cellInspection(item, m.drawn.Draws[p.index].Context[0], n, p)
		in.ID, in.From = item, []string{}
		return in, true
	case kind == "n" && err == nil && n >= 0 && n < m.vocab.Len():
		return m.wordInspection(item, n), true
	}
	return m.measureInspection(item)
}

func (m *model) cellInspection(item string, a, b int, p place) lesson.Inspection {
	count := m.counts.CountAfter(p.to, []int{a}, b)
	f := m.fraction(a, b)
	in := lesson.Inspection{ID: item, Symbol: f.Name, Label: m.name(b) + " after " + m.name(a), Origin: "counted", From: []string{},
		Formula: "count(" + m.name(a) + ", " + m.name(b) + ") = " + strconv.Itoa(count), Value: new(float64(count))}
	in.Rows = []lesson.Row{{Name: "count", Text: "of " + strconv.Itoa(m.counts.Steps()) + " pairs, " + strconv.Itoa(p.to) + " read", Result: strconv.Itoa(count)}}
	if p.zone == counting {
		return in
	}
	in.Origin, in.Formula = "computed", equation(f)
	in.Value = new(m.counts.P(m.smoothing(), []int{a}, b))
	for _, other := range m.leading(token.End, wideCells) {
		if other != b && m.counts.Count([]int{a}, other) > 0 {
			in.From = append(in.From, cellID(a, other))
		}
	}
	in.Rows = append(in.Rows, lesson.Row{Name: "row sum", Text: m.terms(a), Result: strconv.Itoa(m.counts.RowSum([]int{a}))},
		lesson.Row{Name: "V", Text: "words, ⟨/s⟩ and ⟨UNK⟩", Result: strconv.Itoa(m.symbols())},
		lesson.Row{Name: "value", Text: f.Symbols + " = " + f.Numbers, Result: f.Result})
	if m.alpha == 0 {
		in.Rows = append(in.Rows, lesson.Row{Name: "with α = 1", Text: m.smoothed(m.counts.Count([]int{a}, b), m.counts.RowSum([]int{a}), 1), Result: number.Format(float64(m.counts.Count([]int{a}, b)+1) / float64(m.counts.RowSum([]int{a})+m.symbols()))})
	}
	return in
}

func equation(f figure.Formula) string {
	return f.Name + " = " + f.Symbols + " = " + f.Numbers + " = " + f.Result
}

func (m *model) factorInspection(item string, i int, p place) lesson.Inspection {
	f := m.score.Factors[i]
	in := m.cellInspection(item, f.Context[0], f.ID, place{zone: dividing, to: m.counts.Steps()})
	in.From = []string{}
	if p.zone == scoring && i == p.index && !p.second {
		return in
	}
	in.Rows = append(in.Rows, lesson.Row{Name: "product", Text: "of the first " + strconv.Itoa(i+1), Result: number.Format(f.Product)},
		lesson.Row{Name: "Σ ln P", Text: "its logarithm", Result: short(f.LogSum, false)})
	if i > 0 {
		in.From = append(in.From, "f-"+strconv.Itoa(i))
	}
	return in
}

func (m *model) wordInspection(item string, id int) lesson.Inspection {
	in := lesson.Inspection{ID: item, Symbol: m.name(id), Label: "word", Origin: "counted", From: []string{}, Value: new(float64(m.vocab.Count(id))),
		Formula: "seen " + strconv.Itoa(m.vocab.Count(id)) + " times in the corpus"}
	k := 0
	if id == token.End {
		return in
	}
	for o := range m.counts.Outcomes(m.smoothing(), []int{id}) {
		if k++; k > 6 || o.P == 0 {
			break
		}
		in.Rows = append(in.Rows, lesson.Row{Name: "then " + m.name(o.ID), Text: m.fraction(id, o.ID).Numbers, Result: number.Format(o.P)})
	}
	return in
}

func (m *model) measureInspection(item string) (lesson.Inspection, bool) {
	in := lesson.Inspection{ID: item, Origin: "computed", From: []string{}}
	switch item {
	case "smooth":
		in.Symbol, in.Label, in.Value = "P(sentence)", "the sentence with α = "+number.Format(m.repair), new(m.repaired.Product)
		in.Formula = "Π (count + α) / (row sum + α · V) = e to the power of " + number.Format(m.repaired.LogSum)
	case "alpha":
		in.Symbol, in.Label, in.Origin, in.Value = "α", "smoothing", "set by hand", new(m.alpha)
		in.Formula = "P = (count + α) / (row sum + α · V), with α from 0 to " + strconv.Itoa(maxAlpha)
	case "empty":
		in.Symbol, in.Label, in.Value = "1 − used / V²", "share of empty cells", new(m.sparsity.Empty)
		in.Formula = "1 − " + thousands(m.counts.Distinct()) + " / " + thousands(int(m.sparsity.Cells)) + " = " + number.Format(m.sparsity.Empty)
	case "unseen":
		in.Symbol, in.Label, in.Value = "unseen / N", "share of unseen pairs", new(m.coverage.Share())
		in.Formula = strconv.Itoa(m.coverage.Unseen) + " / " + strconv.Itoa(m.coverage.Total) + " = " + number.Format(m.coverage.Share())
	case "curve":
		in.Symbol, in.Label, in.Formula = "perplexity", "perplexity over α", "e to the power of −Σ ln P / N, for α from 0 to 2; at α = 0 an unseen pair makes it infinite"
		in.Rows = []lesson.Row{{Name: "α = " + number.Format(m.repair), Text: "N = " + strconv.Itoa(m.mended.Predictions), Result: number.Format(m.mended.Perplexity)}}
	default:
		return in, false
	}
	return in, true
}

// notices are what there is to say about the run.
func (m *model) notices(v control.Values) []lesson.Notice {
	var all []lesson.Notice
	tell := func(key, text string) { all = append(all, lesson.Notice{Key: key, Text: text}) }
	if len(v.Get("text")) > control.MaxLink && v.Changed("text") {
		tell("text", "Your text is longer than "+strconv.Itoa(control.MaxLink/1024)+" KB: a link to this page does not carry it.")
	}
	if len(m.unknown) > 0 {
		names, more := m.unknown, ""
		if n := len(names) - 3; n > 0 {
			names, more = names[:3], " and "+strconv.Itoa(n)+" more of its words"
		}
		tell("sentence", "The corpus does not have “"+strings.Join(names, "”, “")+"”"+more+": scored as ⟨UNK⟩.")
	}
	if m.truncated {
		tell("sentence", "Only the first "+strconv.Itoa(maxScored)+" words of the sentence are scored.")
	}
	if w := strings.TrimSpace(v.Get("find")); w != "" && m.found < 0 {
		tell("find", "The table has no word “"+w+"”.")
	}
	if l := m.drawn.Loop; l.Length > 0 {
		tell("greedy", "From draw "+thousands(l.Start+1)+" on the text repeats every "+plural(l.Length, "draw")+": the same word leads to the same next word, for ever.")
	}
	return all
}
