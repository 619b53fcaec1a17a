package position

import (
	"math"
	"strconv"
	"strings"
	"time"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/timeline"
)

var depths = []timeline.Depth{{Name: "idea", Names: 2}, {Name: "operation", Names: 3}, {Name: "dimension"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := s.record()
	m.Film = film.New(recording{film.OnTape(m.t, nil), m}, film.Plan{
		Name: "position", Depths: depths, Beats: m.beats(), Label: m.label, Origin: origin,
		Numbers: m.numbers(), Told: func(name string) bool { return name != "R" },
	})
	m.figure = figure.New(m.Film)
	m.figure.Full = map[string]float64{"x": 2, "PE": 2, "z": 2}
	return &lesson.Run{Track: m.Track, Model: m, Notices: s.Notices, Numbers: m.Numbers, Inspect: m.inspect, Prove: m.Prove}, nil
}

// most is the number of waves up to which each is a step.
const most = 24

// beats are the operations of every idea, with what arrives in them. Waves and hands take longer than a number does.
func (s setting) beats() []film.Beat {
	var all []film.Beat
	add := func(idea, id string, travel time.Duration, shows ...string) {
		all = append(all, film.Beat{ID: id, Scope: idea, Zone: idea, Travel: travel, Shows: append([]string{}, shows...)})
	}
	const slow = 2 * timeline.Travel
	add("orders", "words", -1, "x")
	add("orders", "scramble", slow)
	add("orders", "plain", 0)
	add("orders", "same", 0)
	add("positions", "waves", slow, "PE")
	if s.d <= most {
		waves := &all[len(all)-1]
		waves.Parts, waves.Part = s.d, func(c film.Cell) int { return c.Col }
	}
	add("positions", "row", 0)
	add("added", "add", 0, "z")
	add("added", "placed", 0)
	add("added", "differ", 0)
	add("near", "similar", slow, "similar")
	add("rotation", "turn", slow, "R")
	add("rotation", "match", 0, "turned")
	return all
}

// recording is the tape's, in which the encoding is a leaf: here it says how it is computed.
type recording struct {
	film.Recording
	m *model
}

func (r recording) Explain(c film.Cell) (film.Explanation, bool) {
	e, ok := r.Recording.Explain(c)
	if r.Values()[c.Value].Name == "PE" {
		pos := strconv.Itoa(c.Row)
		e.Name, e.From = "PE("+pos+", "+strconv.Itoa(c.Col)+")", nil
		e.Symbols = r.m.angle(c.Col, pos)
		e.Numbers = r.m.function(c.Col) + "(" + number.Format(float64(c.Row)*r.m.frequency(c.Col/2)) + ")"
	}
	return e, ok
}

// numbers are the numbers and words of the prose.
func (m *model) numbers() []film.Number {
	word, pair := min(m.at, len(m.words)-1), m.dim/2
	var all []film.Number
	is := func(when, name string, v any) {
		all = append(all, film.Number{Name: name, When: when, Make: func() any { return v }})
	}
	lines := func(when, name string, v value) {
		all = append(all, film.Number{Name: name, When: when, Make: func() any { return film.Lines(v) }})
	}
	cell := func(name, of string, i, j int) { all = append(all, film.Number{Name: name, Of: film.At(of, i, j)}) }
	for name, n := range map[string]int{
		"words": len(m.words), "size": m.d, "positions": m.length, "at": m.at, "chosen": m.dim, "shift": m.shift, "pair": pair,
	} {
		is("", name, float64(n))
	}
	is("", "base", m.base)
	is("", "first_words", m.sentence(0))
	is("", "second_words", m.sentence(1))
	is("", "word", m.words[word])
	lines("plain", "first", m.plain[0])
	lines("plain", "second", m.plain[1])
	is("same", "moved", m.moved)
	cell("cell", "PE", m.at, m.dim)
	is("waves", "turns", m.frequency(pair))
	is("waves", "wave", 2*math.Pi/m.frequency(pair))
	all = append(all, film.Number{Name: "row", When: "row", Make: func() any { return [][]float64{film.Line(m.pe, m.at)} }})
	cell("sum", "z", word, 0)
	lines("placed", "first_placed", m.placed[0])
	lines("placed", "second_placed", m.placed[1])
	is("differ", "apart", m.apart)
	cell("self", "similar", m.at, m.at)
	cell("next", "similar", m.at, m.neighbour())
	cell("farthest", "similar", m.at, m.far())
	is("turn", "angle", float64(m.shift)*m.frequency(pair))
	is("match", "off", m.off)
	return all
}

// neighbour and far are positions next to the chosen one, and as far from it as there are.
func (m *model) neighbour() int {
	if m.at+1 < m.length {
		return m.at + 1
	}
	return m.at - 1
}

func (m *model) far() int {
	if m.at*2 < m.length {
		return m.length - 1
	}
	return 0
}

// sentence is the words in an order.
func (m *model) sentence(order int) string {
	words := make([]string, len(m.words))
	for place := range words {
		words[place] = m.word(order, place)
	}
	return strings.Join(words, " ")
}
