package logarithm

import (
	"strconv"
	"strings"

	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
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
	grips  map[string]string // the controls that a drag on a number changes
	figure *figure.Figure
}

var depths = []timeline.Depth{{Name: "whole pass", Names: 1}, {Name: "part", Names: 2}, {Name: "step", Names: 3}, {Name: "number"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, grips: map[string]string{}}
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
	return &lesson.Run{Track: m.Track, Model: m, Numbers: m.numbers, About: []string{"n"}, Inspect: m.inspect, Prove: m.Prove}, nil
}

func (m *model) plan() film.Plan {
	is := func(name, text string) film.Number { return film.Number{Name: name, Make: func() any { return text }} }
	p := film.Plan{Name: "logarithm", Depths: depths, Beats: m.beats, Label: m.sheet.Label, Origin: m.origin, Function: m.sheet.Function,
		Lines: true, Numbers: []film.Number{is("base_name", m.baseName()), is("log_name", m.log())}}
	if m.preset == "mirror" {
		p.Numbers = append(p.Numbers, film.Number{Name: "dx", Of: film.At("power").Gradient()})
	}
	return p
}

// given puts a number that nothing here computes. A control holds it.
func (m *model) given(name, symbol string, x float64, control string) {
	m.grips[name] = control
	m.sheet.Put(film.Entry{Name: name, Label: say("noun." + name), Symbol: symbol, X: x})
}

// step appends a beat, in which numbers arrive.
func (m *model) step(zone, element, id string, shows ...string) {
	m.beats = append(m.beats, film.Step(zone, element, id, shows...))
}

// noun is what a number is called.
func (m *model) noun(name string) string { return m.sheet.Label(film.At(name)) }

func (m *model) origin(r film.Ref) string {
	if m.grips[r.Name] != "" && !r.Back {
		return say("origin.by hand")
	}
	return ""
}

// inspect tells about a number. What stands after a hyphen tells several places of it apart.
func (m *model) inspect(item string, step int) (lesson.Inspection, bool) {
	name, _, _ := strings.Cut(item, "-")
	in, ok := m.Inspect(name, step)
	in.ID = item
	return in, ok
}

func (m *model) numbers(step int, _ ...string) map[string]any {
	known := m.Numbers(step)
	if n := m.compounded(step); n > 0 {
		known["n"], known["grown"] = m.parts[n-1], number.Fixed(m.grown(n), 7)
		if n == len(m.parts) {
			known["values"] = [][]float64{m.values()}
		}
	}
	return known
}

// grown is what 1 has become in the nth way to cut the year, counted from 1.
func (m *model) grown(n int) float64 { return m.Single("v" + strconv.Itoa(n)).Value }

// values are what 1 has become, for every way to cut the year.
func (m *model) values() []float64 {
	all := make([]float64, len(m.parts))
	for i := range all {
		all[i] = m.grown(i + 1)
	}
	return all
}

// compounded is how many ways to cut the year have been tried.
func (m *model) compounded(step int) (n int) {
	for n < len(m.parts) && m.Known(film.At("v"+strconv.Itoa(n+1)), step) {
		n++
	}
	return n
}
