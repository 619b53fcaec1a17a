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
