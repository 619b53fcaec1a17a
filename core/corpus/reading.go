package corpus

import (
	"slices"

	"glassbox/core/token"
)

// Reading is a text as a grammar understands it.
type Reading struct {
	Tokens []token.Token // its words, without a mark that ends it
	Words  []string      // their texts
	// Right is how many words, from the first, begin some sentence of the grammar. If it is less than there are, word
	// Right is the first that is wrong.
	Right int
	Next  []string // what the grammar allows as word Right, by alphabet; none where every sentence has ended
	Whole bool     // the text is a sentence of the grammar
}

// ReadEnglish reads any text as a sentence that Translation may draw, held out or not. Upper case, and a full stop or an
// exclamation mark at the end, make no difference. The pair is that of a whole sentence. The error is a token.SizeError.
func ReadEnglish(text string) (Reading, Pair, error) {
	tokens, err := cut(text)
	l := newLexicon()
	var p, found Pair
	r := read(tokens, func(s *speech) { p = l.sentence(s) }, func(*speech) { found = p })
	return r, found, err
}

// ReadStory reads any text as a story that Stories may draw, of which full stops are words. Upper case makes no difference.
// The error is a token.SizeError.
func ReadStory(text string) (Reading, error) {
	tokens, err := token.Words(text, token.Options{Lower: true})
	return read(tokens, story, func(*speech) {}), err
}

// sentence says a sentence of any template.
func (l *lexicon) sentence(s *speech) Pair {
	all := templates()
	t := all[s.below(len(all))]
	p := t.say(l, s).Pair
	p.Tag = t.tag
	return p
}

// read compares a text with a grammar, and visits each of its ways to say it.
func read(tokens []token.Token, g grammar, visit func(*speech)) Reading {
	r := Reading{Tokens: tokens}
	for _, t := range tokens {
		r.Words = append(r.Words, t.Text)
	}
	l := g.listen(r.Words, visit)
	r.Right, r.Next, r.Whole = l.right, l.next, l.whole
	return r
}

// Twin is the sentence that differs in its last word alone, by which “it” is the other noun; ok is false where the grammar
// has none. The twin of the twin is the sentence itself.
func (p Pair) Twin() (twin Pair, ok bool) {
	if len(p.Source) == 0 || p.It < 0 {
		return Pair{}, false
	}
	l, last := newLexicon(), len(p.Source)-1
	for _, both := range [][2][]adjective{{l.ofLiving, l.ofPlaces}, {l.ofThings, l.ofContainers}} {
		for i, own := range both {
			for k, a := range own {
				if a.english != p.Source[last] || k >= len(both[1-i]) {
					continue
				}
				words := append(slices.Clone(p.Source[:last]), both[1-i][k].english)
				r, twin, _ := ReadEnglish(Join(words)) // as short as p
				return twin, r.Whole
			}
		}
	}
	return Pair{}, false
}
