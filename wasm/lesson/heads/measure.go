package heads

import (
	"math"
	"slices"
	"strings"
)

// habits is what a head does on the learner's sentence, measured: shares of weight, as means over the words.
type habits struct {
	previous float64 // on the word before, over the words that have one
	self     float64 // on the word itself
	same     float64 // on other places of the same word, over the words that see one; 0 if there are none
	twins    int     // how many words see another place of the same word
	first    float64 // on the first word
	entropy  float64 // −Σ a ln a of a row, in nats: 0 looks at one word, ln T at all alike
}

// habit is one line of the measurement.
type habit struct {
	name  string
	value float64
	known bool
}

// label is what a habit is called.
func (h habit) label() string { return say("habit." + h.name) }

// lines are the shares and, at last, the entropy.
func (h habits) lines(n int) []habit {
	return []habit{
		{"previous", h.previous, n > 1},
		{"self", h.self, true},
		{"same", h.same, h.twins > 0},
		{"first", h.first, true},
		{"entropy", h.entropy, true},
	}
}

// strongest is the largest of the shares.
func (h habits) strongest(n int) habit {
	best := habit{}
	for _, l := range h.lines(n)[:4] {
		if l.known && (best.name == "" || l.value > best.value) {
			best = l
		}
	}
	return best
}

// habits measures head k.
func (m *model) measured(k int) habits {
	T, a := len(m.words), m.layer.Heads.Heads[k].Weights
	var h habits
	for i := range T {
		h.self += a.At(i, i) / float64(T)
		h.first += a.At(i, 0) / float64(T)
		if i > 0 {
			h.previous += a.At(i, i-1) / float64(T-1)
		}
		twin := false
		for j := range T {
			if w := a.At(i, j); w > 0 {
				h.entropy -= w * math.Log(w) / float64(T)
			}
			if j != i && m.seen(i, j) && strings.EqualFold(m.words[i], m.words[j]) {
				h.same, twin = h.same+a.At(i, j), true
			}
		}
		if twin {
			h.twins++
		}
	}
	if h.twins > 0 {
		h.same /= float64(h.twins)
	}
	h.entropy += 0 // −0 becomes 0
	return h
}

// flip is what turning one head's switch does to the new vector of the focus word and to the loss.
type flip struct {
	moved float64 // the length of the difference
	loss  float64 // afterwards
}

// flips turns every switch once and back. It replays the tape after the switches: what is measured did happen.
func (m *model) flips() (all []flip) {
	now := m.output()
	for k := range m.h {
		on := slices.Clone(m.on)
		on[k] = !on[k]
		m.layer.turn(on...)
		all = append(all, flip{gap(now, m.output()), m.layer.loss.At(0, 0)})
	}
	m.layer.turn(m.on...)
	return all
}

// missed is how far the new vector is from what it would be with all heads on.
func (m *model) missed() float64 {
	if m.off() == nil {
		return 0
	}
	now := m.output()
	m.layer.turn(slices.Repeat([]bool{true}, m.h)...)
	moved := gap(now, m.output())
	m.layer.turn(m.on...)
	return moved
}

// output is the new vector of the focus word.
func (m *model) output() []float64 {
	return slices.Clone(m.layer.Out.Data()[m.focus*m.d : (m.focus+1)*m.d])
}

// gap is the length of the difference of two vectors.
func gap(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += (a[i] - b[i]) * (a[i] - b[i])
	}
	return math.Sqrt(sum)
}
