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
	ids   []int
	tape  *tape.Tape[float32]
	net   *nn.GPT[float32]
	run   *nn.GPTRun[float32]
	work  *tape.Pass[float32]
	lines []*tape.Value[float32]          // the embedding, and what each block makes of it
	at    map[string]*tape.Value[float32] // the values of the pass itself, by their paths
}

func (m *Model) begin(ids []int) *pass {
	t := m.tapes()
	p := &pass{ids: ids, tape: t, net: m.sharing(t)}
	t.Later(func() { p.run = p.net.Read(t, ids, len(ids)) })
	p.work, p.lines, p.at = t.Pass(nil), reading.Lines(p.run), map[string]*tape.Value[float32]{}
	p.index(0)
	return p
}

// index notes the values from one on by their paths.
func (p *pass) index(from int) {
	for i, path := range p.tape.Paths()[from:] {
		p.at[path] = p.tape.Values()[from+i]
	}
}

// done reports whether a value has been computed.
func done(v *tape.Value[float32]) bool { return v.Data() != nil }

// ready reports whether a question can be answered by what has been computed.
func (p *pass) ready(q question) bool {
	switch {
	case q.ask == "lens" && q.blocks < len(p.lines)-1:
		return done(p.lines[q.blocks])
	case q.ask == "cells" && strings.HasPrefix(q.of, "decoder."):
		if v, _, ok := p.find(q.of); ok {
			return done(v)
		}
		return true // there is no such value
	}
	return done(p.run.Logits)
}

// find is the value with a path, or a stage and its value.
func (p *pass) find(path string) (v *tape.Value[float32], stage string, ok bool) {
	if v, ok = p.at[path]; ok {
		return v, "", true
	}
	dot := strings.LastIndexByte(path, '.')
	if v, ok = p.at[path[:max(0, dot)]]; ok {
		for _, s := range v.Stages() {
			if s.Name() == path[dot+1:] {
				return v, s.Name(), true
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
	from := p.tape.Len()
	defer p.tape.Rewind(from)
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
	p.index(from)
	body()
	for path, v := range p.at {
		if v.Index() >= from {
			delete(p.at, path)
		}
	}
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
