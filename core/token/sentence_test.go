package token

import (
	"fmt"
	"strings"
	"testing"
)

// sentencesAs tests how sentences are cut: each line of a table is a text and its sentences with a / between.
func sentencesAs(t *testing.T, table map[string]string) {
	t.Helper()
	for text, want := range table {
		sentences, err := Sentences(text, Options{})
		var got []string
		for _, s := range sentences {
			got = append(got, text[s[0].Start:s[len(s)-1].End])
		}
		if err != nil || strings.Join(got, " / ") != want {
			t.Errorf("%q is split\n%q, want\n%q", text, strings.Join(got, " / "), want)
		}
	}
}

func TestSentences(t *testing.T) {
	sentencesAs(t, map[string]string{
		"":                                      "",
		"I like to eat. I like pizza.":          "I like to eat. / I like pizza.",
		"i like it. you do too":                 "i like it. / you do too",
		"Pi is 3.14. See example.com now.":      "Pi is 3.14. / See example.com now.",
		"\"Stop!\" he said. \"Why?\" She left.": "\"Stop!\" he said. / \"Why?\" / She left.",
		"Well… maybe... or not... Yes!":         "Well… maybe... or not... / Yes!",
		"well… maybe... or not. yes! no":        "well… maybe... or not. / yes! / no",
		"What?! No!! (Really.) Yes":             "What?! / No!! / (Really.) / Yes",
		"Oh! how nice. He left.":                "Oh! how nice. / He left.",
		"Quoi ? Oui ! « Non. » Bien.":           "Quoi ? / Oui ! / « Non. / » Bien.",
		"¿Qué? ¡No! Él dijo «sí». (Bien.)":      "¿Qué? / ¡No! / Él dijo «sí». / (Bien.)",
		"我喜欢吃饭。你呢？「好！」他说。":                      "我喜欢吃饭。 / 你呢？ / 「好！」 / 他说。",
		"هل تحبها؟ نعم! أحبها.":                 "هل تحبها؟ / نعم! / أحبها.",
		"मुझे पसंद है। क्या आपको भी?":    "मुझे पसंद है। / क्या आपको भी?",
		"Τι κάνεις; Καλά. A; b":          "Τι κάνεις; / Καλά. / A; b",
		"သွားပြီ။ကောင်းတယ်။ Բարեւ։ Այո։": "သွားပြီ။ / ကောင်းတယ်။ / Բարեւ։ / Այո։",
		"Great 😀! Bye 👋":             "Great 😀! / Bye 👋",
		". ? a":                      ". ? / a",
		"I ate cats. 3 of them ran.": "I ate cats. / 3 of them ran.",
	})
}

func TestAbbreviations(t *testing.T) {
	sentencesAs(t, map[string]string{
		"Cats, dogs, etc. sleep. Cats eat.":           "Cats, dogs, etc. sleep. / Cats eat.",
		"Cats, dogs, etc. Cats eat.":                  "Cats, dogs, etc. / Cats eat.",
		"i like cats, etc. dogs too. bye":             "i like cats, etc. dogs too. / bye",
		"Mr. Smith and J. Doe met Dr. Who.":           "Mr. Smith and J. Doe met Dr. Who.",
		"mr. smith left. he ran.":                     "mr. smith left. / he ran.",
		"J. R. R. Tolkien wrote. J.R.R. did.":         "J. R. R. Tolkien wrote. / J.R.R. did.",
		"It is I. Open, e.g. at 5 p.m. or so.":        "It is I. / Open, e.g. at 5 p.m. or so.",
		"At 5 p.m. He left. I.e. now.":                "At 5 p.m. / He left. / I.e. now.",
		"In the U.S. The land has the U.S. Army.":     "In the U.S. / The land has the U.S. Army.",
		"Apple Inc. grew. Smith et al. (2006) did.":   "Apple Inc. grew. / Smith et al. (2006) did.",
		"See Smith et al. They know.":                 "See Smith et al. / They know.",
		"See Fig. 3, No. 5 and p. 7. No. I do not.":   "See Fig. 3, No. 5 and p. 7. / No. / I do not.",
		"On Jan. 5 it snowed. In Feb. it rained.":     "On Jan. 5 it snowed. / In Feb. it rained.",
		"It was Sept. The wind blew.":                 "It was Sept. / The wind blew.",
		"The mtg. began. It ended.":                   "The mtg. began. / It ended.",
		"The temp. fell. It rose.":                    "The temp. fell. / It rose.",
		"Kramer vs. Kramer. Cf. Smith.":               "Kramer vs. Kramer. / Cf. Smith.",
		"Do it, z. B. heute. Oder d. h. nie.":         "Do it, z. B. heute. / Oder d. h. nie.",
		"Hunde, z. B. Pudel, u. a. Dackel. Sie sind.": "Hunde, z. B. Pudel, u. a. Dackel. / Sie sind.",
		"Am 3. Oktober war es. Im 19. Jahrhundert.":   "Am 3. Oktober war es. / Im 19. Jahrhundert.",
		"Er kam 44 v. Chr. nach Rom. Er sah.":         "Er kam 44 v. Chr. nach Rom. / Er sah.",
		"Ludwig XIV. war König. Vgl. Seite 3.":        "Ludwig XIV. war König. / Vgl. Seite 3.",
		"Die Nr. 5, ca. 3 Std. lang. Ende.":           "Die Nr. 5, ca. 3 Std. lang. / Ende.",
		"M. Dupont et Mme. Curie. MM. Oui et Non.":    "M. Dupont et Mme. Curie. / MM. Oui et Non.",
		"C’est l’est. Il dort.":                       "C’est l’est. / Il dort.",
		"La Sra. López vive aquí. El Dr. Gil no.":     "La Sra. López vive aquí. / El Dr. Gil no.",
		"Москва, ул. Мира, и т. д. Он ушёл.":          "Москва, ул. Мира, и т. д. Он ушёл.",
		"1. Mix. 2. Bake. II. Eat.":                   "1. Mix. / 2. Bake. / II. Eat.",
		"I have 3. You have 4.":                       "I have 3. / You have 4.",
		"In 1990. Then in 2000.":                      "In 1990. / Then in 2000.",
		"I like Al. He likes me.":                     "I like Al. / He likes me.",
		"猫. 犬.":                                       "猫. / 犬.",
	})
}

func TestLineBreaks(t *testing.T) {
	const poem = "The fog comes\non little cat feet.\nIt sits looking"
	const prose = "The mail of old was set to seventy or so characters of width, and\n" +
		"nowhere was a word torn. What is longer goes to the next line, and so it\n" +
		"runs.\n"
	const germanProse = "Der Brief von einst war auf eine feste Breite gesetzt, und jedes Wort\n" +
		"Ging auf die nächste Zeile über, wenn es nicht mehr Platz fand bei uns.\n"
	sentencesAs(t, map[string]string{
		poem:                                     "The fog comes / on little cat feet. / It sits looking",
		strings.ReplaceAll(poem, "\n", "\r\n"):   "The fog comes / on little cat feet. / It sits looking",
		strings.ReplaceAll(poem, "\n", "\r"):     "The fog comes / on little cat feet. / It sits looking",
		strings.ReplaceAll(poem, "\n", "\u2028"): "The fog comes / on little cat feet. / It sits looking",
		"Title\n\nFirst line\nsame one. Second.": "Title / First line / same one. / Second.",
		"milk\neggs\r\n\r\nbread\n":              "milk / eggs / bread",
		"etc.\ncats":                             "etc. / cats",
		"!\n!":                                   "! / !",
		prose:                                    strings.TrimSpace(strings.Replace(prose, ". What", ". / What", 1)),
		"A poem\n\n" + strings.ReplaceAll(prose, "\n", "\r\n"): "A poem / " +
			strings.ReplaceAll(strings.TrimSpace(strings.Replace(prose, ". What", ". / What", 1)), "\n", "\r\n"),
		germanProse: strings.TrimSpace(germanProse),
		"Shall I compare thee to a summer's day\nThou art more lovely and more temperate\nRough winds do shake the darling buds of May": "" +
			"Shall I compare thee to a summer's day / Thou art more lovely and more temperate / Rough winds do shake the darling buds of May",
		strings.Repeat("long ", 40) + "end\nshort": strings.Repeat("long ", 40) + "end / short",
	})
}

func TestSentenceOptions(t *testing.T) {
	const text = "Hi you. ... No!"
	cut := func(o Options) string {
		sentences, _ := Sentences(text, o)
		var got []string
		for _, s := range sentences {
			got = append(got, texts(s))
		}
		return strings.Join(got, " / ")
	}
	for o, want := range map[Options]string{
		{}:                                   "Hi|you|. ... / No|!",
		{Whole: true}:                        "Hi|you|.|...|No|!",
		{DropPunctuation: true, Lower: true}: "hi|you / no",
		{Characters: true, Lower: true}:      "h|i| |y|o|u|.| |.|.|. / n|o|!",
		{Characters: true, DropPunctuation: true}: "H|i| |y|o|u|  / N|o",
	} {
		if got := cut(o); got != strings.ReplaceAll(want, ". ...", ".|...") {
			t.Errorf("%+v: %q, want %q", o, got, want)
		}
	}
}

func ExampleSentences() {
	sentences, _ := Sentences("Dr. Who has 3.14 pies. 我喜欢披萨。真的？", Options{})
	for _, s := range sentences {
		fmt.Println(texts(s))
	}
	// Output:
	// Dr|.|Who|has|3.14|pies|.
	// 我|喜|欢|披|萨|。
	// 真|的|？
}
