package attention

import (
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	if r, ok := film.ParseRef(item); ok && r.Name == "word" {
		return m.InspectWord(m.Film, item, r, step, "x,k,v", film.At("weights", m.Focus, r.I))
	}
	return m.Inspect(item, step)
}

// alias is the weight of the focus word, or its gradient, that an arrow or a share stands for, and the row of weights that a
// row of the matrix of all weights is.
func (m *model) alias(item film.Ref) (weight film.Ref, ok bool) {
	switch weight = film.At("weights", m.Focus, item.I); item.Name {
	case "arc", "weight":
	case "back":
		weight.Back = true
	case "row":
		weight = film.At("weights", item.I)
	default:
		return item, false
	}
	return weight, item.N == 1
}

// wordOf is the word that a number belongs to, −1 for none.
func (m *model) wordOf(r film.Ref) (word, head int) {
	switch {
	case words.Pairs[r.Name] && r.N == 2 && r.I == m.Focus:
		return r.J, -1
	case r.N > 0 && (m.Flat(r.Name) || r.Name == "k" || r.Name == "v" || r.Name == "mix"):
		return r.I, -1
	}
	return -1, -1
}

// label says in words what a cell, a row or a matrix is.
func (m *model) label(r film.Ref) string {
	if name, ok := m.senseLabel(r); ok {
		return name
	}
	name := "noun." + m.called(film.Ref{Name: r.Name, Back: r.Back}.String())
	switch {
	case !r.Back || book.Has(name):
		name = say(name)
	default:
		name = say("gradient of", "name", say("noun."+m.called(r.Name)))
	}
	if r.N == 1 && (r.Name == "shifted" || r.Name == "exp" || r.Name == "centered") {
		return say("and its word", "name", name, "word", m.Words[r.I])
	}
	return m.Label(r.Name, name, r, false)
}

// origin says whether a number was given or computed, where it is not as the film thinks.
func (m *model) origin(r film.Ref) string {
	switch {
	case m.trained != nil && !r.Back && r.Name == "x":
		return say("origin.x")
	case m.trained != nil && !r.Back && r.Name[0] == 'W':
		return say("origin.trained")
	case r.Back || !m.hand:
	case r.Name == "v":
		return say("origin.random")
	case r.Name == "q" || r.Name == "k":
		return say("origin." + r.Name)
	}
	return words.Origin(r)
}
