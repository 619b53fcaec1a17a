package layers

import (
	"glassbox/core/number"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// Tell tells what prose and captions speak of: the sizes, the word in focus with what comes behind it, and the word that costs most.
func (m *Model) Tell(p *film.Plan) {
	f, worst := m.Focus, m.Worst()
	best, likely := m.Best(f)
	p.Tell("", "size", float64(m.D), "heads", float64(m.Heads), "head", float64(m.Head+1), "head_size", float64(m.D/m.Heads),
		"vocabulary", float64(len(m.Vocabulary)), "focus_word", m.Written())
	when := "" // beyond the place all is known
	if Holds(m.At, "output") {
		when = "p"
	}
	p.Tell(when, "next_word", m.Next[f], "p_next", m.Right(f), "next_percent", number.Percentage(m.Right(f)),
		"best_word", m.Word(best), "best_percent", number.Percentage(likely),
		"worst_word", m.Next[worst], "worst_loss", m.Surprise(worst))
}

// Best is what the network holds likeliest behind word i, and its probability.
func (m *Model) Best(i int) (id int, p float64) {
	id = figure.Strongest(film.Line(m.P, i), 1)[0]
	return id, m.P.At(i, id)
}

// inspectNext tells what was to come behind a word, and what it costs.
func (m *Model) inspectNext(item string, i int) lesson.Inspection {
	return lesson.Inspection{ID: item, Symbol: quoted(m.Next[i]), Label: say("to come", "n", i+1), Origin: say("origin.computed"),
		From:    []string{m.ID(film.At("p", i, m.IDs[i]))},
		Formula: "−ln p = −ln(" + number.Format(m.Right(i)) + ") = " + number.Format(m.Surprise(i)),
		Rows:    []lesson.Row{{Name: say("row.loss"), Text: "−ln p", Result: number.Format(m.Surprise(i))}}}
}
