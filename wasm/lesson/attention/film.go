package attention

import (
	"slices"
	"sync"

	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/picture"
	"glassbox/wasm/timeline"
)

// model is what the run computed.
type model struct {
	setting
	*film.Film
	layer    *layer
	gap      func() float64 // between the outputs read forward and backward
	beside   *recurrent     // or nil
	best     int            // the word with the largest score, and so the largest weight
	percents []picture.Grid
	figure   *figure.Figure
}

var depths = []timeline.Depth{{Name: "whole layer", Names: 2}, {Name: "operation", Names: 3}, {Name: "cell"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, layer: s.record()}
	m.layer.t.Backward(m.layer.loss)
	m.best = figure.Strongest(film.Line(m.layer.Weights, s.Focus), 1)[0]
	m.gap = sync.OnceValue(func() float64 { return s.permuted(m.layer) })
	if s.recurrent {
		m.beside = s.recur(m.layer)
	}
	m.Film = film.New(m.recording(), m.plan())
	m.percents = figure.Percents(film.Lines(m.layer.Weights), s.Seen)
	m.figure = m.drawn()
	return &lesson.Run{Track: m.Track, Model: m, Notices: s.Notices, Choices: s.Choices, Taken: s.Taken, Weights: say("weights." + s.from()),
		Inspect: m.inspect, Prove: m.Prove, Numbers: m.Numbers}, nil
}

// from is where the numbers come from.
func (s setting) from() string {
	switch {
	case s.hand:
		return "hand"
	case s.trained == nil:
		return "random"
	}
	return s.trained.Name
}

// drawn is how the film is drawn: what shows the same quantity has the same colours.
func (m *model) drawn() *figure.Figure {
	g := figure.New(m.Film, "x,z", "q,k", "scores,scaled", "out,mix", "W_Q,W_K,W_V",
		"dq,dk", "dscaled,dscores", "dv,dout", "dweights,dcentered", "dW_Q,dW_K,dW_V")
	for name, full := range map[string]float64{"shifted": g.Full["scores"], "target": g.Full["out"], "weights": 0.5, "exp": 1, "hidden": 1,
		"cosine0": 1, "cosine1": 1, "cosine2": 1} {
		g.Full[name] = full
	}
	g.Via = map[string]string{"out": "mix", "weights": "exp", "dscaled": "dcentered"}
	return g
}

// recording is the layer, with the values that the focus word mixes and the states of the network beside.
func (m *model) recording() film.Recording {
	r := film.OnTape(m.layer.t, m.layer.loss)
	w, v, f := m.layer.Weights, m.layer.V, m.Focus
	mix := picture.NewGrid(len(m.Words), m.D)
	for j := range m.Words {
		for i := range m.D {
			mix.Data[j*m.D+i] = w.At(f, j) * v.At(j, i)
		}
	}
	r.Make(film.Made{Name: "mix", Cells: mix, Explain: func(j, i int) film.Explanation {
		name := number.Cell("weights", j) + " · " + number.Cell("v", j, i)
		numbers := number.Format(w.At(f, j)) + " · " + in(v.At(j, i))
		return film.Explanation{Name: name, Symbols: say("short.mix"), Numbers: numbers, Value: mix.At(j, i),
			From: []film.Cell{r.Cell(w, f, j), r.Cell(v, j, i)}}
	}})
	if m.beside != nil {
		r.Make(film.Made{Name: "hidden", Cells: m.beside.states})
	}
	if m.senses != nil {
		m.senses.Record(r)
	}
	return r
}

// plan is the film: the operations there and back, and the stages of the softmax of the focus row by names of their own.
func (m *model) plan() film.Plan {
	line := func(stage string, back bool) film.Window {
		return film.Window{Value: "weights." + stage, Back: back, Row: m.Focus, Rows: 1, Flat: true}
	}
	p := film.Plan{Name: "attention", Depths: depths, Beats: m.beats(), Label: m.label, Origin: m.origin, Alias: m.alias,
		Told: func(name string) bool { return !slices.Contains([]string{"PE", "dz", "dloss", "sum"}, name) },
		Windows: map[string]film.Window{"shifted": line("shifted", false), "exp": line("exp", false), "sum": line("sum", false),
			"mean": line("mean", true), "centered": line("centred", true)}}
	if m.hand {
		p.Given = []string{"q", "k", "v"}
	} else if !m.Positions {
		p.Windows["z"] = film.Window{Value: "x"}
	}
	m.tell(&p)
	return p
}

// shows are what arrives in an operation, where that is not what it is called.
var shows = map[string]string{
	"x": "x,z,PE,W_Q,W_K,W_V", "max": "shifted", "rnn": "hidden", "loss": "target,loss", "all": "", "mask": "",
	"plane": "plane0,plane1,plane2", "cosines": "cosine0,cosine1,cosine2",
	"dout": "dout,dloss", "dcentered": "dcentered,dmean", "dx": "dx,dz", "dw": "dW_Q,dW_K,dW_V",
}

// beats are the operations in order, there and back.
func (m *model) beats() []film.Beat {
	var all []film.Beat
	add := func(zone, ids string) { all = append(all, film.Sequence(zone, zone, ids, shows)...) }
	add("project", "x,q,k,v")
	add("scores", "scores,scaled")
	if m.Causal {
		add("scores", "mask")
	}
	add("softmax", "max,exp,sum,weights")
	add("mix", "mix,out,all")
	if m.recurrent {
		add("recurrent", "rnn")
	}
	if m.senses != nil {
		add("senses", "plane,cosines")
	}
	add("loss", "loss")
	add("backward", "dout,dv,dweights,dcentered,dscaled,dscores,dq,dk")
	if !m.hand {
		add("backward", "dx,dw")
	}
	for k := range all {
		m.unfold(&all[k])
	}
	all[0].Travel = -1
	return all
}

// most is how many cells an operation is unfolded into at most.
const most = 24

// unfold has the cells of the focus row arrive one at a time where there are not too many; the other rows are there with
// the last.
func (m *model) unfold(b *film.Beat) {
	T, n := len(m.Words), 1
	switch b.ID {
	case "scores", "weights", "dweights", "dscaled", "all", "rnn":
		n = T
	case "q":
		if !m.hand {
			n = m.D
		}
	case "out", "dq":
		n = m.D
	}
	if n == 1 || n > most && b.ID != "scores" && b.ID != "rnn" {
		return
	}
	b.Parts, b.Travel, b.InTurn = n, 2*timeline.Travel, b.ID == "rnn"
	b.Part = func(c film.Cell) int {
		switch {
		case b.InTurn:
			return c.Row
		case c.Row == m.Focus:
			return c.Col
		}
		return n - 1
	}
}
