package corpus

import (
	"math/rand/v2"
	"slices"
	"strings"

	"glassbox/core/order"
)

// grammar says one sentence, or one story, of a language. It makes its choices by what it speaks to, in the order of the
// words that depend on them, and everything it may say is what it says under some choices. So one function draws
// sentences, reads them, tells how probable they are and what may come next.
type grammar func(*speech)

// speech is what a grammar speaks to. With a random source it draws; without one it goes through all choices, one after
// another, and what was heard leaves out those that say anything else.
type speech struct {
	random *rand.Rand
	heard  []string // must be said, if listening
	listen bool
	hint   func(at int, word string) // told of every word that may stand in a place, if listening

	words   []string
	p       float64 // of the choices made
	stopped bool    // something else than what was heard would have been said; what follows is said to nobody, and may be left out
	path    []choice
	made    int // how many of the path

	from   int // where the present scene of a story begins in the words
	probes []Probe
}

// choice is one of so many.
type choice struct{ at, of int }

// draw has the grammar speak with random choices.
func (g grammar) draw(r *rand.Rand) *speech {
	s := &speech{random: r, p: 1}
	g(s)
	return s
}

// each has the grammar speak under all choices in turn. What is visited changes with the next.
func (g grammar) each(s *speech, visit func(*speech)) {
	for more := true; more; more = s.next() {
		s.words, s.p, s.made, s.stopped, s.from = s.words[:0], 1, 0, false, 0
		g(s)
		visit(s)
	}
}

// next makes the last choice another one that was not made before, and reports whether there is any.
func (s *speech) next() bool {
	for n := len(s.path); n > 0; n-- {
		if last := &s.path[n-1]; last.at+1 < last.of {
			last.at++
			s.path = s.path[:n]
			return true
		}
	}
	return false
}

// choose returns a number below len(weights), each as probable as its weight.
func (s *speech) choose(weights ...float64) int {
	total := 0.0
	for _, w := range weights {
		total += w
	}
	at := 0
	if s.random == nil {
		at = s.follow(len(weights))
	} else {
		for x := s.random.Float64() * total; at < len(weights)-1 && x >= weights[at]; at++ {
			x -= weights[at]
		}
	}
	s.p *= weights[at] / total
	return at
}

// below returns a number below n, each as probable as the others.
func (s *speech) below(n int) int {
	s.p /= float64(n)
	if s.random == nil {
		return s.follow(n)
	}
	return s.random.IntN(n)
}

// follow returns the choice that the path has for one of n.
func (s *speech) follow(n int) int {
	if s.stopped {
		return 0
	}
	if s.made == len(s.path) {
		s.path = append(s.path, choice{0, n})
	}
	s.made++
	return s.path[s.made-1].at
}

// yes says yes with probability p.
func (s *speech) yes(p float64) bool { return s.choose(1-p, p) == 1 }

// one chooses among equals.
func one[T any](s *speech, all []T) T { return all[s.below(len(all))] }

// tell says one of several things of one or more words each, which have strokes between.
func (s *speech) tell(list string) {
	for range s.below(strings.Count(list, "|") + 1) {
		_, list, _ = strings.Cut(list, "|")
	}
	list, _, _ = strings.Cut(list, "|")
	for w := range strings.FieldsSeq(list) {
		s.say(w)
	}
}

// say says words.
func (s *speech) say(words ...string) {
	for _, w := range words {
		if s.stopped {
			return
		}
		if at := len(s.words); s.listen {
			s.hint(at, w)
			if s.stopped = at >= len(s.heard) || s.heard[at] != w; s.stopped {
				return
			}
		}
		s.words = append(s.words, w)
	}
}

// place is where in its scene the last word stands.
func (s *speech) place() int { return len(s.words) - s.from - 1 }

// probe notes that something can be measured behind what was drawn so far of the present scene.
func (s *speech) probe(p Probe) {
	if s.random != nil {
		p.Words = slices.Clone(s.words[s.from:])
		s.probes = append(s.probes, p)
	}
}

// listened is what a grammar makes of words.
type listened struct {
	right int      // how many words, from the first, begin something that the grammar says
	next  []string // what may stand behind those, by alphabet
	whole bool     // the words are something that the grammar says, and
	p     float64  // this probable
}

// listen compares words with all that the grammar says, and visits each of its ways to say just these.
func (g grammar) listen(heard []string, visit func(*speech)) (l listened) {
	s := &speech{heard: heard, listen: true}
	s.hint = func(at int, word string) {
		if at > l.right {
			l.right, l.next = at, l.next[:0]
		}
		if at == l.right && !slices.Contains(l.next, word) {
			l.next = append(l.next, word)
		}
	}
	g.each(s, func(s *speech) {
		if s.stopped {
			return
		}
		if len(s.words) > l.right {
			l.right, l.next = len(s.words), l.next[:0]
		}
		if len(s.words) == len(heard) {
			l.whole, l.p = true, l.p+s.p
			visit(s)
		}
	})
	order.Sort(l.next)
	return l
}
