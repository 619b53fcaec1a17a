package ngram

import (
	"math/rand/v2"
	"slices"

	"glassbox/core/token"
)

// Draw is the choice of one symbol.
type Draw struct {
	Context []int // the n−1 symbols before it
	// U is the random number in [0, 1) that chose, and Total what the values of all symbols
	// add up to: 1 for probabilities. The symbol is the one whose interval holds U·Total.
	// A greedy draw has no U; it is 0.
	U, Total float64
	Outcome
}

// Forced tells whether no other symbol could have been drawn.
func (d Draw) Forced() bool { return d.P == d.Total }

// Draw returns the symbol that the number u in [0, 1) chooses behind history. It reports
// false if every value is 0: maximum likelihood behind a context never seen.
func (m *Model) Draw(s Smoothing, history []int, u float64) (Draw, bool) {
	d := m.distribution(s, history)
	draw := Draw{Context: m.Context(history), U: u, Total: d.total()}
	draw.Outcome = d.at(u * draw.Total)
	return draw, draw.P > 0
}

// Greedy returns the symbol with the largest value behind history; of equal ones the first
// in the order of Outcomes. It reports false like Draw.
func (m *Model) Greedy(s Smoothing, history []int) (Draw, bool) {
	d := m.distribution(s, history)
	draw := Draw{Context: m.Context(history), Total: d.total()}
	for term, o := range d.seen {
		if o.P > draw.P {
			draw.Outcome = o
		}
		if draw.P >= d.ceiling(term, o.ID) {
			break
		}
	}
	if draw.P == 0 && d.unseen() > 0 {
		draw.Outcome = d.rest(0, 0)
	}
	return draw, draw.P > 0
}

// Options says how to generate.
type Options struct {
	Seed   uint64 // equal seeds draw equal numbers (PCG)
	Greedy bool   // always take the largest value
	Prompt []int  // the first words of the sentence to complete
	Max    int    // stop after so many draws, ends of sentences included
	Onward bool   // go on with a new sentence after </s>
}

// Stop is why a generation ended.
type Stop uint8

const (
	Full  Stop = iota // there were Max draws
	Ended             // </s> was drawn
	Stuck             // nothing is known to follow the context
)

// Loop is a run of draws that repeats for ever, because the context at its start comes
// again and nothing between was left to chance: each draw was greedy or forced.
type Loop struct {
	Start  int // index of the first draw of the loop
	Length int // in draws; 0: there is no loop
}

// Generation is a text made by a model.
type Generation struct {
	Draws []Draw
	Stop  Stop
	Loop  Loop // the first that was proved
}

// IDs returns the symbols drawn, </s> among them.
func (g Generation) IDs() []int {
	ids := make([]int, len(g.Draws))
	for i, d := range g.Draws {
		ids[i] = d.ID
	}
	return ids
}

// Generate draws symbol after symbol, each behind the ones before it. Equal arguments give
// equal results.
func (m *Model) Generate(s Smoothing, o Options) Generation {
	random := rand.New(rand.NewPCG(o.Seed, 0))
	history := slices.Clone(o.Prompt)
	g := Generation{}
	seen := map[[MaxOrder]int]int{} // contexts since the last draw that was left to chance
	for len(g.Draws) < o.Max {
		var draw Draw
		var ok bool
		if o.Greedy {
			draw, ok = m.Greedy(s, history)
		} else {
			draw, ok = m.Draw(s, history, random.Float64())
		}
		if !ok {
			g.Stop = Stuck
			break
		}
		g.watch(seen, draw, o.Greedy || draw.Forced())
		g.Draws = append(g.Draws, draw)
		history = m.Context(append(history, draw.ID))
		if draw.ID == token.End {
			if !o.Onward {
				g.Stop = Ended
				break
			}
			history = history[:0]
		}
	}
	return g
}

// watch notes the context of the next draw, and the loop if it was there before.
func (g *Generation) watch(seen map[[MaxOrder]int]int, next Draw, certain bool) {
	if g.Loop.Length > 0 {
		return
	}
	if !certain {
		clear(seen)
		return
	}
	var key [MaxOrder]int
	copy(key[:], next.Context)
	if start, ok := seen[key]; ok {
		g.Loop = Loop{start, len(g.Draws) - start}
		return
	}
	seen[key] = len(g.Draws)
}
