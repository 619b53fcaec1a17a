package corpus

import (
	"slices"
	"strings"
)

// noun is an English noun and its French one.
type noun struct {
	english, french  string
	feminine, person bool
}

// adjective is an English adjective and the forms of its French one.
type adjective struct {
	english, masculine, feminine string
	beforeVowel                  string // masculine before a vowel: vieil
}

// verb is an English verb and the past participle of its French one.
type verb struct{ base, past, participle string }

// word is a word that never changes, in English and in French.
type word struct{ english, french string }

// lexicon is the words that the sentences are made of. Adjectives that may follow “because it was” belong to one kind of
// noun alone, so that the last word of a sentence tells what “it” is.
type lexicon struct {
	animals, people, places, things, containers, seats, foods, papers, zones []noun

	living  []noun // animals and people
	objects []noun // these and things
	goods   []noun // things, containers and seats
	ofGoods []adjective

	ofLiving, ofPlaces, ofThings, ofContainers, ofZones []adjective
	before, behind                                      []adjective // which stand before and behind their noun in French
	toPlaces, toAnything, toFoods                       []verb
	degrees, months                                     []word
}

func newLexicon() *lexicon {
	l := &lexicon{
		animals: nouns(`animal animal m, cat chat m, dog chien m, fox renard m, bear ours m, donkey âne m, owl hibou m, lion lion m,
			cow vache f, mouse souris f, goat chèvre f, hen poule f, turtle tortue f, ant fourmi f, spider araignée f, frog grenouille f`),
		people: nouns(`boy garçon m, man homme m, uncle oncle m, girl fille f, woman femme f, aunt tante f`),
		places: nouns(`bridge pont m, field champ m, garden jardin m, path chemin m, lake lac m, tunnel tunnel m, desert désert m,
			street rue f, river rivière f, forest forêt f, valley vallée f, beach plage f, road route f, island île f`),
		things: nouns(`trophy trophée m, book livre m, hat chapeau m, cake gâteau m, doll poupée f, bottle bouteille f, lamp lampe f,
			guitar guitare f`),
		containers: nouns(`bag sac m, drawer tiroir m, basket panier m, suitcase valise f, box boîte f, crate caisse f`),
		seats:      nouns(`mat tapis m, bench banc m, egg œuf m, chair chaise f, table table f, stone pierre f`),
		foods:      nouns(`bread pain m, honey miel m, cheese fromage m, soup soupe f, oil huile f, water eau f`),
		papers: nouns(`agreement accord m, treaty traité m, contract contrat m, law loi f, convention convention f,
			declaration déclaration f`),
		zones: nouns(`area zone f, union union f, market marché m, fund fonds m`),

		ofLiving: adjectives(`tired fatigué fatiguée, hungry affamé affamée, thirsty assoiffé assoiffée, scared effrayé effrayée,
			angry fâché fâchée, sleepy somnolent somnolente, nervous nerveux nerveuse, lazy paresseux paresseuse, shy timide timide,
			sad triste triste, sick malade malade, jealous jaloux jalouse`),
		ofPlaces: adjectives(`wide large large, long long longue, narrow étroit étroite, deep profond profonde, steep escarpé escarpée,
			icy glacé glacée, flooded inondé inondée, slippery glissant glissante, crowded bondé bondée, foggy brumeux brumeuse,
			rocky rocailleux rocailleuse, sunny ensoleillé ensoleillée`),
		ofThings:     adjectives(`big grand grande, thick épais épaisse, bulky volumineux volumineuse`),
		ofContainers: adjectives(`small petit petite, flat plat plate, full plein pleine`),
		ofZones: adjectives(`european européen européenne, economic économique économique, international international internationale,
			agricultural agricole agricole`),
		before: adjectives(`small petit petite, big grand grande, huge énorme énorme, old vieux vieille vieil,
			beautiful beau belle bel`),
		behind: adjectives(`black noir noire, white blanc blanche, red rouge rouge, green vert verte, orange orange orange`),

		toPlaces: verbs(`cross crossed traversé, leave left quitté, reach reached atteint, visit visited visité, find found trouvé,
			see saw vu, explore explored exploré, avoid avoided évité, choose chose choisi, like liked aimé`),
		toAnything: verbs(`see saw vu, find found trouvé, hear heard entendu, watch watched observé, follow followed suivi,
			hide hid caché, push pushed poussé, like liked aimé`),
		toFoods: verbs(`bring brought apporté, buy bought acheté, find found trouvé`),
		degrees: plain(`too trop, very très, so si`),
		months:  plain(`january janvier, march mars, may mai, june juin, august août, october octobre`),
	}
	for i := range l.people {
		l.people[i].person = true
	}
	l.living = slices.Concat(l.animals, l.people)
	l.objects = slices.Concat(l.living, l.things)
	l.goods = slices.Concat(l.things, l.containers, l.seats)
	l.ofGoods = slices.Concat(l.ofThings, l.ofContainers)
	return l
}

// entries reads words that stand together, and commas between.
func entries[T any](list string, entry func(words []string) T) (all []T) {
	for e := range strings.SplitSeq(list, ",") {
		all = append(all, entry(strings.Fields(e)))
	}
	return all
}

func nouns(list string) []noun {
	return entries(list, func(w []string) noun { return noun{english: w[0], french: w[1], feminine: w[2] == "f"} })
}

func adjectives(list string) []adjective {
	return entries(list, func(w []string) adjective { return adjective{w[0], w[1], w[2], slices.Concat(w, w[1:2])[3]} })
}

func verbs(list string) []verb {
	return entries(list, func(w []string) verb { return verb{w[0], w[1], w[2]} })
}

func plain(list string) []word {
	return entries(list, func(w []string) word { return word{w[0], w[1]} })
}
