package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"glassbox/core/token"
)

// What a dictionary says of the French words of the grammar, written down without looking at how the grammar has them.
const (
	masculineNouns = `animal chat chien renard ours âne hibou lion garçon homme oncle pont champ jardin chemin lac tunnel désert
		trophée livre chapeau gâteau sac tiroir panier tapis banc œuf pain miel fromage accord traité contrat marché fonds`
	feminineNouns = `vache souris chèvre poule tortue fourmi araignée grenouille fille femme tante rue rivière forêt vallée plage
		route île poupée bouteille lampe guitare valise boîte caisse chaise table pierre soupe huile eau loi convention
		déclaration zone union`
	// before which le, la, de, ne and que lose their vowel, and ce, ma, vieux and beau change; but not before hibou
	elided = `animal ours âne homme oncle œuf accord araignée île huile eau union énorme a était il elle est`

	masculineAdjectives = `fatigué affamé assoiffé effrayé fâché somnolent nerveux paresseux jaloux long étroit profond escarpé
		glacé inondé glissant bondé brumeux rocailleux ensoleillé grand épais volumineux petit plat plein européen international
		vieux vieil beau bel noir blanc vert`
	feminineAdjectives = `fatiguée affamée assoiffée effrayée fâchée somnolente nerveuse paresseuse jalouse longue étroite profonde
		escarpée glacée inondée glissante bondée brumeuse rocailleuse ensoleillée grande épaisse volumineuse petite plate pleine
		européenne internationale vieille belle noire blanche verte`
	eitherAdjectives = `timide triste malade large énorme rouge orange économique agricole`
	beforeNouns      = `grand grande petit petite vieux vieil vieille beau bel belle énorme`
)

// in reports whether a word stands in a list of words.
func in(list, word string) bool {
	if lists[list] == nil {
		lists[list] = map[string]bool{}
		for w := range strings.FieldsSeq(list) {
			lists[list][w] = true
		}
	}
	return lists[list][word]
}

var lists = map[string]map[string]bool{}

// gender is that of a noun, or of a word that agrees with one: m or f; empty if it may be either, and ? if it is not known.
func gender(w string) string {
	switch {
	case in(masculineNouns+" "+masculineAdjectives+" il assis signé", w):
		return "m"
	case in(feminineNouns+" "+feminineAdjectives+" elle assise signée", w):
		return "f"
	case in(eitherAdjectives, w):
		return ""
	}
	return "?"
}

func isNoun(w string) bool { return in(masculineNouns+" "+feminineNouns, w) }

func isAdjective(w string) bool {
	return in(masculineAdjectives+" "+feminineAdjectives+" "+eitherAdjectives, w)
}

// determinerOf is the genders of the nouns that a word stands before, and whether an elided word follows it: y, n or either.
var determinerOf = map[string][2]string{
	"le": {"m", "n"}, "la": {"f", "n"}, "l'": {"mf", "y"}, "un": {"m", "yn"}, "une": {"f", "yn"}, "ce": {"m", "n"}, "cet": {"m", "y"},
	"cette": {"f", "yn"}, "ma": {"f", "n"}, "du": {"m", "n"}, "d'": {"mf", "y"}, "de": {"mf", "n"},
}

// french says what is wrong with a French sentence.
func french(words []string) (wrong []string) {
	say := func(i int, what string) {
		wrong = append(wrong, fmt.Sprintf("%s: word %d, %s, %s", Join(words), i, words[i], what))
	}
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	subject, last := "", ""
	for i, w := range words {
		next := at(i + 1)
		vowel := in(elided, next)
		switch {
		case isNoun(w):
			last = gender(w)
			if subject == "" {
				subject = last
			}
			if d := at(i - 1); !isAdjective(d) {
				wrong = append(wrong, determined(words, i-1, w)...)
			} else if !in(beforeNouns, d) || gender(d) != "" && gender(d) != last {
				say(i-1, "does not stand before the noun")
			} else {
				wrong = append(wrong, determined(words, i-2, w)...)
			}
		case w == "n'" && !vowel, w == "qu'" && !vowel, w == "s'" && next != "est", w == "ne" && next != "s'" && next != "tenait":
			say(i, "is before "+next)
		case in("vieux beau", w) && vowel, in("vieil bel", w) && !vowel:
			say(i, "has the wrong form before "+next)
		case w == "il" || w == "elle":
			last = gender(w)
		case w == "était" && at(i-1) == "n'", w == "était" && isNoun(at(i-1)), w == "était" && isAdjective(at(i-1)):
			last = subject
		case in("assis assise signé signée", w) && gender(w) != subject,
			isAdjective(w) && !isNoun(next) && gender(w) != "" && gender(w) != last:
			say(i, "does not agree")
		}
	}
	return wrong
}

// determined says what is wrong with the determiner at a place, before a noun.
func determined(words []string, at int, noun string) (wrong []string) {
	if at < 0 {
		return []string{Join(words) + ": no determiner before " + noun}
	}
	d, elides := words[at], "n"
	if in(elided, words[at+1]) {
		elides = "y"
	}
	rule, ok := determinerOf[d]
	if d == "mon" {
		rule, ok = [2]string{"m", "yn"}, true
		if gender(noun) == "f" {
			rule = [2]string{"f", "y"}
		}
	}
	if !ok || !strings.Contains(rule[0], gender(noun)) || !strings.Contains(rule[1], elides) {
		wrong = append(wrong, Join(words)+": "+d+" before "+words[at+1])
	}
	if (d == "la" || d == "l'") && at > 0 && words[at-1] == "de" && slices.Contains(words, "pas") {
		wrong = append(wrong, Join(words)+": "+d+" after pas de")
	}
	return wrong
}

func TestFrenchIsCorrect(t *testing.T) {
	set := first()
	nouns := 0
	for _, p := range everyPair(set) {
		for _, wrong := range french(p.Target) {
			t.Fatal(wrong)
		}
		for _, w := range p.Target {
			if isNoun(w) {
				nouns++
			}
		}
		checkEnglish(t, p.Source)
	}
	if nouns < 2*len(set.Train) {
		t.Errorf("%d nouns were looked at", nouns)
	}
	for _, w := range set.Target[First:] {
		if isNoun(w) && gender(w) == "?" || in(elided, w) && in("hibou", w) {
			t.Errorf("%s has no gender", w)
		}
	}
}

// The judge of the test before does find what is wrong.
func TestWrongFrenchIsFound(t *testing.T) {
	for _, wrong := range []string{
		"la chat a vu une vache", "le ours a vu une vache", "l' hibou a vu une vache", "ce animal a vu une vache", "cet chat a vu une vache",
		"ma araignée a vu une vache", "mon vache a vu une poule", "la vieux vache a vu une poule", "le vieux ours a vu une poule",
		"le noir chat a vu une poule", "la vache était très fatigué", "la vache n' était pas très fatigué", "le chat s' est assise sur un banc",
		"la fille a acheté du eau", "la fille n' a pas acheté de l' eau", "la fille n' a pas acheté de eau", "la fille a acheté de la miel",
		"la loi sur la zone économique européen a été signée en mai", "la loi sur la zone européenne a été signé en mai",
		"le chat n' a pas vu la rue parce qu' elle était trop fatigué", "la rue ne était pas large", "le vert chat a vu une poule",
		"le chat vertes a vu la poule grise verte noir",
	} {
		if len(french(strings.Fields(wrong))) == 0 {
			t.Errorf("nothing is wrong with: %s", wrong)
		}
	}
	for _, right := range []string{
		"le vieil ours n' a pas vu mon énorme vache noire", "l' énorme hibou était si timide", "un bel œuf était très petit",
		"la loi sur l' union économique européenne a été signée en août", "l' homme a acheté de l' eau", "la tante n' a pas acheté d' huile",
	} {
		if wrong := french(strings.Fields(right)); len(wrong) > 0 {
			t.Error(wrong)
		}
	}
}

// checkEnglish tests that “a” and “an” stand before the right words.
func checkEnglish(t *testing.T, words []string) {
	t.Helper()
	for i, w := range words {
		if (w == "a" || w == "an") && (w == "an") != strings.Contains("aeiou", words[i+1][:1]) {
			t.Fatalf("%s: %s %s", Join(words), w, words[i+1])
		}
	}
}

func TestCutFrench(t *testing.T) {
	for text, want := range map[string]string{
		"L’animal n'a pas vu d'eau.":          "l' animal n' a pas vu d' eau",
		"parce qu'il était à l'abri !":        "parce qu' il était à l' abri",
		"":                                    "",
		"Ma sœur, l'île":                      "ma sœur , l' île",
		"'":                                   "'",
		strings.Repeat("x", token.MaxBytes+1): "",
	} {
		if got, err := CutFrench(text); strings.Join(got, " ") != want || (err != nil) != (len(text) > token.MaxBytes) {
			t.Errorf("%.40q is cut into %q, %v", text, got, err)
		}
	}
}
