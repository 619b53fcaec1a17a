package corpus

import (
	"slices"
	"strings"
)

// because: a living thing did not do something to a place, because it was so: either of them.
func (l *lexicon) because(s *speech) translated {
	c := l.stem(s)
	if s.below(2) == 0 {
		return l.reason(s, c, true, l.ofLiving)
	}
	return l.reason(s, c, false, l.ofPlaces)
}

// stem is such a sentence but for its last word.
func (l *lexicon) stem(s *speech) clause {
	c := l.notTo(s, l.animals)
	s.say("because", "it", "was")
	c.degree = l.degree(s)
	return c
}

// twins are two sentences with the same stem, the first of which ends with what the living thing was.
func (l *lexicon) twins(s *speech) (both [2]translated) {
	c := l.stem(s)
	for i, of := range [][]adjective{l.ofLiving, l.ofPlaces} {
		other := *s
		other.words = slices.Clone(s.words)
		both[i] = l.reason(&other, c, i == 0, of)
	}
	return both
}

// person is like because with a person, who is “he” or “she”.
func (l *lexicon) person(s *speech) translated {
	c := l.notTo(s, l.people)
	s.say("because")
	first, of, pronoun := s.below(2) == 0, l.ofPlaces, "it"
	if first {
		of, pronoun = l.ofLiving, "he"
		if c.first.feminine {
			pronoun = "she"
		}
	}
	s.say(pronoun, "was")
	c.degree = l.degree(s)
	return l.reason(s, c, first, of)
}

// clause is a sentence up to its last word.
type clause struct {
	first, second phrase
	french        []string
	degree        word
}

// notTo says what someone did not do to a place.
func (l *lexicon) notTo(s *speech, who []noun) clause {
	a := l.phrase(s, known, who)
	s.say("did", "not")
	v := one(s, l.toPlaces)
	if s.say(v.base); s.stopped {
		return clause{}
	}
	b := l.phrase(s, known, l.places)
	return clause{first: a, second: b, french: slices.Concat(a.french, []string{"n'", "a", "pas", v.participle}, b.french)}
}

// fit: a thing did not fit in another, because it was so: either of them.
func (l *lexicon) fit(s *speech) translated {
	a := l.phrase(s, known, l.things)
	s.say("did", "not", "fit", "in")
	b := l.phrase(s, known, l.containers)
	s.say("because", "it", "was")
	c := clause{a, b, slices.Concat(a.french, []string{"ne", "tenait", "pas", "dans"}, b.french), l.degree(s)}
	if s.below(2) == 0 {
		return l.reason(s, c, true, l.ofThings)
	}
	return l.reason(s, c, false, l.ofContainers)
}

// degree says how much so.
func (l *lexicon) degree(s *speech) word {
	d := one(s, l.degrees)
	s.say(d.english)
	return d
}

// reason says as the last word how the first noun was, or the second.
func (l *lexicon) reason(s *speech, c clause, first bool, of []adjective) translated {
	right, wrong := c.second, c.first
	if first {
		right, wrong = wrong, right
	}
	a := one(s, of)
	if s.say(a.english); s.stopped {
		return translated{}
	}
	t := finish(s, slices.Concat(c.french, []string{"parce", "qu'", right.pronoun(), "était", c.degree.french, a.of(right.noun)}),
		heldOut(heldNouns, c.first.english, c.second.english))
	if t.It = slices.Index(t.Source, "it"); t.It >= 0 {
		t.Antecedent, t.Right, t.Wrong = right.noun.french, right.at, wrong.at
	}
	return t
}

// finish makes a pair of what was said.
func finish(s *speech, french []string, held bool) translated {
	return translated{Pair{Source: slices.Clone(s.words), Target: french, It: -1}, held}
}

// deed: someone did something to something.
func (l *lexicon) deed(s *speech) translated {
	a := l.phrase(s, free, l.living)
	v, french := did(s, a, l.toAnything)
	if s.stopped {
		return translated{}
	}
	b := l.phrase(s, free, slices.DeleteFunc(slices.Clone(l.objects), func(n noun) bool { return n == a.noun }))
	return finish(s, append(french, b.french...), heldOut(heldOther, a.english, v.base, b.english))
}

// did says what someone did or, more rarely, did not do.
func did(s *speech, a phrase, verbs []verb) (verb, []string) {
	if s.yes(0.25) {
		s.say("did", "not")
		v := one(s, verbs)
		s.say(v.base)
		return v, slices.Concat(a.french, []string{"n'", "a", "pas", v.participle})
	}
	v := one(s, verbs)
	s.say(v.past)
	return v, slices.Concat(a.french, []string{"a", v.participle})
}

// sat: someone sat on something.
func (l *lexicon) sat(s *speech) translated {
	a := l.phrase(s, free, l.living)
	sat, french := "sat", []string{"s'", "est", a.agree("assis"), "sur"}
	if s.yes(0.2) {
		s.say("did", "not")
		sat, french = "sit", []string{"ne", "s'", "est", "pas", a.agree("assis"), "sur"}
	}
	if s.say(sat, "on"); s.stopped {
		return translated{}
	}
	b := l.phrase(s, free, l.seats)
	return finish(s, slices.Concat(a.french, french, b.french), heldOut(heldOther, a.english, b.english))
}

// was: something was so.
func (l *lexicon) was(s *speech) translated {
	which := s.below(3)
	a := l.phrase(s, known, [][]noun{l.living, l.places, l.goods}[which])
	french := []string{"était"}
	s.say("was")
	if s.yes(0.2) {
		s.say("not")
		french = []string{"n'", "était", "pas"}
	}
	if s.stopped {
		return translated{}
	}
	degree, adjective := l.degree(s), one(s, [][]adjective{l.ofLiving, l.ofPlaces, l.ofGoods}[which])
	s.say(adjective.english)
	french = slices.Concat(a.french, french, []string{degree.french, adjective.of(a.noun)})
	return finish(s, french, heldOut(heldOther, a.english, adjective.english))
}

// food: a person did something with some food.
func (l *lexicon) food(s *speech) translated {
	a := l.phrase(s, free, l.people)
	v, french := did(s, a, l.toFoods)
	if s.stopped {
		return translated{}
	}
	not := slices.Contains(s.words, "not")
	if not {
		s.say("any")
	} else {
		s.say("some")
	}
	b := l.noun(s, l.foods)
	french = slices.Concat(french, partitive(b.noun, not), []string{b.noun.french})
	return finish(s, french, heldOut(heldOther, a.english, v.base, b.english))
}

// paper: a paper on an area with two adjectives, which stand in French behind it and the other way round, was signed.
func (l *lexicon) paper(s *speech) translated {
	a := l.phrase(s, bare, l.papers)
	s.say("on", "the")
	first := one(s, l.ofZones)
	if s.say(first.english); s.stopped {
		return translated{}
	}
	second := one(s, slices.DeleteFunc(slices.Clone(l.ofZones), func(a adjective) bool { return a == first }))
	s.say(second.english)
	zone := l.noun(s, l.zones)
	s.say("was", "signed", "in")
	month := one(s, l.months)
	s.say(month.english)
	french := slices.Concat(a.french, []string{"sur", determiner("the", zone.feminine, zone.noun.french), zone.noun.french,
		second.of(zone.noun), first.of(zone.noun)}, strings.Fields("a été "+a.agree("signé")+" en "+month.french))
	return finish(s, french, heldOut(heldOther, a.english, first.english, zone.english, month.english))
}
