package corpus

import (
	"math"
	"math/rand/v2"
)

// StorySet is what a model learns to tell stories from, and what it is measured on. No story is there twice.
type StorySet struct {
	Train, Held [][]string // 20,000 and 1,000 stories of at most 44 words, without special words
	Words       []string   // the vocabulary: the special words, then all others by alphabet
	// Entropy is by how many nats a word of a story, or the End behind its last one, surprises the best model that there can
	// be: the exact entropy of a story by the mean number of its words, End among them. That no story is drawn twice makes
	// no difference that could be measured.
	Entropy float64
	// HeldLoss is the same for the stories of Held alone: −ln of their probabilities by the number of their words. What a
	// model loses on them above that is its own.
	HeldLoss float64

	// Agreement are 400 beginnings behind which a verb must have the number of its subject, and not that of a noun
	// between. None is the beginning of a scene in Train.
	Agreement []Probe
	// Being are 200 behind which “is” or “are” must follow, and Gifts 200 behind which someone gets something. None is
	// the beginning of a scene in Train.
	Being, Gifts []Probe
	// Senses are all beginnings, 88, whose last word is “bank” or “bat”.
	Senses []Probe
}

const agreements, others, banks, bats = 400, 200, 48, 40

// Stories draws stories from their grammar. Equal seeds draw equal ones; the vocabulary does not depend on the seed.
func Stories(seed uint64) StorySet {
	d := drawing{random: rand.New(rand.NewPCG(seed, 1)), drawn: map[string]bool{}}
	var set StorySet
	set.Held, set.HeldLoss = d.stories(measured)
	set.Train, _ = d.stories(learned)
	set.Words = vocabulary(set.Train, func(s []string) []string { return s })
	set.Entropy = entropy()
	set.Agreement, set.Being, set.Gifts = d.probes(agreement, agreements), d.probes(hunger, others), d.probes(gift, others)
	d.drawn = map[string]bool{}
	set.Senses = append(d.probes(bank, banks), d.probes(bat, bats)...)
	return set
}

// stories draws n stories and tells what each of their words costs.
func (d *drawing) stories(n int) (all [][]string, loss float64) {
	words := 0
	for len(all) < n {
		s := grammar(story).draw(d.random)
		if !d.first(s.words) {
			continue
		}
		all = append(all, s.words)
		words += len(s.words) + 1
		loss -= math.Log(s.p)
		for _, p := range s.probes {
			d.first(p.Words)
		}
	}
	return all, loss / float64(words)
}

// probes draws n beginnings of a scene that were not drawn before.
func (d *drawing) probes(scene grammar, n int) (all []Probe) {
	for len(all) < n {
		for _, p := range scene.draw(d.random).probes {
			if d.first(p.Words) {
				all = append(all, p)
			}
		}
	}
	return all
}

// entropy is that of a word of a story. Its choices of scenes do not depend on each other, so their entropies add up, and
// that of a scene is summed over all that it may say.
func entropy() float64 {
	nats, words := 0.0, 1.0 // End, which is certain
	for _, all := range [][]scene{scenes(), scenes()[:short]} {
		total := 0.0
		for _, c := range all {
			total += c.weight
		}
		for _, c := range all {
			n, w := grammar(c.say).entropy()
			p := c.weight / total
			nats += p * (n - math.Log(p))
			words += p * w
		}
	}
	return nats / words
}

// entropy is −Σ p ln p over all that a grammar says, each in one way alone, and the mean number of its words.
func (g grammar) entropy() (nats, words float64) {
	g.each(&speech{}, func(s *speech) {
		nats -= s.p * math.Log(s.p)
		words += s.p * float64(len(s.words))
	})
	return nats, words
}
