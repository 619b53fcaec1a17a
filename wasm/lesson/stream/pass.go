package stream

import (
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// pass is a model that has read a text, and how it came to a logit.
type pass struct {
	tape   *tape.Tape[float64]
	net    *nn.GPT[float64]
	run    *nn.GPTRun[float64]
	paths  []string // of everything on the tape
	chance value    // 1×V, "chance": of every token to come behind the place
	*nn.Attribution[float64]
}

// read reads a text with changes; row is what is patched in.
func (m Model) read(ids []int, c changes, row []float64) *pass {
	return m.on(tape.New[float64](), ids, c, row)
}

func (m Model) on(t *tape.Tape[float64], ids []int, c changes, row []float64) *pass {
	p := &pass{tape: t, net: m.On(t)}
	p.tape.Through(c.through(p.net, row))
	p.run = p.net.Read(p.tape, ids, len(ids))
	p.tape.Through(nil)
	return p
}

// aside is read without gradients, for what is only compared.
func (m Model) aside(ids []int, c changes) (p *pass) {
	q := tape.New[float64]()
	q.Still(func() { p = m.on(q, ids, c, nil) })
	return p
}

// attribute records how the logit of a token came about, and the chances of all. The error is a sentence.
func (p *pass) attribute(at, token int) (err error) {
	p.tape.Still(func() {
		z := p.tape.Rows(p.run.Logits, []int{at}).Named("z")
		p.chance = p.tape.Softmax(z, nil).Named("chance")
	})
	if p.Attribution, err = p.net.Attribute(p.tape, p.run, at, token); err == nil {
		p.tape.Backward(p.Logit)
		p.paths = p.tape.Paths()
	}
	return err
}

// after is the stream behind a block.
func (p *pass) after(b block) value {
	switch {
	case b == 0:
		return p.run.X
	case b%2 == 1:
		return p.run.Layers[b.layer()-1].Self.Out
	}
	return p.run.Layers[b.layer()-1].Out
}

// added is what a block adds to the stream, whose gradient is that of all its parts.
func (p *pass) added(b block) value {
	switch {
	case b == 0:
		return p.run.X
	case b%2 == 1:
		return p.run.Layers[b.layer()-1].Self.Made
	}
	return p.run.Layers[b.layer()-1].FeedForward.Made
}

// row is a row of a value.
func row(v value, i int) []float64 {
	_, d := v.Dims()
	return v.Data()[i*d : (i+1)*d]
}

// likeliest is the place of the largest.
func likeliest(p []float64) (best int) {
	for k, x := range p {
		if x > p[best] {
			best = k
		}
	}
	return best
}

// aboveMean is a logit above the mean of all.
func aboveMean(logits []float64, token int) float64 {
	mean := 0.0
	for _, z := range logits {
		mean += z / float64(len(logits))
	}
	return logits[token] - mean
}
