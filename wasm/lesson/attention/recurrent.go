package attention

import (
	"math"
	"strconv"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
	"glassbox/wasm/lesson/words"
	"glassbox/wasm/picture"
)

// hidden is the number of units of the recurrent network beside.
const hidden = 4

// recurrent is the same sentence read word by word, by an Elman network with random weights.
type recurrent struct {
	states picture.Grid // T×hidden
	path   int          // operations one after another from the first word to the last state
	direct int          // and from a word to the output in attention
}

// recur reads what attention reads: embeddings, or where there are none the values.
func (s setting) recur(l *layer) *recurrent {
	read, first := l.z, l.z
	if s.hand {
		read, first = l.V, l.K
	}
	t := tape.New[float64]()
	_, d := read.Dims()
	x := t.Input("x", len(s.Words), d, read.Data()...)
	net := nn.NewRNN(t, d, hidden)
	scaled := func(v value, name string, by float64) {
		cells := words.Numbers(s.Seed, name, len(v.Data()))
		for i := range cells {
			cells[i] *= by
		}
		v.Set(cells...)
	}
	scaled(net.WX, "W_x", 2/math.Sqrt(float64(d)))
	scaled(net.WH, "W_h", 0.8)
	states := net.Read(t, x)
	path := nn.Chain(t, states.X[0], states.H[len(states.H)-1])
	r := &recurrent{states: picture.Grid{Rows: len(s.Words), Cols: hidden}, path: path, direct: nn.Chain(l.t, first, l.Out)}
	for _, h := range states.H {
		r.states.Data = append(r.states.Data, h.Data()...)
	}
	return r
}

// recurrentHeight is the height of the part with the recurrent network.
const recurrentHeight = 176

// readOneByOne draws the recurrent network under the columns of the words.
func (s *scene) readOneByOne() {
	if !s.model.recurrent {
		return
	}
	top := s.layout.recurrent
	s.Rule(0, s.Width, top)
	s.Write(0, top+24, say("one by one"), figure.Title.Within(s.Width))
	for t, w := range s.Words {
		if s.Column >= 24 {
			s.Write(s.Centers[t], top+48, figure.Fit(w, 12, s.Column-4), figure.Note.At(picture.Middle).Within(s.Column-2))
		}
	}
	s.states(top + 58)
	s.counts(top + 58 + 64 + 22)
}

// states draws a state for each word, and the arrow from the one before it, which it waits for.
func (s *scene) states(top float64) {
	for t := range s.Words {
		r := film.At("hidden", t)
		box := s.Box(t, top, 64)
		box.X, box.W = s.Centers[t]-min(s.CellW, 57)/2, min(s.CellW, 57)
		figure.Vector{Of: r, Down: true}.Draw(s.Scene, box)
		if gap := s.Column - box.W; t > 0 && gap >= 8 {
			y := top + 32
			way := picture.Straight(picture.Point{X: box.X - gap + 1, Y: y}, picture.Point{X: box.X - 1, Y: y})
			arrow := picture.Arrow{Curve: way, Width: 1.25, Paint: picture.Solid(picture.Edge), Reach: 1}
			if share := figure.Eased(s.Share(r)); share > 0 {
				arrow.Width, arrow.Paint, arrow.Reach = 2, picture.Solid(picture.Ink1), share
			}
			s.Add(arrow)
		}
	}
}

// counts says how many steps each way takes, and how long the way between the first and the last word is.
func (s *scene) counts(y float64) {
	step := "·"
	for t := range s.Words {
		if s.Has(film.At("hidden", t)) {
			step = strconv.Itoa(t + 1)
		}
	}
	r, look := s.model.beside, figure.Note.In(picture.Ink2).Within(s.Width)
	s.Fitted(0, y, say("count.recurrent", "step", step, "steps", len(s.Words), "path", r.path), look)
	s.Fitted(0, y+18, say("count.attention", "path", r.direct), look)
}
