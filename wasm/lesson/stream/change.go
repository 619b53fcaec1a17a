package stream

import (
	"slices"
	"strconv"
	"strings"

	"glassbox/core/nn"
	"glassbox/core/tape"
	"glassbox/wasm/control"
)

// A learner may switch off heads and blocks, and put in one vector that the second text has in the same place:
//
//	off=attn2.head2 mlp1   patch=mlp1.3
//
// where places count from 1, with the mark that begins a text.
const maxOff = 64

// block is the embedding, 0, or what is behind it: attention 1, feed-forward 1, attention 2, …
type block int

const (
	embedding = "embedding"
	attention = "attn"
	thinking  = "mlp"
)

// String is a block as it stands in links.
func (b block) String() string {
	switch {
	case b == 0:
		return embedding
	case b%2 == 1:
		return attention + strconv.Itoa(int(b+1)/2)
	}
	return thinking + strconv.Itoa(int(b)/2)
}

// layer is that of a block, from 1.
func (b block) layer() int { return int(b+1) / 2 }

// readBlock reads what String writes.
func (m Model) readBlock(name string) (b block, ok bool) {
	for b := range block(2*m.Shape().Layers + 1) {
		if b.String() == name {
			return b, true
		}
	}
	return 0, false
}

// part is a block or, from 1, a head of it.
type part struct {
	block block
	head  int
}

// String is a part as it stands in links.
func (p part) String() string {
	if p.head == 0 {
		return p.block.String()
	}
	return p.block.String() + ".head" + strconv.Itoa(p.head)
}

// changes are what the learner has changed.
type changes struct {
	off   []part
	patch block
	at    int // the place that is patched, from 0; −1 for none
}

// readOff reads which parts are off. The error is a *control.Error.
func (m Model) readOff(text string) (all []part, err error) {
	for _, field := range strings.Fields(text) {
		name, head, single := strings.Cut(field, ".head")
		b, ok := m.readBlock(name)
		p := part{block: b}
		if single {
			p.head, err = strconv.Atoi(head)
			ok = ok && err == nil && b%2 == 1 && p.head >= 1 && p.head <= m.Shape().Heads
		}
		if !ok || b == 0 || len(all) == maxOff {
			return nil, &control.Error{Key: "off", Text: say("stream.wrong.off", "part", excerpt(field), "layers", m.Shape().Layers)}
		}
		if !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all, nil
}

// readPatch reads which vector is exchanged, −1 for at where none is. The error is a *control.Error.
func (m Model) readPatch(text string) (b block, at int, err error) {
	if text == "" {
		return 0, -1, nil
	}
	name, place, _ := strings.Cut(text, ".")
	b, ok := m.readBlock(name)
	at, wrong := strconv.Atoi(place)
	if !ok || wrong != nil || at < 1 {
		return 0, -1, &control.Error{Key: "patch", Text: say("stream.wrong.patch", "patch", excerpt(text), "layers", m.Shape().Layers)}
	}
	return b, at - 1, nil
}

// excerpt is the beginning of what cannot be read.
func excerpt(text string) string {
	if all := []rune(text); len(all) > 40 {
		return string(all[:40]) + "…"
	}
	return text
}

// any reports whether anything is changed.
func (c changes) any() bool { return len(c.off) > 0 || c.at >= 0 }

// isOff reports whether a part is switched off, by itself or with its block.
func (c changes) isOff(p part) bool {
	return slices.Contains(c.off, p) || slices.Contains(c.off, part{block: p.block})
}

// turned are the changes with a part switched. A head of a block that is off comes back with all the others.
func (c changes) turned(p part) map[string]string {
	if p.head > 0 && slices.Contains(c.off, part{block: p.block}) {
		p.head = 0
	}
	off := slices.DeleteFunc(slices.Clone(c.off), func(o part) bool { return o == p || p.head == 0 && o.block == p.block })
	if !slices.Contains(c.off, p) {
		off = append(off, p)
	}
	names := make([]string, len(off))
	for i, o := range off {
		names[i] = o.String()
	}
	return map[string]string{"off": strings.Join(names, " ")}
}

// patched are the changes with a vector exchanged, or given back where it was.
func (c changes) patched(b block, at int) map[string]string {
	if c.at == at && c.patch == b {
		return map[string]string{"patch": ""}
	}
	return map[string]string{"patch": b.String() + "." + strconv.Itoa(at+1)}
}

// value is what a tape records.
type value = *tape.Value[float64]

// through replaces what is switched off and, with a row from elsewhere, what is patched, as tape.Through asks.
func (c changes) through(net *nn.GPT[float64], row []float64) func(v value) (at []int, to []float64) {
	return func(v value) (at []int, to []float64) {
		rows, cols := v.Dims()
		set := func(from, till, first, last int, x func(j int) float64) {
			for i := from; i < till; i++ {
				for j := first; j < last; j++ {
					at, to = append(at, i*cols+j), append(to, x(j))
				}
			}
		}
		none := func(int) float64 { return 0 }
		path := v.Scope() + "." + v.Name()
		for _, o := range c.off {
			scope, wide := "decoder."+strconv.Itoa(o.block.layer()), cols/net.Config.Heads
			switch {
			case o.block%2 == 0 && path == scope+".feedforward.made",
				o.block%2 == 1 && o.head == 0 && path == scope+".self.concat",
				o.block%2 == 1 && o.head == 0 && net.Config.Biases && path == scope+".self.made":
				set(0, rows, 0, cols, none)
			case o.head > 0 && path == scope+".self.concat":
				set(0, rows, (o.head-1)*wide, o.head*wide, none)
			}
		}
		if c.at >= 0 && row != nil && path == c.patch.path() {
			set(c.at, c.at+1, 0, cols, func(j int) float64 { return row[j] })
		}
		return at, to
	}
}

// path is where the stream behind a block is recorded.
func (b block) path() string {
	scope := "decoder." + strconv.Itoa(b.layer())
	switch {
	case b == 0:
		return "decoder.embedding.x"
	case b%2 == 1:
		return scope + ".self.out"
	}
	return scope + ".feedforward.out"
}
