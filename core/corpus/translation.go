package corpus

import (
	"hash/fnv"
	"slices"
	"strings"
)

// Pair is an English sentence and its French translation, as words in lower case without a full stop. Source is cut as
// token.Words cuts it, Target as CutFrench does.
type Pair struct {
	Source, Target []string
	Tag            string // the template: one of those in TranslationSet.Shares

	// It is the word of Source that is “it”; −1 if there is none, and then what follows is empty.
	It int
	// Antecedent is the French noun that “it” stands for, as it stands in Target.
	Antecedent string
	// Right and Wrong are the words of Source that are the noun that “it” stands for, and the other one.
	Right, Wrong int
}

// template is one kind of sentence.
type template struct {
	tag   string
	share float64 // of all sentences
	say   func(*lexicon, *speech) translated
}

// translated is what a template said, and whether it is kept from training.
type translated struct {
	Pair
	held bool
}

// templates are all kinds of sentences:
//
//	because  the animal did not cross the street because it was too tired
//	person   the girl did not leave the garden because she was so sad
//	fit      the trophy did not fit in the suitcase because it was too big
//	deed     my aunt did not follow the old goat
//	sat      the black cat sat on the mat
//	was      this bridge was very narrow
//	food     the man bought some honey
//	paper    the agreement on the european economic area was signed in august
func templates() []template {
	return []template{
		{"because", 0.40, (*lexicon).because}, {"person", 0.06, (*lexicon).person}, {"fit", 0.08, (*lexicon).fit},
		{"deed", 0.21, (*lexicon).deed}, {"sat", 0.08, (*lexicon).sat}, {"was", 0.06, (*lexicon).was},
		{"food", 0.04, (*lexicon).food}, {"paper", 0.07, (*lexicon).paper},
	}
}

// heldOut reports for one in n combinations of words, and always for the same ones, that no sentence of training has them.
func heldOut(n uint32, words ...string) bool {
	if slices.Equal(words, []string{"animal", "street"}) {
		return true
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(strings.Join(words, " "))) // never fails
	sum := h.Sum32()
	return (sum^sum>>16)%n == 0
}

const (
	heldNouns = 7 // one in so many pairs of nouns, of which one is what “it” stands for, is held out
	heldOther = 8 // and one in so many of other combinations
)

// phrase is a noun with what belongs to it.
type phrase struct {
	noun
	at     int // the noun's place in the English sentence
	french []string
}

// manner is how a phrase may be said: with which determiners, how probable each of them is against the others, and how
// probable an adjective is.
type manner struct {
	determiners []string
	weights     []float64
	adjective   float64
}

// The manners: of what a reason is given for, of what is told of, and of papers. Each list of nouns has some that “an” may
// stand before.
var (
	known = manner{[]string{"the", "this", "my"}, []float64{5, 1, 1}, 0.12}
	free  = manner{[]string{"the", "a", "an", "this", "my"}, []float64{3, 1, 0.5, 0.5, 1}, 0.35}
	bare  = manner{[]string{"the", "this"}, []float64{2, 1}, 0}
)

// phrase says one of the nouns with a determiner and perhaps an adjective: one that stands before the noun in French, or
// one behind it, a colour, which people do not have.
func (l *lexicon) phrase(s *speech, m manner, nouns []noun) phrase {
	d := m.determiners[s.choose(m.weights...)]
	s.say(d)
	if m.adjective == 0 || !s.yes(m.adjective) {
		p := l.noun(s, after(d, nouns, english))
		p.french = []string{determiner(d, p.feminine, p.noun.french), p.noun.french}
		return p
	}
	if !nouns[0].person && s.yes(0.5) { // else there are people alone
		a := l.adjective(s, d, l.behind)
		p := l.noun(s, slices.DeleteFunc(slices.Clone(nouns), func(n noun) bool { return n.person }))
		p.french = []string{determiner(d, p.feminine, p.noun.french), p.noun.french, a.of(p.noun)}
		return p
	}
	a := l.adjective(s, d, l.before)
	p := l.noun(s, nouns)
	p.french = []string{determiner(d, p.feminine, a.before(p.noun)), a.before(p.noun), p.noun.french}
	return p
}

// adjective says one of the adjectives behind a determiner.
func (l *lexicon) adjective(s *speech, determiner string, all []adjective) adjective {
	a := one(s, after(determiner, all, func(a adjective) string { return a.english }))
	s.say(a.english)
	return a
}

// noun says one of the nouns.
func (l *lexicon) noun(s *speech, nouns []noun) phrase {
	n := one(s, nouns)
	s.say(n.english)
	return phrase{noun: n, at: len(s.words) - 1}
}

func english(n noun) string { return n.english }

// after leaves of all the words those that an English determiner may stand right before, by how they are written: those of
// the lexicon that sound otherwise, such as “european”, stand behind “the” alone.
func after[T any](determiner string, all []T, english func(T) string) []T {
	if determiner != "a" && determiner != "an" {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(w T) bool {
		return strings.ContainsAny(english(w)[:1], "aeiou") != (determiner == "an")
	})
}
