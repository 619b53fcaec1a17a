package attention

import (
	"math"

	"glassbox/core/nn"
	"glassbox/core/tape"
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
	x := t.Input("x", len(s.Words), s.D, read.Data()...)
	net := nn.NewRNN(t, s.D, hidden)
	scaled := func(v value, name string, by float64) {
		cells := words.Numbers(s.Seed, name, len(v.Data()))
		for i := range cells {
			cells[i] *= by
		}
		v.Set(cells...)
	}
	scaled(net.WX, "W_x", 2/math.Sqrt(float64(s.D)))
	scaled(net.WH, "W_h", 0.8)
	states := net.Read(t, x)
	path := nn.Chain(t, states.X[0], states.H[len(states.H)-1])
	r := &recurrent{states: picture.Grid{Rows: len(s.Words), Cols: hidden}, path: path, direct: nn.Chain(l.t, first, l.Out)}
	for _, h := range states.H {
		r.states.Data = append(r.states.Data, h.Data()...)
	}
	return r
}
