package position

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// attention is its formula without a mask.
const attention = "softmax(q kᵀ / √d) v"

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	name, index, _ := strings.Cut(item, "-")
	in := lesson.Inspection{ID: item, Origin: say("origin.computed"), From: []string{}}
	if i, err := strconv.Atoi(index); err == nil && i >= 0 && (!m.trained || name == "card") && m.one(&in, name, i, step) {
		return in, true
	}
	return m.Inspect(item, step)
}

// one tells about a word, an output, a dimension, a position or a pair.
func (m *model) one(in *lesson.Inspection, name string, i, step int) bool {
	T := len(m.words)
	switch {
	case name == "card" && i < 2*T:
		in.Symbol, in.Label, in.Origin = "“"+m.word(i/T, i%T)+"”", say("position", "n", i%T), say("origin.given")
		if !m.trained {
			in.Rows = []lesson.Row{{Name: say("noun.x"), Text: film.List(film.Line(m.x, m.index(i/T, i%T)))}}
		}
	case (name == "plain" || name == "placed") && i < 2*T:
		v, numbers := m.plain, say("not yet")
		if name == "placed" {
			v = m.placed
		}
		if m.Complete(name, step) {
			numbers = film.List(film.Line(v[i/T], i%T))
		}
		in.Symbol, in.Label = "out", say("attention."+name, "word", m.word(i/T, i%T))
		in.Formula = say("random", "formula", attention)
		in.Rows = []lesson.Row{{Name: say("row.numbers"), Text: numbers}}
	case name == "dim" && i < m.d:
		w := m.frequency(i / 2)
		in.Symbol, in.Label = "PE(·, "+strconv.Itoa(i)+")", say("dimension", "n", i)
		in.Formula = m.angle(i, "pos") + " = " + m.function(i) + "(" + number.Format(w) + " · pos)"
		in.Rows = []lesson.Row{
			{Name: say("row.formula"), Text: in.Formula},
			{Name: say("row.wave"), Text: "2π / " + number.Format(w), Result: number.Format(2 * math.Pi / w)},
		}
	case name == "pos" && i < m.length:
		in.Symbol, in.Label = "PE("+strconv.Itoa(i)+")", say("position", "n", i)
		in.Rows = []lesson.Row{{Name: say("row.numbers"), Text: film.List(film.Line(m.pe, i))}}
	case name == "hand" && i < m.d/2:
		a := float64(m.shift) * m.frequency(i)
		in.Symbol, in.Label = say("pair", "n", i), say("dimensions", "a", 2*i, "b", 2*i+1)
		in.Formula = say("turned", "k", number.Format(float64(m.shift)), "frequency", number.Format(m.frequency(i)), "angle", number.Format(a))
		in.Rows = []lesson.Row{{Name: say("row.angle"), Text: "k · " + number.Format(m.frequency(i)), Result: number.Format(a)}}
	default:
		return false
	}
	return true
}

// label is what a number, a row or a matrix is called, origin where it comes from.
func (m *model) label(r film.Ref) string {
	name := say("noun." + r.Name)
	switch {
	case r.N == 2 && (r.Name == "PE" || r.Name == "similar"):
		return say("cell."+r.Name, "i", r.I, "j", r.J)
	case r.N == 2 && (r.Name == "x" || r.Name == "z"):
		return say("and number", "name", say("of word", "name", name, "word", "“"+m.words[r.I]+"”"), "n", r.J)
	case r.N == 1:
		return say("and row", "name", name, "n", r.I)
	}
	return name
}

func origin(film.Ref) string { return say("origin.computed") }

func (m *model) function(dim int) string {
	if dim%2 == 0 {
		return "sin"
	}
	return "cos"
}

// angle is how a dimension is computed at a position.
func (m *model) angle(dim int, pos string) string {
	exponent := strconv.Itoa(dim/2*2) + "/" + strconv.Itoa(m.d)
	return m.function(dim) + "(" + pos + " / " + number.Power(number.Format(m.base), exponent) + ")"
}

// word is the word at a place of the first or the other order, and index its number as written.
func (m *model) word(order, place int) string { return m.words[m.index(order, place)] }

func (m *model) index(order, place int) int { return m.order[order][place] }
