package stream

import (
	"cmp"
	"math"
	"slices"

	"glassbox/core/nn"
	"glassbox/core/order"
	"glassbox/wasm/figure"
)

// term is one of the vectors that add up to the stream, or what the last norm adds.
type term struct {
	nn.Term[float64]
	block       block   // that adds it; behind all of them, the norm
	term, share string  // names in the film
	before      float64 // its share without changes
	fresh       bool    // there was none without changes
	moved       bool    // the vector differs from what it was
}

// part is what a press on the term switches.
func (t term) part() part { return part{t.block, t.Head} }

// now is its share.
func (t term) now() float64 { return t.Share.At(0, 0) }

// list lists the terms, and the tokens that are likely now or were.
func (s *Stream) list() {
	for _, t := range s.now.Terms {
		one := term{Term: t, block: s.blockOf(t), share: s.now.paths[t.Share.Index()]}
		if t.X != nil {
			one.term = s.now.paths[t.X.Index()]
		}
		if n := len(s.terms); one.joins() && n > 0 && s.terms[n-1].joins() && s.terms[n-1].block == one.block {
			s.slots[len(s.slots)-1] = append(s.slots[len(s.slots)-1], n)
		} else {
			s.slots = append(s.slots, []int{n})
		}
		s.terms = append(s.terms, one.since(s.before()))
	}
	s.order = order.Places(len(s.terms), func(i, j int) int {
		return -cmp.Compare(math.Abs(s.terms[i].lasting()), math.Abs(s.terms[j].lasting()))
	})
	most := slices.Clone(s.now.chance.Data())
	for k, p := range s.before().chance.Data() {
		most[k] = max(most[k], p)
	}
	if s.rows = figure.Strongest(most, barred); !slices.Contains(s.rows, s.Token) {
		s.rows[len(s.rows)-1] = s.Token
	}
}

// joins reports whether the term stands with others of its block.
func (t term) joins() bool { return t.Part == nn.HeadPart || t.Part == nn.BiasPart }

// barred is how many tokens have bars of their own.
const barred = 6

// blockOf is the block that adds a term.
func (s *Stream) blockOf(t nn.Term[float64]) block {
	switch t.Part {
	case nn.TokenPart, nn.PositionPart:
		return 0
	case nn.HeadPart, nn.BiasPart:
		return block(2*t.Layer - 1)
	case nn.FeedForwardPart:
		return block(2 * t.Layer)
	case nn.ExchangedPart:
		return s.patch
	}
	return s.norm()
}

// norm stands behind all blocks.
func (s *Stream) norm() block { return block(2*s.Shape().Layers + 1) }

// since is a term with what it was.
func (t term) since(before *pass) term {
	i := slices.IndexFunc(before.Terms, func(u nn.Term[float64]) bool {
		return u.Part == t.Part && u.Layer == t.Layer && u.Head == t.Head
	})
	if t.fresh = i < 0; t.fresh {
		t.moved = true
		return t
	}
	u := before.Terms[i]
	t.before = u.Share.At(0, 0)
	if t.X != nil {
		for j, x := range t.X.Data() {
			t.moved = t.moved || math.Abs(x-u.X.Data()[j]) > 1e-9
		}
	}
	return t
}

// lasting is the share by which the term has its place in the list, which stays where it is when something is changed.
func (t term) lasting() float64 {
	if t.fresh {
		return t.now()
	}
	return t.before
}
