package bigram

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/token"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// inspect tells where an item comes from: a pair, a factor, a word, a measure.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	if a, b, ok := m.pairOf(item); ok {
		return m.cellInspection(item, a, b, step), true
	}
	kind, rest, _ := strings.Cut(item, "-")
	n, err := strconv.Atoi(rest)
	switch {
	case kind == "f" && err == nil && n >= 1 && n <= len(m.score.Factors):
		return m.factorInspection(item, n, step), true
	case kind == "n" && err == nil && n >= 0 && n < m.vocab.Len():
		return m.wordInspection(item, n, step), true
	}
	return m.measureInspection(item, step)
}

// cellInspection tells how often a pair was counted so far and, once its row is divided, its probability.
func (m *model) cellInspection(item string, a, b, step int) lesson.Inspection {
	read := m.places[step].to
	count := m.counts.CountAfter(read, []int{a}, b)
	f := m.fraction(a, b)
	in := lesson.Inspection{ID: item, Symbol: m.countOf(a, b), Label: m.after(a, b), Origin: say("origin.counted"), From: []string{}}
	in.Value, in.Formula = new(float64(count)), in.Symbol+" = "+strconv.Itoa(count)
	row := func(name, text, result string) {
		in.Rows = append(in.Rows, lesson.Row{Name: name, Text: text, Result: result})
	}
	row(say("name.count"), say("read", "all", m.counts.Steps(), "n", read), strconv.Itoa(count))
	if !m.Complete(m.divides(a), step) {
		return in
	}
	in.Symbol, in.Origin, in.Formula = f.Name, say("origin.computed"), equation(f)
	in.Value = new(m.counts.P(m.smoothing(), []int{a}, b))
	for _, other := range m.leading(token.End, wideCells) {
		if other != b && m.counts.Count([]int{a}, other) > 0 {
			in.From = append(in.From, pairID("c", a, other))
		}
	}
	sum := m.counts.RowSum([]int{a})
	row(say("name.row sum"), m.terms(a), strconv.Itoa(sum))
	row("V", say("V"), strconv.Itoa(m.symbols()))
	row(say("row.value"), f.Symbols+" = "+f.Numbers, f.Result)
	if m.alpha == 0 {
		count := m.counts.Count([]int{a}, b)
		row(m.with(1), m.smoothed(count, sum, 1), number.Format(float64(count+1)/float64(sum+m.symbols())))
	}
	return in
}

// after says which word comes after which.
func (m *model) after(a, b int) string { return say("after", "a", m.name(a), "b", m.name(b)) }

func equation(f figure.Formula) string {
	return f.Name + " = " + f.Symbols + " = " + f.Numbers + " = " + f.Result
}

// factorInspection tells about the nth factor, and once it is multiplied about the product with it.
func (m *model) factorInspection(item string, n, step int) lesson.Inspection {
	f := m.score.Factors[n-1]
	in := m.cellInspection(item, f.Context[0], f.ID, step)
	in.From = []string{}
	if !m.Complete(numbered("product", n), step) {
		return in
	}
	in.Rows = append(in.Rows, lesson.Row{Name: say("name.product"), Text: say("of the first", "n", n), Result: number.Format(f.Product)},
		lesson.Row{Name: "Σ ln P", Text: say("its logarithm"), Result: short(f.LogSum, false)})
	if n > 1 {
		in.From = append(in.From, numbered("f", n-1))
	}
	return in
}

// wordInspection tells how often a word was seen and, once its row is divided, what follows it.
func (m *model) wordInspection(item string, id, step int) lesson.Inspection {
	n := m.vocab.Count(id)
	in := lesson.Inspection{ID: item, Symbol: m.name(id), Label: say("noun.word"), Origin: say("origin.counted"), From: []string{}}
	in.Value, in.Formula = new(float64(n)), say("seen", "n", n)
	k := 0
	if id == token.End || !m.Complete(m.divides(id), step) {
		return in
	}
	for o := range m.counts.Outcomes(m.smoothing(), []int{id}) {
		if k++; k > 6 || o.P == 0 {
			break
		}
		name, text := say("row.then", "word", m.name(o.ID)), m.fraction(id, o.ID).Numbers
		in.Rows = append(in.Rows, lesson.Row{Name: name, Text: text, Result: number.Format(o.P)})
	}
	return in
}

// measureInspection tells about a number that arrives with a step, or from the start.
func (m *model) measureInspection(item string, step int) (lesson.Inspection, bool) {
	in := lesson.Inspection{ID: item, Origin: say("origin.computed"), From: []string{}}
	alpha, when := "α = "+number.Format(m.repair), "empty"
	switch item {
	case "smooth":
		in.Symbol, in.Value, when = say("name.sentence"), new(m.repaired.Product), "repair"
		in.Formula = say("formula.product") + " = " + say("power", "x", number.Format(m.repaired.LogSum))
	case "alpha":
		in.Symbol, in.Origin, in.Value, when = "α", say("origin.by hand"), new(m.alpha), "given"
		in.Formula = say("formula.alpha", "formula", "P = "+say("formula.smoothed"), "most", maxAlpha)
	case "empty":
		in.Symbol, in.Value = say("name.emptiness"), new(m.sparsity.Empty)
		in.Formula = m.emptiness() + " = " + number.Format(m.sparsity.Empty)
	case "unseen":
		in.Symbol, in.Value = say("name.unseen"), new(m.coverage.Share())
		in.Formula = strconv.Itoa(m.coverage.Unseen) + " / " + strconv.Itoa(m.coverage.Total) + " = " + number.Format(m.coverage.Share())
	case "curve":
		in.Symbol, in.Formula, when = say("name.perplexity"), say("formula.curve"), "measure"
		in.Rows = []lesson.Row{{Name: alpha, Text: "N = " + strconv.Itoa(m.mended.Predictions), Result: number.Format(m.mended.Perplexity)}}
	default:
		return in, false
	}
	in.Label = say("noun."+item, "alpha", alpha)
	if !m.Complete(when, step) {
		in.Value, in.Formula, in.Rows = nil, say("not yet"), nil
	}
	return in, true
}

// notices are what there is to say about the run.
func (m *model) notices(v control.Values) []lesson.Notice {
	var all []lesson.Notice
	tell := func(key, text string) { all = append(all, lesson.Notice{Key: key, Text: text}) }
	if len(v.Get("text")) > control.MaxLink && v.Changed("text") {
		tell("text", say("notice.link", "most", control.MaxLink/1024))
	}
	all = append(all, words.Remarks("text", v.Get("text"))...)
	if n := len(m.unknown); n > 3 {
		tell("sentence", say("notice.more unknown", "words", strings.Join(m.unknown[:3], "”, “"), "n", n-3))
	} else if n > 0 {
		tell("sentence", say("notice.unknown", "words", strings.Join(m.unknown, "”, “")))
	}
	if m.truncated {
		tell("sentence", say("notice.cut", "most", maxScored))
	}
	if w := strings.TrimSpace(v.Get("find")); w != "" && m.found < 0 {
		tell("find", say("notice.not found", "word", w))
	}
	if l := m.drawn.Loop; l.Length > 0 {
		tell("greedy", say("notice.circle", "start", number.Int(l.Start+1), "n", number.Int(l.Length)))
	}
	return all
}
