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
	p := film.Plan{Name: "position", Depths: depths, Beats: m.beats(), Label: m.label, Origin: origin,
		Told: func(name string) bool { return name != "R" }}
	m.tell(&p)
	m.Film = film.New(recording{film.OnTape(m.t, nil), m}, p)
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

// tell adds the numbers and words of the prose.
func (m *model) tell(p *film.Plan) {
	word, pair := min(m.at, len(m.words)-1), m.dim/2
	lines := func(v value) func() any { return func() any { return film.Lines(v) } }
	p.Tell("", "words", float64(len(m.words)), "size", float64(m.d), "positions", float64(m.length), "at", float64(m.at),
		"chosen", float64(m.dim), "shift", float64(m.shift), "pair", float64(pair), "base", m.base,
		"first_words", m.sentence(0), "second_words", m.sentence(1), "word", m.words[word])
	p.Tell("plain", "first", lines(m.plain[0]), "second", lines(m.plain[1]))
	p.Tell("same", "moved", m.moved)
	p.Cells("cell=PE", m.at, m.dim)
	p.Tell("waves", "turns", m.frequency(pair), "wave", 2*math.Pi/m.frequency(pair))
	p.Tell("row", "row", func() any { return [][]float64{film.Line(m.pe, m.at)} })
	p.Cells("sum=z", word, 0)
	p.Tell("placed", "first_placed", lines(m.placed[0]), "second_placed", lines(m.placed[1]))
	p.Tell("differ", "apart", m.apart)
	p.Cells("self=similar", m.at, m.at)
	p.Cells("next=similar", m.at, m.neighbour())
	p.Cells("farthest=similar", m.at, m.far())
	p.Tell("turn", "angle", float64(m.shift)*m.frequency(pair))
	p.Tell("match", "off", m.off)
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
