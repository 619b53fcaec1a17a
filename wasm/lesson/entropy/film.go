package entropy

import (
	"strings"

	"glassbox/core/tape"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// way is how a number travels to its place; backward steps take it from its end.
type way int

const (
	still  way = iota // it is there at once
	onto              // from the end of the row's bar onto the curve
	out               // from the row's point on the curve to the loss
	all               // from all points to the loss
	across            // from the column on the left
	down              // from the whole column to its sum
	truth             // from the end of the bar of the truth onto the curve
	rise              // in a plot, from the axis onto the curve
	grow              // from the column on the left of the bars into a bar
)

// stage is what a step draws: the number that arrives in it, or none, the way it takes, and its row.
type stage struct {
	show string
	way  way
	row  int
}

// model is what the run computed. Everything goes by its name in links, where a gradient has a d in front.
type model struct {
	setting
	*film.Film
	t       *tape.Tape[float64]
	sheet   film.Sheet
	spots   map[string]spot      // where the numbers are on the tape
	called  map[spot]string      // the inverse
	slopes  map[[2]string]string // the names of gradients, by those of the loss and of the number
	words   *strings.Replacer    // of formulas
	drags   map[string]*picture.Drag
	beats   []film.Beat
	stages  []stage // of the beats, which have one step each
	told    []film.Number
	rows    []row
	columns []column
	loss    string
	ended   string // what stands in the square beside the curve, or empty
	figure  *figure.Figure
}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, t: tape.New[float64](), spots: map[string]spot{}, called: map[spot]string{},
		slopes: map[[2]string]string{}, words: words(s.names), drags: map[string]*picture.Drag{}}
	m.beats, m.stages = []film.Beat{film.Step("forward", "given", "given")}, []stage{{}}
	map[string]func(*model){
		"classes": (*model).classes, "spam": (*model).mails, "soft": (*model).soft, "squared": (*model).squared, "softmax": (*model).softmax,
	}[s.preset](m)
	if n := len(m.rows); n > 0 {
		m.tell("n", float64(n))
	}
	for _, c := range m.columns {
		m.told = append(m.told, film.Number{Name: c.key, Each: c.key + "#"})
		if c.grad != "" {
			m.told = append(m.told, film.Number{Name: c.grad, Each: c.grad + "#"})
		}
	}
	p := m.sheet.Plan(s.preset, m.beats)
	p.Depths = []timeline.Depth{{Name: "pass", Names: 2}, {Name: "operation", Names: 3}, {Name: "cell"}}
	p.Numbers = m.told
	m.Film = film.New(&m.sheet, p)
	m.figure = figure.New(m.Film)
	return &lesson.Run{Track: m.Track, Model: m, Numbers: m.Numbers, Inspect: m.inspect, Prove: m.prove, Notices: m.notices()}, nil
}

// step appends a step, in which a number arrives. The gradient of the loss by itself comes with the first made of it.
func (m *model) step(zone, element, show string, w way, row int) {
	b := film.Step(zone, element, show, show)
	if w == still {
		b.Travel = -1
	}
	if b.Back && !m.beats[len(m.beats)-1].Back {
		b.Shows = append(b.Shows, "dloss")
	}
	m.beats, m.stages = append(m.beats, b), append(m.stages, stage{show, w, row})
}

// each appends a step for every row.
func (m *model) each(zone, element, prefix string, w way) {
	for i := range m.rows {
		m.step(zone, element, numbered(prefix, i), w, i)
	}
}

// back writes down the gradient of the loss by a number of row i, and appends its step; backs those of all rows.
func (m *model) back(family string, i int, w way) {
	id := numbered(family, i)
	m.slope(id, id[1:], m.loss)
	m.step("backward", family, id, w, i)
}

func (m *model) backs(family string, w way) {
	for i := range m.rows {
		m.back(family, i, w)
	}
}

// tell names a word, or a number that is there from the start, for the prose; call gives a number of row i another name.
func (m *model) tell(name string, what any) {
	m.told = append(m.told, film.Number{Name: name, Make: func() any { return what }})
}

func (m *model) call(name, letter string, i int) {
	bare, back := strings.CutPrefix(letter, "d")
	m.told = append(m.told, film.Number{Name: name, Of: film.Ref{Name: numbered(bare, i), Back: back}})
}
