package corpus

import (
	"math/rand/v2"
	"strings"

	"glassbox/core/order"
)

// The places of the special words, with which every vocabulary begins. The last three are spelled as in package token.
const (
	Padding = iota // <pad>, behind the end of what is shorter than others beside it
	Unknown        // <UNK>, a word that the vocabulary does not have
	Begin          // <s>
	End            // </s>
	First          // the first word of the language
)

// Special are the special words, each in its place.
func Special() []string { return []string{"<pad>", "<UNK>", "<s>", "</s>"} }

// TranslationSet is what a model learns English and French from, and what it is measured on. No sentence is there twice,
// in all of it.
type TranslationSet struct {
	Train []Pair // 20,000, in no order
	Held  []Pair // 1,000, whose combination of words is in no sentence of Train
	// Minimal are 400 pairs of sentences like those of Held that differ in their last word alone, whereby “it” is the first
	// noun or the second: il or elle. The first of them is about the animal, the street, tired and wide.
	Minimal        [][2]Pair
	Source, Target []string // the vocabularies: the special words, then all others by alphabet
	// Shares is how much of Train each template has, by Tag. Held has the same, to a sentence.
	Shares map[string]float64
}

const learned, measured, twins = 20_000, 1_000, 400

// Translation draws sentences from the grammar. Equal seeds draw equal ones; the vocabularies and which combinations are
// held out do not depend on the seed.
func Translation(seed uint64) TranslationSet {
	d := newDrawing(seed)
	set := TranslationSet{Minimal: d.minimal(twins), Shares: map[string]float64{}}
	for _, t := range templates() {
		set.Held = append(set.Held, d.pairs(t, part(measured, t.share), true)...)
		set.Train = append(set.Train, d.pairs(t, part(learned, t.share), false)...)
		set.Shares[t.tag] = float64(part(learned, t.share)) / learned
	}
	for _, all := range [][]Pair{set.Held, set.Train} {
		d.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	set.Source = vocabulary(set.Train, func(p Pair) []string { return p.Source })
	set.Target = vocabulary(set.Train, func(p Pair) []string { return p.Target })
	return set
}

// Minimal draws the pairs of TranslationSet.Minimal alone, which takes a hundredth of the time.
func Minimal(seed uint64) [][2]Pair { return newDrawing(seed).minimal(twins) }

// part is a share of n.
func part(n int, share float64) int { return int(float64(n)*share + 0.5) }

// vocabulary is the special words and all words of what is learned.
func vocabulary[T any](all []T, words func(T) []string) []string {
	seen := map[string]bool{}
	var list []string
	for _, v := range all {
		for _, w := range words(v) {
			if !seen[w] {
				seen[w] = true
				list = append(list, w)
			}
		}
	}
	order.Sort(list)
	return append(Special(), list...)
}

// drawing draws sentences, none twice.
type drawing struct {
	*lexicon
	random *rand.Rand
	drawn  map[string]bool
}

func newDrawing(seed uint64) *drawing {
	return &drawing{newLexicon(), rand.New(rand.NewPCG(seed, 0)), map[string]bool{}}
}

// first reports whether words were not drawn before.
func (d *drawing) first(words []string) bool {
	key := strings.Join(words, " ")
	if d.drawn[key] {
		return false
	}
	d.drawn[key] = true
	return true
}

// pairs draws n sentences of a template, held out or not.
func (d *drawing) pairs(t template, n int, held bool) (all []Pair) {
	for len(all) < n {
		var p translated
		grammar(func(s *speech) { p = t.say(d.lexicon, s) }).draw(d.random)
		if p.Tag = t.tag; p.held == held && d.first(p.Source) {
			all = append(all, p.Pair)
		}
	}
	return all
}

// minimal draws n pairs of sentences. In each, the nouns have different genders in French.
func (d *drawing) minimal(n int) (all [][2]Pair) {
	const animal = "the animal did not cross the street because it was too "
	all = append(all, [2]Pair{d.read(animal + "tired"), d.read(animal + "wide")})
	for len(all) < n {
		var both [2]translated
		grammar(func(s *speech) { both = d.twins(s) }).draw(d.random)
		a, b := both[0], both[1]
		a.Tag, b.Tag = all[0][0].Tag, all[0][0].Tag
		pronoun := len(a.Target) - 4
		if a.held && a.Target[pronoun] != b.Target[pronoun] && d.first(a.Source) && d.first(b.Source) {
			all = append(all, [2]Pair{a.Pair, b.Pair})
		}
	}
	return all
}

// read is the pair of a sentence of the grammar, which counts as drawn.
func (d *drawing) read(sentence string) Pair {
	_, p, _ := ReadEnglish(sentence) // too short for an error
	d.first(p.Source)
	return p
}
