package opened

import (
	"math"

	"glassbox/core/number"
	"glassbox/wasm/afar"
	"glassbox/wasm/phrase"
)

// memory is what a model takes, in megabytes that are rounded so that what is written adds up.
type memory struct {
	parts     []part // taken when it is opened
	sum       float64
	gradients float64 // taken once it is played backward
	limit     float64
	decimals  int
}

type part struct {
	id string
	mb float64
	of int // tokens
}

// memoryOf is that of what is known; empty while nothing is.
func memoryOf(o afar.Opened) memory {
	b := o.Memory
	total := float64(b.Weights+b.Kept+b.Recording) / 1e6
	m := memory{}
	switch { // three digits of the sum
	case total < 10:
		m.decimals = 2
	case total < 100:
		m.decimals = 1
	}
	if b.Weights == 0 {
		return m
	}
	m.parts = []part{{id: "weights", mb: m.round(b.Weights)}, {id: "kept", mb: m.round(b.Kept), of: o.Context},
		{id: "recording", mb: m.round(b.Recording), of: b.Tokens}}
	for _, p := range m.parts {
		m.sum += p.mb
	}
	m.gradients, m.limit = m.round(b.Gradients), float64(b.Limit)/1e6
	return m
}

// round is bytes as megabytes.
func (m memory) round(bytes int) float64 {
	unit := math.Pow10(m.decimals)
	return math.Round(float64(bytes)/1e6*unit) / unit
}

// written is a number of megabytes.
func (m memory) written(mb float64) string {
	return phrase.Say("own.mb", "n", number.Fixed(mb, m.decimals))
}

// known reports whether it has been said.
func (m memory) known() bool { return m.parts != nil }

// shown are the parts, each with its number or, while nothing is known, without.
func (m memory) shown() []part {
	if m.known() {
		return m.parts
	}
	return []part{{id: "weights"}, {id: "kept", of: 1024}, {id: "recording", of: 32}}
}

// told is a number of megabytes, or a dot while nothing is known.
func (m memory) told(mb float64) string {
	if !m.known() {
		return "·"
	}
	return m.written(mb)
}
