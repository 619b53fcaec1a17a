package neuron

import (
	"math"
	"slices"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/number"
	"glassbox/core/tape"
	"glassbox/wasm/figure"
	"glassbox/wasm/film"
)

// The named numbers of one update.
const (
	inX = iota
	inX2
	inT
	paramW1
	paramW12
	paramB1
	paramW2
	paramB2
	outZ1
	outH
	outY
	outLoss
	partW1X // products on the way, which have no place of their own
	partW1X2
	partW2H
	count

	firstParam, lastParam = paramW1, paramB2
)

var names = [count]string{"x", "x2", "t", "w1", "w1_2", "b1", "w2", "b2", "z1", "h", "y", "loss", "w1x", "w1x2", "w2h"}

func symbol(i int) string { return number.Symbol(names[i]) }

type (
	value  = *tape.Value[float64]
	record = *tape.Tape[float64]
)

// net is one training step on the tape, replayed for every update.
type net struct {
	t      record
	v      [count]value // nil for the second input where there is none
	params []value
}

func newNet(a activation, l loss, two bool) *net {
	n := &net{t: tape.New[float64]()}
	t := n.t
	leaf := func(make func(string, int, int, ...float64) value, is ...int) {
		for _, i := range is {
			if two || i != inX2 && i != paramW12 {
				n.v[i] = make(names[i], 1, 1, 0)
			}
		}
	}
	leaf(t.Input, inX, inX2, inT)
	leaf(t.Param, paramW1, paramW12, paramB1, paramW2, paramB2)
	t.Scope("hidden", func() {
		s := t.Mul(n.v[paramW1], n.v[inX])
		n.v[partW1X] = s
		if two {
			n.v[partW1X2] = t.Mul(n.v[paramW12], n.v[inX2])
			s = t.Add(s, n.v[partW1X2])
		}
		n.v[outZ1] = t.Add(s, n.v[paramB1]).Named("z1")
		n.v[outH] = a.apply(t, n.v[outZ1]).Named("h")
	})
	t.Scope("output", func() {
		n.v[partW2H] = t.Mul(n.v[paramW2], n.v[outH])
		n.v[outY] = t.Add(n.v[partW2H], n.v[paramB2]).Named("y")
	})
	t.Scope("loss", func() { n.v[outLoss] = l.apply(t, n.v[outY], n.v[inT]).Named("loss") })
	for i := firstParam; i <= lastParam; i++ {
		if n.v[i] != nil {
			n.params = append(n.params, n.v[i])
		}
	}
	return n
}

// film is the net's recording in the order of the beats. The products on the way have no name on the tape, since formulas
// write them out.
func (n *net) film(beats []film.Beat) *figure.Figure {
	r := film.OnTape(n.t, n.v[outLoss])
	for i := partW1X; i < count; i++ {
		if n.v[i] != nil {
			r.Make(film.Made{Name: names[i], Cells: n.v[i]})
		}
	}
	if n.v[paramW12] == nil {
		beats = slices.DeleteFunc(beats, func(b film.Beat) bool { return strings.HasSuffix(b.ID, second("")) })
	}
	told := func(name string) bool { return name != "dloss" }
	return figure.New(film.New(r, film.Plan{Beats: beats, Depths: depths, Told: told, Lines: true, Label: label}))
}

// slope is ∂h/∂z₁ of the last pass.
func (n *net) slope() float64 { return n.v[outZ1].Contributions(0, 0)[0].Local }

// cells are the numbers of one update, or their gradients, by the constants above.
type cells [count]float64

// finite reports whether all of c are numbers that can be shown.
func (c cells) finite() bool {
	for _, v := range c {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

// forward replays the network on the leaves of c and returns c with everything computed.
func (n *net) forward(c cells) cells {
	for i := inX; i <= lastParam; i++ {
		if n.v[i] != nil {
			n.v[i].Set(c[i])
		}
	}
	n.t.Forward()
	return n.read(c)
}

// read returns c with the numbers that are on the tape.
func (n *net) read(c cells) cells {
	for i, v := range n.v {
		if v != nil {
			c[i] = v.At(0, 0)
		}
	}
	return c
}

// backward returns the gradients after a forward.
func (n *net) backward() (d cells) {
	n.t.Backward(n.v[outLoss])
	for i, v := range n.v {
		if v != nil && v.NeedsGrad() {
			d[i] = v.Grad().At(0, 0)
		}
	}
	return d
}

// update descends after a backward and returns c with its parameters moved.
func (n *net) update(c cells, eta float64) cells {
	nn.Descend(eta, n.params...)
	return n.read(c)
}
