package logarithm

import (
	"strconv"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
)

type value = *tape.Value[float64]

// at is the number of a scalar, and slope its gradient.
func at(v value) float64    { return v.At(0, 0) }
func slope(v value) float64 { return v.Grad().At(0, 0) }

// model is what the run computed.
type model struct {
	setting
	*film.Film
	sheet  film.Sheet
	beats  []film.Beat
	figure *figure.Figure
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s}
	switch s.preset {
	case "mirror":
		m.filmMirror()
	case "product":
		m.filmProduct()
	case "e":
		m.filmGrowth()
	default:
		m.filmPower()
	}
	m.Film = film.New(&m.sheet, m.plan())
	m.figure = figure.New(m.Film)
	return &lesson.Run{Track: m.Track, Model: m, Numbers: m.Numbers, About: []string{"n"}, Inspect: m.Inspect, Prove: m.Prove}, nil
}

func (m *model) plan() film.Plan {
	p := m.sheet.Plan("logarithm", m.beats)
	p.Tell("", "base_name", m.baseName(), "log_name", m.log())
	switch m.preset {
	case "mirror":
		p.Gradients("dx=power")
	case "e":
		for i, n := range m.parts {
			p.Tell("n-"+strconv.Itoa(i+1), "n", n, "grown", number.Fixed(m.grown(i+1), 7))
		}
		p.Numbers = append(p.Numbers, film.Number{Name: "values", Each: "v#"})
	}
	return p
}

// given puts a number that nothing here computes. A control holds it.
func (m *model) given(name, symbol string, x float64, control string) {
	m.sheet.Put(film.Entry{Name: name, Label: say("noun." + name), Symbol: symbol, X: x, Control: control})
}

// step appends a beat, in which numbers arrive.
func (m *model) step(zone, element, id string, shows ...string) {
	m.beats = append(m.beats, film.Step(zone, element, id, shows...))
}

// grown is what 1 has become in the nth way to cut the year, counted from 1.
func (m *model) grown(n int) float64 { return m.sheet.Entry(film.At("v" + strconv.Itoa(n))).X }

// compounded is how many ways to cut the year have been tried.
func (m *model) compounded(step int) (n int) {
	for n < len(m.parts) && m.Known(film.At("v"+strconv.Itoa(n+1)), step) {
		n++
	}
	return n
}
