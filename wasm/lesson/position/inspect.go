package position

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/lesson"
)

// inspect tells where an item of the picture came from.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	parts := strings.Split(item, "-")
	var index []int
	for _, p := range parts[1:] {
		i, err := strconv.Atoi(p)
		if err != nil {
			return lesson.Inspection{}, false
		}
		index = append(index, i)
	}
	in := lesson.Inspection{ID: item, Origin: "computed", From: []string{}}
	ok := false
	switch {
	case len(index) == 1:
		ok = m.one(&in, parts[0], index[0], step)
	case len(index) == 2:
		ok = m.cell(&in, parts[0], index[0], index[1], step)
	}
	return in, ok
}

// one tells about a word, an output, a dimension, a position or a pair.
func (m *model) one(in *lesson.Inspection, name string, i, step int) bool {
	T := len(m.words)
	switch {
	case name == "card" && i < 2*T:
		in.Symbol, in.Label, in.Origin = "“"+m.word(i/T, i%T)+"”", "position "+strconv.Itoa(i%T), "given"
		in.Rows = []lesson.Row{{Name: "embedding", Text: list(m.x.Data()[m.index(i/T, i%T)*m.d:][:m.d])}}
	case (name == "plain" || name == "placed") && i < 2*T:
		v, text := m.plain, "without positions"
		if name == "placed" {
			v, text = m.placed, "with positions"
		}
		in.Symbol, in.Label = "out", "attention’s output for “"+m.word(i/T, i%T)+"” "+text
		in.Formula = "softmax(q kᵀ / √d) v, all of it random and untrained"
		if m.done(name, step) {
			in.Rows = []lesson.Row{{Name: "numbers", Text: list(v[i/T].Data()[i%T*m.d:][:m.d])}}
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
		in.Rows = []lesson.Row{{Name: "numbers", Text: list(m.pe.Data()[i*m.d:][:m.d])}}
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

// cell tells about one number.
func (m *model) cell(in *lesson.Inspection, name string, i, j, step int) bool {
	v := map[string]value{"PE": m.pe, "similar": m.similar, "turned": m.turned, "z": m.z, "x": m.x}[name]
	if v == nil {
		return false
	}
	if r, c := v.Dims(); i >= r || j >= c {
		return false
	}
	e := v.Explain(i, j)
	in.Symbol, in.Label = e.Name, map[string]string{"PE": "position " + strconv.Itoa(i) + ", dimension " + strconv.Itoa(j), "similar": "positions " + strconv.Itoa(i) + " and " + strconv.Itoa(j), "turned": "turned position", "z": "embedding with position", "x": "embedding"}[name]
	symbols, numbers := e.Symbols, e.Numbers
	if name == "PE" {
		symbols, numbers = m.formula(i, j)
		in.Symbol = "PE(" + strconv.Itoa(i) + ", " + strconv.Itoa(j) + ")"
	}
	in.Formula = in.Symbol + " = " + symbols
	if m.done(map[string]string{"PE": "waves", "similar": "similar", "turned": "match", "z": "add", "x": "words"}[name], step) {
		in.Value = &e.Value
		in.Rows = []lesson.Row{{Name: "formula", Text: in.Symbol + " = " + symbols}, {Name: "in numbers", Text: numbers, Result: number.Format(e.Value)}}
	} else {
		in.Rows = []lesson.Row{{Name: "formula", Text: in.Symbol + " = " + symbols + ", not yet computed"}}
	}
	return true
}

// formula writes how a cell of the encoding is computed.
func (m *model) formula(pos, dim int) (symbols, numbers string) {
	f, p := m.function(dim), strconv.Itoa(pos)
	return f + "(" + p + " / " + number.Format(m.base) + "^(" + strconv.Itoa(dim/2*2) + "/" + strconv.Itoa(m.d) + "))", f + "(" + number.Format(float64(pos)*m.frequency(dim/2)) + ")"
}

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

// list writes numbers with commas, at most two dozen of them.
func list(cells []float64) string {
	var parts []string
	for i, c := range cells {
		if i == 24 {
			parts = append(parts, "… ("+strconv.Itoa(len(cells)-i)+" more)")
			break
		}
		parts = append(parts, number.Short(c, 3))
	}
	return strings.Join(parts, ", ")
}
