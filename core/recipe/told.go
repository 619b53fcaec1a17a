package recipe

import (
	"math"

	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// StoryReport is what a model that tells stories was measured to do, on stories that it
// has never seen. Losses are in nats per word, shares from 0 to 1.
type StoryReport struct {
	Loss     float64 `json:"loss"`     // on the stories that are held out
	HeldLoss float64 `json:"heldLoss"` // that of the grammar itself on them, below which no model comes but by chance
	Entropy  float64 `json:"entropy"`  // that of the grammar on all stories

	// How often what may come next is likelier than what might if something before were otherwise:
	Agreement float64 `json:"agreement"` // a verb with its subject, across a relative clause
	Being     float64 `json:"being"`     // is or are
	Gifts     float64 `json:"gifts"`     // who gets something

	Senses []Sense `json:"senses"`
	Looks  []Look  `json:"looks"` // from the word before the verb to its subject, and to the noun between
}

// Sense is how alike the vectors of a word with two meanings are, as the mean cosine.
type Sense struct {
	Word    string  `json:"word"`
	Layer   int     `json:"layer"`   // behind which; 0 for the embedding
	Within  float64 `json:"within"`  // two of the same meaning
	Between float64 `json:"between"` // two of different ones
}

func (m *teller) measure() *StoryReport {
	return &StoryReport{
		Loss: m.heldLoss(), HeldLoss: m.set.HeldLoss, Entropy: m.set.Entropy,
		Agreement: m.right(m.set.Agreement), Being: m.right(m.set.Being), Gifts: m.right(m.set.Gifts),
		Senses: m.senses(), Looks: m.looks(),
	}
}

// read records the model on the beginning of a story, has it looked at, and forgets it.
func (m *teller) read(words []string, look func(r *nn.GPTRun[float32])) {
	defer m.tape.Rewind(m.tape.Len())
	ids := append([]int{corpus.Begin}, m.words.spell(words)...)
	look(m.net.Read(m.tape, ids, len(ids)))
}

// heldLoss is the mean surprise of all words that are held out, and of the ends.
func (m *teller) heldLoss() float64 {
	sum, words := 0.0, 0
	for _, story := range m.set.Held {
		m.read(story, func(r *nn.GPTRun[float32]) {
			n := len(r.IDs)
			sum += m.tape.CrossEntropyClasses(r.Logits, m.words.ended(story)).At(0, 0) * float64(n)
			words += n
		})
	}
	return sum / float64(words)
}

// right is the share of the probes behind which the right words together are likelier than
// the wrong ones.
func (m *teller) right(probes []corpus.Probe) float64 {
	n := 0
	for _, p := range probes {
		m.read(p.Words, func(r *nn.GPTRun[float32]) {
			chances, last := m.tape.Softmax(r.Logits, nil), len(r.IDs)-1
			n += one(m.together(chances, last, p.Right) > m.together(chances, last, p.Wrong))
		})
	}
	return portion(n, len(probes))
}

// together is the probability of any of the words in a row.
func (m *teller) together(chances *tape.Value[float32], row int, words []string) (sum float64) {
	for _, id := range m.words.spell(words) {
		sum += chances.At(row, id)
	}
	return sum
}

// looks are where the last word before a verb looks.
func (m *teller) looks() []Look {
	w := newWatch(m.net.Config.Layers, m.net.Config.Heads, "verb")
	for _, p := range m.set.Agreement {
		w.watch(1, func(_ int, see func(glance)) {
			m.read(p.Words, func(r *nn.GPTRun[float32]) {
				for _, l := range r.Layers {
					for _, weights := range l.Self.Weights {
						last := len(r.IDs) - 1
						see(glance{weights.At(last, p.Of+1), weights.At(last, p.Other+1)}) // behind Begin
					}
				}
			})
		})
	}
	return w.looks()
}

// heads measures the heads; what looks at a subject is told in looks.
func (m *teller) heads(looks []Look) *HeadReport {
	r := watchHeads(m.tape, m.net.Layers, min(len(m.set.Held), mostWatched), func(i int) recorded {
		next := m.words.ended(m.set.Held[i])
		ids := append([]int{corpus.Begin}, next[:len(next)-1]...)
		run := m.net.Read(m.tape, ids, len(ids))
		loss := m.tape.CrossEntropyClasses(run.Logits, next)
		return recorded{ids: ids, from: 1, to: len(ids), causal: true, layers: run.Layers, loss: loss, asked: len(ids)}
	})
	var seen []int
	for _, p := range m.set.Agreement {
		seen = append(seen, len(p.Words)+1)
	}
	r.add("subject", "verb", looks, seen)
	return r
}

// senses compares the vectors of each word with two meanings, behind the embedding and
// behind every layer.
func (m *teller) senses() (all []Sense) {
	words, probes := []string{}, map[string][]corpus.Probe{}
	for _, p := range m.set.Senses {
		word := p.Words[len(p.Words)-1]
		if probes[word] == nil {
			words = append(words, word)
		}
		probes[word] = append(probes[word], p)
	}
	for _, word := range words {
		for layer := range m.net.Config.Layers + 1 {
			all = append(all, m.sense(word, layer, probes[word]))
		}
	}
	return all
}

func (m *teller) sense(word string, layer int, probes []corpus.Probe) Sense {
	var vectors [][]float64
	for _, p := range probes {
		m.read(p.Words, func(r *nn.GPTRun[float32]) {
			x := r.X
			if layer > 0 {
				x = r.Layers[layer-1].Out
			}
			vectors = append(vectors, row(x, len(r.IDs)-1))
		})
	}
	s, within, between := Sense{Word: word, Layer: layer}, 0, 0
	for i, p := range probes {
		for j, q := range probes[:i] {
			if c := cosine(vectors[i], vectors[j]); p.Sense == q.Sense {
				s.Within += c
				within++
			} else {
				s.Between += c
				between++
			}
		}
	}
	s.Within /= float64(max(1, within))
	s.Between /= float64(max(1, between))
	return s
}

// row copies a row of x.
func row(x *tape.Value[float32], i int) []float64 {
	_, d := x.Dims()
	cells := make([]float64, d)
	for j := range cells {
		cells[j] = x.At(i, j)
	}
	return cells
}

func cosine(a, b []float64) float64 {
	dot, aa, bb := 0.0, 0.0, 0.0
	for i := range a {
		dot += a[i] * b[i]
		aa += a[i] * a[i]
		bb += b[i] * b[i]
	}
	return dot / math.Sqrt(aa*bb)
}
