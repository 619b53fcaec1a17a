package position

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	name, index, _ := strings.Cut(item, "-")
	in := lesson.Inspection{ID: item, Origin: "computed", From: []string{}}
	if i, err := strconv.Atoi(index); err == nil && i >= 0 && m.one(&in, name, i, step) {
		return in, true
	}
	return m.Inspect(item, step)
}

// one tells about a word, an output, a dimension, a position or a pair.
func (m *model) one(in *lesson.Inspection, name string, i, step int) bool {
	T := len(m.words)
	switch {
	case name == "card" && i < 2*T:
		in.Symbol, in.Label, in.Origin = "“"+m.word(i/T, i%T)+"”", "position "+strconv.Itoa(i%T), "given"
		in.Rows = []lesson.Row{{Name: "embedding", Text: film.List(m.x.Data()[m.index(i/T, i%T)*m.d:][:m.d])}}
	case (name == "plain" || name == "placed") && i < 2*T:
		v, text := m.plain, "without positions"
		if name == "placed" {
			v, text = m.placed, "with positions"
		}
		in.Symbol, in.Label = "out", "attention’s output for “"+m.word(i/T, i%T)+"” "+text
		in.Formula = "softmax(q kᵀ / √d) v, all of it random and untrained"
		if m.Complete(name, step) {
			in.Rows = []lesson.Row{{Name: "numbers", Text: film.List(v[i/T].Data()[i%T*m.d:][:m.d])}}
		} else {
			in.Rows = []lesson.Row{{Name: "numbers", Text: "not yet computed"}}
		}
	case name == "dim" && i < m.d:
		w := m.frequency(i / 2)
		in.Symbol, in.Label = "PE(·, "+strconv.Itoa(i)+")", "dimension "+strconv.Itoa(i)
		in.Formula = m.function(i) + "(pos / " + number.Format(m.base) + "^(" + strconv.Itoa(i/2*2) + "/" + strconv.Itoa(m.d) + ")) = " + m.function(i) + "(" + number.Format(w) + " · pos)"
		in.Rows = []lesson.Row{{Name: "formula", Text: in.Formula}, {Name: "wave length", Text: "2π / " + number.Format(w), Result: number.Format(2 * math.Pi / w)}}
	case name == "pos" && i < m.length:
		in.Symbol, in.Label = "PE("+strconv.Itoa(i)+")", "position "+strconv.Itoa(i)
		in.Rows = []lesson.Row{{Name: "numbers", Text: film.List(m.pe.Data()[i*m.d:][:m.d])}}
	case name == "hand" && i < m.d/2:
		a := float64(m.shift) * m.frequency(i)
		in.Symbol, in.Label = "pair "+strconv.Itoa(i), "dimensions "+strconv.Itoa(2*i)+" and "+strconv.Itoa(2*i+1)
		in.Formula = "turned by k / base^(2i/d) = " + number.Format(float64(m.shift)) + " · " + number.Format(m.frequency(i)) + " = " + number.Format(a)
		in.Rows = []lesson.Row{{Name: "angle", Text: "k · " + number.Format(m.frequency(i)), Result: number.Format(a)}}
	default:
		return false
	}
	return true
}

// label is what a number, a row or a matrix is called, origin where it comes from.
func (m *model) label(r film.Ref) string {
	name := map[string]string{"PE": "position", "similar": "similarity", "turned": "turned position", "z": "embedding with position", "x": "embedding", "R": "rotation"}[r.Name]
	i, j := strconv.Itoa(r.I), strconv.Itoa(r.J)
	switch {
	case r.N == 2 && r.Name == "PE":
		return "position " + i + ", dimension " + j
	case r.N == 2 && r.Name == "similar":
		return "positions " + i + " and " + j
	case r.N == 2 && (r.Name == "x" || r.Name == "z"):
		return name + " of “" + m.words[r.I] + "”, number " + j
	case r.N == 1:
		return name + ", row " + i
	}
	return name
}

func origin(film.Ref) string { return "computed" }

func (m *model) function(dim int) string {
	if dim%2 == 0 {
		return "sin"
	}
	return "cos"
}

// word is the word at a place of the first or the other order, and index its number as written.
func (m *model) word(order, place int) string { return m.words[m.index(order, place)] }

func (m *model) index(order, place int) int {
	if order == 0 {
		return place
	}
	return m.order[place]
}
