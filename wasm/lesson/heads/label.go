package heads

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
)

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r film.Ref) string {
	kind, head := split(r.Name)
	noun := kind
	if kind == "out" && head >= 0 {
		noun = "mixed"
	}
	name := say("noun." + noun)
	if head >= 0 {
		name = say("of head", "name", name, "n", head+1)
	}
	if r.Back {
		name = say("gradient of", "name", name)
	}
	return m.Label(kind, name, r, true)
}

// origin says whether a number was given or computed, where it is not as the film thinks.
func (m *model) origin(r film.Ref) string {
	if r.Name == "on" {
		return say("origin.by hand")
	}
	return words.Origin(r)
}
