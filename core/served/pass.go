package served

import (
	"strconv"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/reading"
	"glassbox/core/tape"
)

// pass is a model on its way through a text, an operation at a time. What is asked of the scores of all tokens is recorded
// behind it when it is asked for, and forgotten: it is as large as the vocabulary.
type pass struct {
	ids  []int
	tape *tape.Tape[float32]
	net  *nn.GPT[float32]
	run  *nn.GPTRun[float32]
	work *tape.Pass[float32]
}

func (m *Model) begin(ids []int) *pass {
	t := m.tapes()
	p := &pass{ids: ids, tape: t, net: m.sharing(t)}
	t.Later(func() { p.run = p.net.Read(t, ids, len(ids)) })
	p.work = t.Pass(nil)
	return p
}

// done reports whether a value has been computed.
func done(v *tape.Value[float32]) bool { return v.Data() != nil }

// ready reports whether a question can be answered by what has been computed.
func (p *pass) ready(q question) bool {
	switch lines := reading.Lines(p.run); {
	case q.ask == "lens" && q.blocks < len(lines)-1:
		return done(lines[q.blocks])
	case q.ask == "cells" && strings.HasPrefix(q.of, "decoder."):
		if v, _, ok := p.find(q.of); ok {
			return done(v)
		}
		return true // there is no such value
	}
	return done(p.run.Logits)
}

// find is the value with a path, or the stage and its value.
func (p *pass) find(path string) (v *tape.Value[float32], stage string, ok bool) {
	for i, known := range p.tape.Paths() {
		rest, ok := strings.CutPrefix(path, known)
		switch v := p.tape.Values()[i]; {
		case ok && rest == "":
			return v, "", true
		case ok && rest[0] == '.':
			for _, s := range v.Stages() {
				if s.Name() == rest[1:] {
					return v, s.Name(), true
				}
			}
		}
	}
	return nil, "", false
}

// staged is a stage by its name.
func staged(v *tape.Value[float32], name string) (s tape.Stage[float32]) {
	for _, s = range v.Stages() {
		if s.Name() == name {
			break
		}
	}
	return s
}

// with records what a path is a part of, where that is not the pass itself, and calls body as long as it is there.
func (p *pass) with(q question, body func()) {
	defer p.tape.Rewind(p.tape.Len())
	p.tape.Still(func() {
		lens, _, _ := strings.Cut(q.of, ".")
		if n, err := strconv.Atoi(strings.TrimPrefix(lens, "lens")); err == nil && n >= 0 && n < 2*len(p.net.Layers) {
			reading.Lens(p.tape, p.net, p.run, n)
		}
		if lens == "output" {
			reading.Lens(p.tape, p.net, p.run, 2*len(p.net.Layers))
			reading.Choice(p.tape, p.run, q.at, q.options)
		}
	})
	body()
}

// lens is the likeliest token behind so many blocks at each place, and its probability.
func (p *pass) lens(blocks int) (ids []int, chances []float32) {
	defer p.tape.Rewind(p.tape.Len())
	var said *tape.Value[float32]
	p.tape.Still(func() { said = reading.Lens(p.tape, p.net, p.run, blocks) })
	_, V := said.Dims()
	for i := range p.ids {
		row, best := said.Data()[i*V:(i+1)*V], 0
		for k, x := range row {
			if x > row[best] {
				best = k
			}
		}
		ids, chances = append(ids, best), append(chances, row[best])
	}
	return ids, chances
}

// said is what the model says behind every place: T×V.
func (p *pass) said() (cells []float32) {
	defer p.tape.Rewind(p.tape.Len())
	p.tape.Still(func() { cells = reading.Lens(p.tape, p.net, p.run, 2*len(p.net.Layers)).Data() })
	return cells
}
