package corpus

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"glassbox/core/token"
)

// first is the set that most tests look at, and words what it is made of.
var (
	first = sync.OnceValue(func() TranslationSet { return Translation(1) })
	words = sync.OnceValue(newLexicon)
)

// everyPair is all pairs of a set.
func everyPair(set TranslationSet) []Pair {
	all := slices.Concat(set.Train, set.Held)
	for _, m := range set.Minimal {
		all = append(all, m[:]...)
	}
	return all
}

func TestTranslationIsDetermined(t *testing.T) {
	a, again, other := first(), Translation(1), Translation(2)
	if !reflect.DeepEqual(a, again) {
		t.Error("equal seeds draw different sentences")
	}
	if !reflect.DeepEqual(a.Minimal, Minimal(1)) {
		t.Error("the minimal pairs alone are others than those of the set")
	}
	if reflect.DeepEqual(a.Train[:10], other.Train[:10]) {
		t.Error("different seeds draw equal sentences")
	}
	if !slices.Equal(a.Source, other.Source) || !slices.Equal(a.Target, other.Target) {
		t.Error("the vocabularies depend on the seed")
	}
	if len(a.Source) != 174 || len(a.Target) != 212 {
		t.Errorf("there are %d English and %d French words", len(a.Source), len(a.Target))
	}
}

func TestNoSentenceIsThereTwice(t *testing.T) {
	set := first()
	if len(set.Train) != 20000 || len(set.Held) != 1000 || len(set.Minimal) != 400 {
		t.Fatalf("there are %d, %d and %d", len(set.Train), len(set.Held), len(set.Minimal))
	}
	seen, french := map[string]bool{}, map[string]string{}
	for _, p := range everyPair(set) {
		key := Join(p.Source)
		if seen[key] {
			t.Fatalf("%s is there twice", key)
		}
		if other, twice := french[Join(p.Target)]; twice {
			t.Fatalf("%s and %s are the same in French", key, other)
		}
		seen[key], french[Join(p.Target)] = true, key
	}
}

func TestShares(t *testing.T) {
	set := first()
	sum := 0.0
	for _, all := range [][]Pair{set.Train, set.Held} {
		count := map[string]int{}
		for _, p := range all {
			count[p.Tag]++
		}
		for tag, share := range set.Shares {
			if n := float64(count[tag]); math.Abs(n-share*float64(len(all))) > 1e-6 {
				t.Errorf("%s: %v sentences of %d; its share is %v", tag, n, len(all), share)
			}
			sum += share / 2
		}
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("the shares add up to %v", sum)
	}
}

// combination is the words of a sentence without those that may be exchanged freely: determiners, adjectives beside nouns,
// and what makes a sentence negative.
func combination(p Pair) string {
	l := words()
	const free = "the a an this my some any did not too very so"
	base := map[string]string{"sit": "sat"}
	for _, v := range slices.Concat(l.toAnything, l.toFoods) {
		base[v.past] = v.base
	}
	var kept []string
	for i, w := range p.Source {
		is := func(a adjective) bool { return a.english == w }
		beside := slices.ContainsFunc(slices.Concat(l.before, l.behind), is) && i+1 < len(p.Source)
		if b, ok := base[w]; ok {
			w = b
		}
		if !in(free, w) && !beside {
			kept = append(kept, w)
		}
	}
	return p.Tag + ": " + strings.Join(kept, " ")
}

// nounsOf is the two English nouns of a sentence that says why.
func nounsOf(p Pair) string {
	var list []string
	l := words()
	nouns := slices.Concat(l.animals, l.people, l.places, l.things, l.containers)
	for _, w := range p.Source[:slices.Index(p.Source, "because")] {
		if slices.ContainsFunc(nouns, func(n noun) bool { return n.english == w }) {
			list = append(list, w)
		}
	}
	return strings.Join(list, " ")
}

func TestHeldOutCombinations(t *testing.T) {
	set := first()
	learned, pairs := map[string]bool{}, map[string]bool{}
	for _, p := range set.Train {
		learned[combination(p)] = true
		if slices.Contains(p.Source, "because") {
			pairs[nounsOf(p)] = true
		}
	}
	if pairs["animal street"] || !pairs["animal road"] && !pairs["animal bridge"] {
		t.Error("the animal and the street are learned, or the animal is with nothing else")
	}
	unknown := map[string]bool{}
	for _, p := range everyPair(set)[len(set.Train):] {
		if learned[combination(p)] {
			t.Fatalf("%s: its combination is learned", Join(p.Source))
		}
		if slices.Contains(p.Source, "because") {
			if pairs[nounsOf(p)] {
				t.Fatalf("%s: its nouns are learned", Join(p.Source))
			}
			unknown[nounsOf(p)] = true
		}
	}
	// 16 animals and 6 persons with 14 places, 8 things with 6 containers
	if all := len(pairs) + len(unknown); all < 340 || all > 22*14+48 {
		t.Errorf("%d pairs of nouns", all)
	}
	if share := float64(len(unknown)) / float64(len(pairs)+len(unknown)); share < 0.11 || share > 0.18 {
		t.Errorf("%.3f of the pairs of nouns are held out", share)
	}
}

func TestMinimalPairs(t *testing.T) {
	set := first()
	for i, end := range []string{"il était trop fatigué", "elle était trop large"} {
		if got := Join(set.Minimal[0][i].Target); got != "l'animal n'a pas traversé la rue parce qu'"+end {
			t.Errorf("one of the first is %s", got)
		}
	}
	for _, m := range set.Minimal {
		a, b := m[0], m[1]
		last := len(a.Source) - 1
		if !slices.Equal(a.Source[:last], b.Source[:last]) || a.Source[last] == b.Source[last] || a.Tag != "because" || b.Tag != "because" {
			t.Fatalf("%s; %s", Join(a.Source), Join(b.Source))
		}
		if gender(a.Antecedent) == gender(b.Antecedent) || a.Right != b.Wrong || a.Wrong != b.Right || a.Right > a.Wrong {
			t.Fatalf("%s: %s, %d, %d; %s, %d, %d", Join(a.Source), a.Antecedent, a.Right, a.Wrong, b.Antecedent, b.Right, b.Wrong)
		}
	}
}

// “It” stands for the noun that it is said to stand for: the one whose gender the pronoun has, and that can be so.
func TestAntecedents(t *testing.T) {
	set := first()
	l := words()
	french := map[string]string{}
	for _, n := range slices.Concat(l.animals, l.people, l.places, l.things, l.containers) {
		french[n.english] = n.french
	}
	places := map[string]bool{}
	for _, a := range slices.Concat(l.ofPlaces, l.ofContainers) {
		places[a.english] = true
	}
	its, persons := 0, 0
	for _, p := range everyPair(set) {
		if p.It != slices.Index(p.Source, "it") {
			t.Fatalf("%s: it is word %d", Join(p.Source), p.It)
		}
		if p.It < 0 {
			if p.Antecedent != "" || p.Right != 0 || p.Wrong != 0 {
				t.Fatalf("%s stands for %s", Join(p.Source), p.Antecedent)
			}
			if i := slices.Index(p.Source, "because"); i >= 0 {
				persons++
				subject := p.Target[slices.IndexFunc(p.Target, isNoun)]
				want := map[string]string{"he": "m il", "she": "f elle"}[p.Source[i+1]]
				if gender(subject)+" "+p.Target[len(p.Target)-4] != want {
					t.Fatalf("%s | %s", Join(p.Source), Join(p.Target))
				}
			}
			continue
		}
		its++
		pronoun := p.Target[len(p.Target)-4]
		second := places[p.Source[len(p.Source)-1]]
		if french[p.Source[p.Right]] != p.Antecedent || gender(p.Antecedent) != gender(pronoun) || second != (p.Right > p.Wrong) ||
			!slices.Contains(p.Target, p.Antecedent) || !slices.Contains(p.Target, french[p.Source[p.Wrong]]) {
			t.Fatalf("%s | %s: %s, %d and %d", Join(p.Source), Join(p.Target), p.Antecedent, p.Right, p.Wrong)
		}
	}
	if its < 10000 || persons < 500 {
		t.Errorf("%d sentences have “it”, and %d “he” or “she”", its, persons)
	}
}

// Every word is learned often, and no other is needed.
func TestVocabularies(t *testing.T) {
	set := first()
	for _, side := range []struct {
		words []string
		of    func(Pair) []string
	}{{set.Source, func(p Pair) []string { return p.Source }}, {set.Target, func(p Pair) []string { return p.Target }}} {
		if !slices.Equal(side.words[:First], []string{"<pad>", "<UNK>", "<s>", "</s>"}) || !slices.IsSorted(side.words[First:]) {
			t.Errorf("the vocabulary begins %q", side.words[:First+2])
		}
		count := map[string]int{}
		for _, p := range set.Train {
			for _, w := range side.of(p) {
				count[w]++
			}
		}
		for _, w := range side.words[First:] {
			if count[w] < 20 {
				t.Errorf("%s is learned %d times", w, count[w])
			}
		}
		for _, p := range everyPair(set) {
			for _, w := range side.of(p) {
				if count[w] == 0 {
					t.Fatalf("%s of %s is not learned", w, Join(side.of(p)))
				}
			}
		}
	}
}

// Sentences are cut as the texts of lessons are.
func TestPairsAreCutLikeTexts(t *testing.T) {
	for _, p := range everyPair(first()) {
		var words []string
		tokens, _ := token.Words(Join(p.Source), token.Options{Lower: true})
		for _, w := range tokens {
			words = append(words, w.Text)
		}
		french, err := CutFrench(Join(p.Target))
		if !slices.Equal(words, p.Source) || !slices.Equal(french, p.Target) || err != nil {
			t.Fatalf("%q is cut %q, %q is cut %q", p.Source, words, p.Target, french)
		}
	}
}
