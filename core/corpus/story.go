package corpus

import (
	"slices"
	"strings"
)

// Probe is the beginning of a story, behind which it tells something about what a model has learned.
type Probe struct {
	Words []string
	// Right are the words that may come next, and Wrong those that might if something before were otherwise: if the subject
	// had the other number, if the other person gave, if the last word had its other meaning.
	Right, Wrong []string
	// Of is the word on which it depends, and Other the one that misleads; −1 if there is none.
	Of, Other int
	Sense     string // of the last word: "money" or "river" of a bank, "animal" or "game" of a bat; empty for other words
}

// scene is a part of a story.
type scene struct {
	weight float64 // against the others
	say    func(*speech)
}

// scenes are the parts that stories have, the short ones first:
//
//	the old wolves that the nurse hears sing .
//	the rower walked to the bank under a willow .
//	late in the forest the brown bat caught a moth .
//	the cat , which was very quiet and slept behind the mill , ate the cake . now the cat is no longer hungry .
//	mia and leo met at the harbor . leo lent a drum to mia . mia thanked leo for the drum .
func scenes() []scene { return []scene{{2, agreement}, {1, bank}, {1, bat}, {1, hunger}, {1, gift}} }

const short = 3 // of the scenes

// story is a scene of any kind and a short one.
func story(s *speech) {
	for _, all := range [][]scene{scenes(), scenes()[:short]} {
		s.from = len(s.words)
		all[s.choose(weights(all)...)].say(s)
	}
}

func weights(all []scene) (list []float64) {
	for _, c := range all {
		list = append(list, c.weight)
	}
	return list
}

// forms are a word for one and for several.
type forms [2]string

// beings are what several scenes speak of.
var beings = []forms{
	{"cat", "cats"}, {"dragon", "dragons"}, {"wolf", "wolves"}, {"parrot", "parrots"},
	{"robot", "robots"}, {"pirate", "pirates"}, {"child", "children"}, {"nurse", "nurses"},
}

var (
	acts = []forms{
		{"admires", "admire"}, {"chases", "chase"}, {"knows", "know"}, {"helps", "help"}, {"hears", "hear"}, {"follows", "follow"},
	}
	ends = []forms{
		{"sleeps", "sleep"}, {"dances", "dance"}, {"laughs", "laugh"}, {"waits", "wait"}, {"sings", "sing"}, {"shivers", "shiver"},
	}
	names  = []string{"mia", "leo", "ruth", "omar", "ines", "karl", "lena", "hugo", "rosa", "theo"}
	things = []string{"drum", "kite", "lamp", "map", "ring", "book", "coin", "hat"}
)

const (
	towns  = "market|harbor|station|mill|castle|school"
	traits = "small|old|brave|clever|quiet"
)

const hungry = 4 // of the beings

// number chooses one or several, as an index of forms.
func number(s *speech) int { return s.below(2) }

// subject says “the” and a noun of a number, and returns its form and its place in the scene.
func subject(s *speech, n int, of []forms) (noun string, at int) {
	s.say("the")
	noun = one(s, of)[n]
	s.say(noun)
	return noun, s.place()
}

// agreement has a verb that agrees with a subject further off, across another noun.
func agreement(s *speech) {
	n := number(s)
	s.say("the")
	if s.yes(0.5) {
		s.tell(traits)
	}
	s.say(one(s, beings)[n])
	p := Probe{Of: s.place()}
	m := 0
	other := func() {
		m = number(s)
		_, p.Other = subject(s, m, beings)
	}
	switch s.below(3) {
	case 0:
		s.say("that", one(s, acts)[n])
		other()
	case 1:
		s.say("near")
		other()
	default:
		s.say("that")
		other()
		s.say(one(s, acts)[m])
	}
	if n != m {
		for _, v := range ends {
			p.Right, p.Wrong = append(p.Right, v[n]), append(p.Wrong, v[1-n])
		}
		s.probe(p)
	}
	s.say(one(s, ends)[n], ".")
}

// senses are what goes with one meaning of a word: what tells of it before, and what may come behind it.
type senses struct {
	sense         string
	who, what     string // each with strokes between
	before, after string
}

// bank is a place of money or of a river, as the person or what happened to her tells.
func bank(s *speech) {
	all := []senses{{
		sense: "money",
		who:   "cashier|merchant|landlord|accountant",
		what:  "needed cash|lost her purse|wanted a loan|owed some rent",
		after: "for a new account|with a heavy suitcase|about a debt|before it closed",
	}, {
		sense: "river",
		who:   "fisherman|rower|ferryman|beaver",
		what:  "rented a canoe|wanted to swim|saw some ducks|heard the rapids",
		after: "under a willow|between the reeds|where the frogs sing|beside the water",
	}}
	n := s.below(2)
	s.say("the")
	if s.yes(0.5) {
		s.say("widow")
		s.tell(all[n].what)
		s.say(".", "she")
	} else {
		s.tell(all[n].who)
	}
	s.tell("went to|walked to|stopped at")
	s.say("the", "bank")
	mean(s, all, n)
}

// bat is an animal or what a ball is hit with, as the place tells.
func bat(s *speech) {
	all := []senses{{
		sense:  "animal",
		before: "at dusk in the cave|above the dark barn|behind the tower|late in the forest|over the tall pines",
		after:  "spread its wings|caught a moth|flew home|hung upside down",
	}, {
		sense:  "game",
		before: "at the stadium|in the last inning|during the final|beside the pitcher|after two strikes",
		after:  "hit the ball|cracked in two|fell on the grass|was made of ash",
	}}
	n := s.below(2)
	s.tell(all[n].before)
	s.say("the")
	s.tell("small|old|brown|heavy")
	s.say("bat")
	mean(s, all, n)
}

// mean says what comes behind a word in one of two senses.
func mean(s *speech, all []senses, n int) {
	s.probe(Probe{Sense: all[n].sense, Right: beginnings(all[n].after), Wrong: beginnings(all[1-n].after), Of: -1, Other: -1})
	s.tell(all[n].after)
	s.say(".")
}

// beginnings is the first words of what is told.
func beginnings(list string) (all []string) {
	for words := range strings.SplitSeq(list, "|") {
		first, _, _ := strings.Cut(words, " ")
		all = append(all, first)
	}
	return all
}

// hunger has “is” and “are”, and “was” and “were”.
func hunger(s *speech) {
	n := number(s)
	noun, _ := subject(s, n, beings[:hungry])
	if s.yes(0.7) {
		s.say(",", "which", forms{"was", "were"}[n], "very")
		s.tell(traits)
		s.say("and", "slept", "behind", "the")
		s.tell(towns)
		s.say(",")
	}
	s.tell("ate|found|stole")
	s.say("the")
	s.tell("cake|soup|melon|bread|cheese|pie")
	s.say(".", "now", "the", noun)
	is := forms{"is", "are"}
	p := Probe{Right: is[n : n+1], Wrong: is[1-n : 2-n], Of: s.place(), Other: -1}
	s.probe(p)
	if s.yes(0.5) {
		s.say("from", "the")
		s.tell(towns)
		s.probe(p)
	}
	s.say(is[n], "no", "longer", "hungry", ".")
}

// gift has someone who gets something from someone else.
func gift(s *speech) {
	a := one(s, names)
	s.say(a, "and")
	b := one(s, slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == a }))
	s.say(b, "met", "at", "the")
	s.tell(towns)
	s.say(".")
	p := Probe{Of: 2, Other: 0} // which of the two names it is
	if s.yes(0.5) {
		a, b, p.Of, p.Other = b, a, 0, 2
	}
	s.say(a)
	s.tell("lent a|gave a")
	thing := one(s, things)
	s.say(thing, "to")
	p.Right, p.Wrong = []string{b}, []string{a}
	s.probe(p)
	s.say(b, ".", b, "thanked", a, "for", "the", thing, ".")
}
