package heads

import (
	"math"
	"slices"
	"strings"

	"glassbox/core/number"
	"glassbox/wasm/figure"
)

// habit is what a head does on the learner's sentence, measured as the mean over the words.
type habit struct {
	name   string
	value  float64
	chance float64 // its value if every row were spread evenly over what it sees
	least  float64 // what is more than that is a habit to speak of
	known  bool    // there are words to measure it on
	words  int     // so many, where they are not those of the sentence
}

// habits are shares of weight, on the word before, on the word itself, on other places of the same word and on the first word,
// and at last the entropy −Σ a ln a of a row, in nats: 0 looks at one word, ln T at all alike.
type habits []habit

// label is what a habit is called.
func (h habit) label() string { return say("habit." + h.name) }

func (h habits) entropy() float64 { return h[len(h)-1].value }

// strongest is the largest of the habits to speak of, unknown if there is none.
func (h habits) strongest() (best habit) {
	for _, l := range h[:len(h)-1] {
		if l.known && l.value > l.least && l.value > best.value {
			best = l
		}
	}
	return best
}

// told is a share as sentences tell of it.
func (h habit) told() string {
	switch {
	case !h.known:
		return say("none above chance")
	case h.words > 0:
		return say("role above chance", "habit", h.label(), "compared", h.compared())
	}
	return say("above chance", "habit", h.label(), "share", number.Format(h.value), "chance", number.Format(h.chance))
}

// measured are the habits of head k.
func (m *model) measured(k int) habits {
	n, a := float64(len(m.Words)), m.layer.Heads.Heads[k].Weights
	var previous, self, same, first, entropy, twins float64
	var even, evenLater, evenTwins float64 // means of an even share, over all words, all but the first, all twins
	for i := range m.Words {
		share := 1 / m.sees(i)
		self += a.At(i, i) / n
		first += a.At(i, 0) / n
		even += share / n
		if i > 0 {
			previous += a.At(i, i-1) / (n - 1)
			evenLater += share / (n - 1)
		}
		twin := 0.0
		for j := range m.Words {
			if w := a.At(i, j); w > 0 {
				entropy -= w * math.Log(w) / n
			}
			if j != i && m.Seen(i, j) && strings.EqualFold(m.Words[i], m.Words[j]) {
				same, twin, evenTwins = same+a.At(i, j), 1, evenTwins+share
			}
		}
		twins += twin
	}
	chaos := habit{name: "entropy", value: entropy + 0, chance: math.Log(n), known: true} // −0 becomes 0
	if m.trained() {
		return append(m.network.habits(k), chaos)
	}
	return habits{
		above("previous", previous, evenLater, n > 1), above("itself", self, even, true),
		above("same", same/max(1, twins), evenTwins/max(1, twins), twins > 0), above("first_word", first, even, true), chaos,
	}
}

// above is a habit as soon as it is above chance.
func above(name string, value, chance float64, known bool) habit {
	return habit{name, value, chance, chance + 1e-9, known, 0}
}

// sees is how many words word i may look at.
func (m *model) sees(i int) float64 {
	if m.Causal {
		return float64(i + 1)
	}
	return float64(len(m.Words))
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

// fact is something that was measured of a head, with the part of a whole line that a bar has for it.
type fact struct {
	name, text string
	on         string // what it was measured on
	share      float64
	chance     float64 // a mark on the line
}

// facts are the habits of head k, or what becomes of the new vector and the loss when it is switched: what the beat “roles” or
// “without” tells.
func (m *model) facts(beat string, k int) (all []fact) {
	if beat == "without" {
		farthest := 1e-12
		for _, f := range m.turned() {
			farthest = max(farthest, f.moved)
		}
		now := m.turned()[k]
		moves := say("moves."+m.other(k), "word", figure.Fit(m.Words[m.Focus], 12, 60))
		here := m.measuredHere()
		all = []fact{{moves, number.Fixed(now.moved, 2), here, now.moved / farthest, 0},
			{say("loss before"), number.Format(m.layer.loss.At(0, 0)), here, 0, 0}, {say("loss after"), number.Format(now.loss), here, 0, 0}}
		if m.trained() {
			before, without, on := m.held(k)
			all = append(all, fact{say("held.all"), number.Format(before), on, 0, 0}, fact{say("held.without"), number.Format(without), on, 0, 0})
		}
		return all
	}
	for _, l := range m.habits[k] {
		f := fact{l.label(), number.Fixed(l.value, 2), m.measuredHere(), l.value, 0}
		switch {
		case l.words > 0:
			f.text, f.chance, f.on = l.compared(), l.chance, say("measured held", "n", l.words)
		case m.trained():
			continue
		case !l.known:
			f.text, f.share = say("off.none"), 0
		case l.name == "entropy":
			f.share = 0
		}
		all = append(all, f)
	}
	return all
}

// other is what the switch of a head is turned to.
func (m *model) other(k int) string {
	if m.on[k] {
		return "off"
	}
	return "on"
}

// missed is how far the new vector is from what it would be with all heads on, and what the loss would be.
func (m *model) missed() (moved, whole float64) {
	if m.off() == nil {
		return 0, m.layer.loss.At(0, 0)
	}
	now := m.output()
	m.layer.turn(slices.Repeat([]bool{true}, m.h)...)
	moved, whole = gap(now, m.output()), m.layer.loss.At(0, 0)
	m.layer.turn(m.on...)
	return moved, whole
}

// output is the new vector of the focus word.
func (m *model) output() []float64 {
	return slices.Clone(m.layer.Out.Data()[m.Focus*m.D : (m.Focus+1)*m.D])
}

// gap is the length of the difference of two vectors.
func gap(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += (a[i] - b[i]) * (a[i] - b[i])
	}
	return math.Sqrt(sum)
}
