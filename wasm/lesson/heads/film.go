package heads

import (
	"sync"

	"glassbox/core/matrix"
	"glassbox/core/number"
	"glassbox/wasm/control"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/timeline"
)

// model is what the run computed.
type model struct {
	setting
	*film.Film
	layer  *layer
	habits []habits      // of every head
	turned func() []flip // of every head; measured when first asked for
	moved  float64       // the new vector, from what it is with all heads on
	whole  float64       // the loss with all heads on
	best   int           // the word that gets most of the focus word's attention, over all heads
	head   int           // the head that gives it most
	mean   []float64     // the focus word's weights, averaged over the heads
	figure *figure.Figure
}

var depths = []timeline.Depth{{Name: "whole layer", Names: 2}, {Name: "operation", Names: 3}, {Name: "head"}}

func compute(v control.Values) (*lesson.Run, error) {
	s, err := read(v)
	if err != nil {
		return nil, err
	}
	m := &model{setting: s, layer: s.record()}
	m.layer.turn(s.on...)
	m.moved, m.whole = m.missed()
	m.layer.t.Backward(m.layer.loss)
	m.turned = sync.OnceValue(m.flips)
	m.weigh()
	m.Film = film.New(m.recording(), m.plan())
	m.figure = m.drawn()
	r := &lesson.Run{Track: m.Track, Model: m, Notices: m.told(), Choices: s.Choices, Taken: s.Taken,
		Inspect: m.inspect, Prove: m.Prove, Numbers: m.Numbers}
	if s.trained() {
		r.Weights = s.Network.Weights()
	}
	return r, nil
}

// recording is what the film is made of: of a trained model the one layer.
func (m *model) recording() film.Recording {
	if m.trained() {
		return words.Shown(m.layer.t, m.layer.Heads, m.layer.loss)
	}
	return film.OnTape(m.layer.t, m.layer.loss)
}

// drawn is how the film is drawn: what all heads have the same colours for.
func (m *model) drawn() *figure.Figure {
	g := figure.New(m.Film, "q#", "k#", "v#", "scores#", "scaled#", "a#", "out#", "W_Q#", "W_K#", "W_V#", "W_O#",
		"dq#", "dk#", "dv#", "dscores#", "dscaled#", "da#", "dout#", "dW_Q#", "dW_K#", "dW_V#", "dW_O#")
	for k := range m.h { // a half, or the largest weight there is where all are smaller
		g.Full[numbered("a", k)] = min(0.5, g.Full[numbered("a", k)])
	}
	return g
}

// whole is the number of cells up to which all of a matrix is a number of the prose; of a larger one it is the row of
// the focus word. Every state that the page hears of carries these numbers.
const whole = 1024

// plan is the film: the operations there and back, each head for itself at the finest depth, and the parts of the
// projections that are a head's.
func (m *model) plan() film.Plan {
	p := film.Plan{Name: "heads", Depths: depths, Beats: m.beats(), Windows: map[string]film.Window{}, Label: m.label, Origin: m.origin,
		Alias: m.alias, Told: func(name string) bool { return name != "dloss" }, Whole: whole}
	p.Large = func(v matrix.Matrix) any {
		if rows, _ := v.Dims(); rows == len(m.Words) {
			return [][]float64{film.Line(v, m.Focus)}
		}
		return nil
	}
	D := m.size()
	for k := range m.h {
		for _, w := range []string{"W_Q", "W_K", "W_V"} {
			p.Windows[numbered(w, k)] = film.Window{Value: w, Col: k * D, Cols: D}
		}
		p.Windows[numbered("W_O", k)] = film.Window{Value: "W_O", Row: k * D, Rows: D}
	}
	m.tell(&p)
	return p
}

// shows are what arrives in an operation, where it is called otherwise.
var shows = map[string]string{
	"x": "x,z,PE,W_Q,W_K,W_V,W_O", "q": "q,q#,qr", "k": "k,k#,kr", "v": "v,v#", "scores": "scores#", "scaled": "scaled#", "mask": "",
	"weights": "a#", "mix": "out#", "concat": "concat,on", "roles": "", "without": "", "loss": "target,added,loss",
	"dout": "dout,dloss", "dwo": "dW_O", "dmix": "dout#", "dv": "dv,dv#", "dweights": "da#", "dscaled": "dscaled#",
	"dscores": "dscores#", "dq": "dq,dq#", "dk": "dk,dk#", "dx": "dx,dz", "dw": "dW_Q,dW_K,dW_V",
}

// beats are the operations in order, there and back.
func (m *model) beats() []film.Beat {
	var all []film.Beat
	add := func(zone string, parts int, ids string) {
		for _, b := range film.Sequence(zone, zone, ids, shows) {
			if parts > 1 {
				b.Parts, b.First, b.Part, b.Travel = parts, 1, m.headOf, 3*timeline.Travel/2
			}
			all = append(all, b)
		}
	}
	add("project", 1, "x")
	add("project", m.h, "q,k,v")
	add("weights", m.h, "scores,scaled")
	if m.Causal {
		add("weights", 1, "mask")
	}
	add("weights", m.h, "weights")
	add("mix", m.h, "mix")
	add("join", m.h, "concat")
	add("join", 1, "out")
	add("measure", m.h, "roles,without")
	add("loss", 1, "loss")
	add("backward", 1, "dout,dwo,dconcat")
	add("backward", m.h, "dmix,dv,dweights,dscaled,dscores,dq,dk")
	add("backward", 1, "dx")
	add("backward", m.h, "dw")
	all[0].Travel = -1
	return all
}

// headOf is the head that a cell belongs to: that of its value or, where a value is of all heads, of its column.
func (m *model) headOf(c film.Cell) int {
	if _, head := split(m.Values()[c.Value].Name); head >= 0 {
		return head
	}
	return c.Col / m.size()
}

// weigh measures the heads and finds who gets most of the focus word's attention.
func (m *model) weigh() {
	m.mean = make([]float64, len(m.Words))
	most := 0.0
	m.best = m.Focus
	for k, h := range m.layer.Heads.Heads {
		m.habits = append(m.habits, m.measured(k))
		for j := range m.Words {
			w := h.Weights.At(m.Focus, j)
			m.mean[j] += w / float64(m.h)
			if w > most+1e-12 && j != m.Focus { // else it is the same but for rounding
				most, m.best, m.head = w, j, k
			}
		}
	}
}

// told are the notices, with one for the heads that are off.
func (m *model) told() []lesson.Notice {
	off := m.off()
	if len(off) == 0 {
		return m.Notices
	}
	back := lesson.Action{Label: say("switch on again"), Set: map[string]string{}}
	for _, k := range off {
		back.Set[switchKey(k)] = "on"
	}
	text := say("notice.off", "n", len(off), "heads", listed(off), "word", m.Words[m.Focus], "moved", number.Format(m.moved))
	if m.trained() {
		text = m.silent(off)
	}
	return append(m.Notices, lesson.Notice{Key: switchKey(0), Text: text, Actions: []lesson.Action{back}})
}

// strongest are the words that head k of the focus word gives at least 5 % to, largest first.
func (m *model) strongest(k int) (is []int) {
	row := m.weights(k, m.Focus)
	for _, j := range figure.Strongest(row, len(row)) {
		if row[j] < 0.05 {
			break
		}
		is = append(is, j)
	}
	return is
}
