package attention

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r film.Ref) string {
	name := "noun." + film.Ref{Name: r.Name, Back: r.Back}.String()
	switch {
	case !r.Back || book.Has(name):
		name = say(name)
	default:
		name = say("gradient of", "name", say("noun."+r.Name))
	}
	if r.N == 1 && (r.Name == "shifted" || r.Name == "exp" || r.Name == "centered") {
		return say("and its word", "name", name, "word", m.Words[r.I])
	}
	return m.Label(r.Name, name, r, false)
}

// origin says whether a number was given or computed, where it is not as the film thinks.
func (m *model) origin(r film.Ref) string {
	switch {
	case r.Back || !m.hand:
	case r.Name == "v":
		return say("origin.random")
	case r.Name == "q" || r.Name == "k":
		return say("origin." + r.Name)
	}
	return words.Origin(r)
}
