package transformer

import (
	"strings"

	"glassbox/core/corpus"
	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/layers"
)

// numbers are what prose and captions speak of: of the word in focus, of its strongest glance, and of the loss.
func (m *model) numbers(p *film.Plan) {
	f := m.Focus
	p.Tell("", "words", float64(len(m.source.ids)-1), "targets", float64(len(m.target.ids)), "size", float64(m.Config.Width),
		"heads", float64(m.Heads), "head", float64(m.Head+1), "head_size", float64(m.Config.Width/m.Config.Heads),
		"hidden", float64(m.Config.Hidden), "parameters", float64(m.Config.Parameters()), "vocabulary", float64(m.Config.Target),
		"steps", float64(m.Trained),
		"focus_word", m.Written())
	best, prob := m.best(f)
	when := "" // beyond the place all is known
	if layers.Holds(m.At, "output") {
		when = "p"
	}
	p.Tell(when, "next_word", m.target.words[f], "p_next", m.Right(f), "next_percent", number.Percentage(m.Right(f)),
		"best_word", m.french(best), "best_percent", number.Percentage(prob))
	worst := m.Worst()
	p.Tell(when, "worst_word", m.target.words[worst], "worst_loss", m.Surprise(worst))
}

// best is the word that the model holds likeliest behind word i, and its probability.
func (m *model) best(i int) (id int, p float64) {
	for j := range m.Target {
		if q := m.p.At(i, j); q > p {
			id, p = j, q
		}
	}
	return id, p
}

// angled writes marks as people set them.
var angled = strings.NewReplacer("<", "⟨", ">", "⟩")

// french is a word of the vocabulary as a person reads it.
func (s *setting) french(id int) string {
	if id == corpus.End {
		return say("end mark")
	}
	return angled.Replace(s.Target[id])
}
