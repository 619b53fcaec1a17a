package recipe

import (
	"slices"

	"glassbox/core/corpus"
	"glassbox/core/nn"
)

// TranslationReport is what a translating model was measured to do, on sentences that it
// has never seen. All shares are from 0 to 1.
type TranslationReport struct {
	Exact map[string]float64 `json:"exact"` // translated word for word, greedily: by template, and of "all"

	// Of pairs of sentences that differ in the last word, which decides what “it” stands for:
	Pairs    int     `json:"pairs"`
	Both     float64 `json:"both"`     // both translated word for word
	Pronouns float64 `json:"pronouns"` // il and elle right in both
	Looks    []Look  `json:"looks"`
}

// measure translates all that is held out, and watches where the heads look.
func (m *translator) measure() *TranslationReport {
	r := &TranslationReport{Exact: m.exact(), Pairs: len(m.set.Minimal), Looks: m.looks()}
	both, pronouns := 0, 0
	for _, pair := range m.set.Minimal {
		exact, right := 0, 0
		for _, p := range pair {
			got, want := m.translate(p.Source), m.target.ended(p.Target)
			at := pronoun(p)
			exact += one(slices.Equal(got, want))
			right += one(at < len(got) && got[at] == want[at])
		}
		both += exact / 2
		pronouns += right / 2
	}
	r.Both, r.Pronouns = portion(both, r.Pairs), portion(pronouns, r.Pairs)
	return r
}

// pronoun is the place of il or elle in the translation of a sentence of a minimal pair,
// which ends as in “il était trop fatigué”.
func pronoun(p corpus.Pair) int { return len(p.Target) - 4 }

// translate returns the greedy translation, with its end.
func (m *translator) translate(source []string) []int {
	return m.net.Greedy(m.tape, m.source.ended(source), nn.Ends{Begin: corpus.Begin, End: corpus.End, Most: m.net.Config.Context})
}

// exact is how much of what is held out is translated word for word.
func (m *translator) exact() map[string]float64 {
	right, all := map[string]int{}, map[string]int{}
	for _, p := range m.set.Held {
		hit := one(slices.Equal(m.translate(p.Source), m.target.ended(p.Target)))
		for _, tag := range []string{p.Tag, "all"} {
			right[tag] += hit
			all[tag]++
		}
	}
	shares := map[string]float64{}
	for tag, n := range all {
		shares[tag] = portion(right[tag], n)
	}
	return shares
}

// looks are where every head of the encoder looks from “it” and from the last word, an
// adjective, in the minimal pairs.
func (m *translator) looks() []Look {
	w := newWatch(m.net.Config.Encoder, m.net.Config.Heads, "it", "adjective")
	for _, pair := range m.set.Minimal {
		w.watch(len(pair), func(i int, see func(glance)) {
			p := pair[i]
			defer m.tape.Rewind(m.tape.Len())
			source := m.source.ended(p.Source)
			run := m.net.Read(m.tape, nn.Batch{Source: source, S: len(source), Target: []int{corpus.Begin}, T: 1})
			for _, l := range run.Encoder.Layers {
				for _, weights := range l.Self.Weights {
					for _, from := range []int{p.It, len(p.Source) - 1} {
						see(glance{weights.At(from, p.Right), weights.At(from, p.Wrong)})
					}
				}
			}
		})
	}
	return w.listed()
}

// heads measures the heads of the encoder; what looks at nouns is told in looks.
func (m *translator) heads(looks []Look) *HeadReport {
	r := watchHeads(m.tape, m.net.Encoder.Layers, min(len(m.set.Held), mostWatched), func(i int) recorded {
		source, target := m.source.ended(m.set.Held[i].Source), m.target.ended(m.set.Held[i].Target)
		written, next := make([]int, len(target)), make([]int, len(target))
		dictate(target, written, next)
		run := m.net.Read(m.tape, nn.Batch{Source: source, S: len(source), Target: written, T: len(written)})
		loss := m.tape.CrossEntropyClasses(run.Logits, next)
		return recorded{ids: source, to: len(source) - 1, layers: run.Encoder.Layers, loss: loss, asked: len(target)}
	})
	var seen []int
	for _, pair := range m.set.Minimal {
		for _, p := range pair {
			seen = append(seen, len(p.Source)+1)
		}
	}
	r.add("referent", "it", looks, seen)
	r.add("described", "adjective", looks, seen)
	return r
}
