package entropy

import (
	"math"
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/film"
)

type value = *tape.Value[float64]

// spot is one cell on the tape: of row 0, in a column.
type spot struct {
	value
	col int
}

// one writes down a scalar of row i, which is named by a letter and the row: q(cat). noun is what it is, and control holds
// it where it is set by hand.
func (m *model) one(letter, noun, control string, i int, v value) value {
	return m.put(numbered(letter, i), say("noun."+noun, "name", m.names[i]), control, v.Named(letter+"("+m.names[i]+")"), 0)
}

// line writes down a row of numbers, one for each row of the table.
func (m *model) line(letter, noun, control string, v value) {
	for i, name := range m.names {
		m.put(numbered(letter, i), say("noun."+noun, "name", name), control, v, i)
	}
}

// scalar writes down a number that is computed; its name on the tape is as people write it.
func (m *model) scalar(id, name, noun string, v value) value {
	return m.put(id, noun, "", v.Named(name), 0)
}

// put writes down cell (0,col) of a value as the tape explains it.
func (m *model) put(id, label, control string, v value, col int) value {
	x := m.worded(v.Explain(0, col))
	e := film.Entry{Name: id, Label: label, Symbol: x.Name, X: v.At(0, col) + 0, Control: control}
	if len(v.Inputs()) > 0 {
		e.Symbols, e.Numbers, e.From = x.Symbols, x.Numbers, m.sources(x, "")
	}
	m.enter(e, spot{v, col})
	return v
}

// enter writes down a number that is found on the tape.
func (m *model) enter(e film.Entry, at spot) {
	m.spots[e.Name], m.called[at] = at, e.Name
	m.sheet.Put(e)
}

// slope writes down the gradient of a loss by a number. Where there is no slope its limit stands.
func (m *model) slope(id, by, loss string) {
	at, l := m.spots[by], m.spots[loss]
	m.t.Backward(l.value)
	x := m.worded(at.ExplainGrad(0, at.col))
	e := film.Entry{Name: strings.TrimPrefix(id, "d"), By: by, Label: say("gradient by", "name", m.sheet.Entry(film.At(by)).Label),
		Symbol: x.Name, Symbols: x.Symbols, Numbers: x.Numbers, X: at.Grad().At(0, at.col) + 0, From: m.sources(x, loss)} // −0 becomes 0
	limit, end := m.limit(id)
	switch {
	case end:
		e.Symbols, e.Numbers, e.X, e.From = say("limit", "q", m.at), "", limit, nil
	case x.Symbols == "0":
		e.Symbols, e.Numbers = say("independent"), ""
	case x.Numbers == "∞":
		e.Numbers = film.Written(e.X)
	}
	if loss == "se" {
		e.Function, e.Symbol, e.Symbols = "S", strings.ReplaceAll(e.Symbol, "∂L", "∂S"), strings.ReplaceAll(e.Symbols, "∂L", "∂S")
	}
	if !end && finite(e.X) && finite(l.At(0, l.col)) {
		e.Measure = m.measure(e.X, by, loss)
	}
	m.slopes[[2]string{loss, by}] = id
	m.sheet.PutSlope(e)
}

// measure nudges a number: near 0 or 1, where a logarithm bends, in proportion to the distance.
func (m *model) measure(slope float64, by, loss string) func(epsilon float64) tape.Proof {
	at, l, near := m.spots[by], m.spots[loss].value, 1.0
	if x := m.sheet.Entry(film.At(by)).X; strings.ContainsAny(by[:1], "qr") {
		for _, d := range []float64{x, 1 - x} {
			if d > 0 {
				near = min(near, d)
			}
		}
	}
	return func(epsilon float64) tape.Proof {
		m.t.Backward(l)
		p := m.t.Prove(l, at.value, 0, at.col, min(epsilon, 1e-4*near))
		p.Gradient = slope
		return p
	}
}

// sources are the names of what an explanation reads. Gradients are those of the loss.
func (m *model) sources(x tape.Explanation, loss string) []string {
	var ids []string
	for _, c := range x.From {
		id := m.called[spot{m.t.Values()[c.Index], c.Col}]
		if c.Gradient {
			id = m.slopes[[2]string{loss, id}]
		}
		if id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// words write classes instead of indices, the logarithm of the unit instead of a factor, and infinity.
func words(names []string) *strings.Replacer {
	pairs := []string{"overflow", "∞", "1.443 · ln(", "log₂(", "0.4343 · ln(", "log₁₀("}
	for i, name := range names {
		pairs = append(pairs, number.Cell("", i), "("+name+")")
	}
	return strings.NewReplacer(pairs...)
}

func (m *model) worded(x tape.Explanation) tape.Explanation {
	x.Name, x.Symbols, x.Numbers = m.words.Replace(x.Name), m.words.Replace(x.Symbols), m.words.Replace(x.Numbers)
	return x
}

// surprise is −log x in the unit.
func (m *model) surprise(x value) value { return m.t.Scale(-m.unit.scale, m.t.Log(x)) }

// total is the sum of scalars.
func (m *model) total(xs []value) value { return m.t.Sum(m.t.ConcatCols(xs...)) }

// of is a number, or a gradient.
func (m *model) of(id string) film.Entry { return m.sheet.Entry(m.ref(id)) }

func (m *model) ref(id string) film.Ref {
	r, _ := m.Lookup(id)
	return r
}

// gradient is the name of the gradient by a number, empty where none is shown.
func (m *model) gradient(id string) string {
	c, _, ok := m.Cell(film.At(id).Gradient())
	if !ok {
		return ""
	}
	return m.ID(m.Ref(c))
}

func finite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// numbered is an id or a name with the number of a row, counted from 1.
func numbered(name string, row int) string { return name + strconv.Itoa(row+1) }
