package token

import (
	"fmt"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"":                                      "",
		"I like to eat. I like pizza.":          "I like to eat. / I like pizza.",
		"i like it. you do too":                 "i like it. / you do too",
		"Pi is 3.14. See example.com now.":      "Pi is 3.14. / See example.com now.",
		"Mr. Smith and J. Doe met Dr. Who.":     "Mr. Smith and J. Doe met Dr. Who.",
		"It is I. Open, e.g. at 5 p.m. or so.":  "It is I. / Open, e.g. at 5 p.m. or so.",
		"\"Stop!\" he said. \"Why?\" She left.": "\"Stop!\" he said. / \"Why?\" / She left.",
		"Well… maybe... or not... Yes!":         "Well… maybe... or not... / Yes!",
		"What?! No!! (Really.) Yes":             "What?! / No!! / (Really.) / Yes",
		"Quoi ? Oui ! « Non. » Bien.":           "Quoi ? / Oui ! / « Non. / » Bien.",
		"我喜欢吃饭。你呢？「好！」他说。":                      "我喜欢吃饭。 / 你呢？ / 「好！」 / 他说。",
		"هل تحبها؟ نعم! أحبها.":                 "هل تحبها؟ / نعم! / أحبها.",
		"मुझे पसंद है। क्या आपको भी?":            "मुझे पसंद है। / क्या आपको भी?",
		"Title\n\nFirst line\nsame one. Second.": "Title / First line\nsame one. / Second.",
		"Great 😀! Bye 👋":                         "Great 😀! / Bye 👋",
		". ? a":                                  ". ? / a",
	} {
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
