package transformer

import (
	"strings"

	"glassbox/core/corpus"
	"glassbox/wasm/film"
)

// numbers are what prose and captions speak of.
func (m *model) numbers(p *film.Plan) {
	m.Tell(p)
	p.Tell("", "words", float64(len(m.source.ids)-1), "targets", float64(len(m.target.ids)), "hidden", float64(m.Config.Hidden),
		"parameters", float64(m.Config.Parameters()), "steps", float64(m.Trained))
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
