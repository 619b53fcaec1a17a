package gpt2

import (
	"strconv"

	"glassbox/core/checkpoint"
)

// Memory is how many bytes a model takes for a number of tokens, with numbers of 4 bytes.
type Memory struct {
	Weights     int
	Kept        int // keys and values, by which it goes on with a text
	Activations int // what is computed on the way forward
	Gradients   int // of all weights, and of what is computed; a frozen tape has none
}

// Memory is what a model takes when it reads so many tokens, before any of it is taken.
func (p *Plan) Memory(tokens int) Memory {
	const bytes = 4
	c := p.Network
	c.Untied = c.Untied || p.head != nil
	weights, cells := c.Parameters(), c.Cells(tokens)
	norms := (2*c.Layers + 1) * tokens * (c.Width + 1) // what they keep for the way back
	return Memory{
		Weights:     bytes * weights,
		Kept:        bytes * 2 * c.Layers * tokens * c.Width,
		Activations: bytes * (cells + norms),
		Gradients:   bytes * (weights + cells + c.Layers*c.Heads*tokens*tokens),
	}
}

// Fits tells if a model is too large for so many bytes: when it reads and writes so many tokens, or when gradients are
// computed as well.
func (p *Plan) Fits(bytes, tokens int, gradients bool) error {
	m := p.Memory(tokens)
	all := m.Weights + m.Kept + m.Activations
	found := "weights " + mega(m.Weights) + ", keys and values " + mega(m.Kept) + ", activations " + mega(m.Activations)
	if gradients {
		all += m.Gradients
		found += ", gradients " + mega(m.Gradients)
	}
	if all <= bytes {
		return nil
	}
	found = mega(all) + " MB (" + found + ", for " + strconv.Itoa(tokens) + " tokens)"
	return &Error{Problem: checkpoint.Memory, Found: found, Want: mega(bytes) + " MB"}
}

// mega is a number of megabytes, rounded up.
func mega(bytes int) string { return strconv.Itoa((bytes + 999_999) / 1_000_000) }
