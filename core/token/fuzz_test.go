package token

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var pasted = []string{
	"Mr. Smith paid $3.14 at 12:30… didn't he? \"Yes!\" he said. No.",
	"L'homme n’a pas d’argent ; « Quoi ? » dit-il. C'est l'été à 1 000 €.", "我喜欢吃披萨。你呢？「好！」他说。",
	"أحب البيتزا، هل تحبها؟ نعم! ١٬٢٣٤", "मुझे पिज़्ज़ा पसंद है। क्या आपको भी? हाँ।", "👩‍👩‍👧‍👦👍🏽🇫🇷🇩🇪1️⃣❤️ ok 🏴\U000e0067\U000e007f",
	"a\xffb\xe4\xbd \xf0\x9f\x98", "\u200d\u0301\ufeff\u0600 \u0600١ e\u0301", "1,2,3 1\u202f234 a'b' 'c ...?! x\u00ady",
	"각\u1100\u1161 コーヒー が",
}

func FuzzTokens(f *testing.F) {
	for _, text := range pasted {
		f.Add(text)
	}
	f.Add("\ufeffthe\u200b c\u00ada\u200et \u115f\u1160\u3164 me\u200c C++ C# AT&T a&amp;b <b class=x>x</b> <3 x<y>z")
	f.Add("https://a.b/c_(d). www.x.y, me.too@x.org! col·legi צה\u05f4ל \"צה\"ל\" גב' 'גב' ภาษาไทย ភាសា\u17d2ខ្មែរ မြန်မာ\u1039 らーめん ﾊﾟﾅ")
	f.Add("etc. sleep. Cats\r\neat\rz. B. 3. Oktober\n\nNo. 5. M. X.\u2028Τι; Ναι. ...\u0301 --\u0301 a_\u00ad_b ++\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		words, _ := Words(text, Options{})
		again, _ := Words(text, Options{})
		if !slices.Equal(words, again) {
			t.Fatal("two runs differ")
		}
		checkRanges(t, text, words, false)
		characters, _ := Characters(text, Options{})
		checkRanges(t, text, characters, true)
		checkGraphemes(t, text, words, characters)
		checkSentences(t, text, words)
		for _, o := range []Options{{Lower: true}, {DropPunctuation: true, Lower: true}, {Characters: true, DropPunctuation: true}} {
			sentences, _ := Sentences(text, o)
			for _, s := range sentences {
				for _, tok := range s {
					if tok.Text == "" || !utf8.ValidString(tok.Text) {
						t.Fatalf("token %+v", tok)
					}
				}
			}
		}
	})
}

// checkRanges tests that the tokens are in order, not empty, and cover text except, unless
// everything is asked for, what cannot be seen.
func checkRanges(t *testing.T, text string, tokens []Token, everything bool) {
	end := 0
	for _, tok := range append(slices.Clone(tokens), Token{Text: "end", Start: len(text), End: len(text) + 1}) {
		if tok.Text == "" || tok.Start < end || tok.End <= tok.Start || !utf8.ValidString(tok.Text) {
			t.Fatalf("token %+v after %d of %q", tok, end, text)
		}
		if gap := text[end:tok.Start]; everything && gap != "" || strings.ContainsFunc(gap, shown) {
			t.Fatalf("%+q of %+q is in no token", gap, text)
		}
		if !everything && !strings.ContainsFunc(tok.Text, shown) {
			t.Fatalf("token %+q of %+q cannot be seen", tok.Text, text)
		}
		end = tok.End
	}
}

// shown tells whether r alone is seen on paper.
func shown(r rune) bool {
	return !unicode.IsSpace(r) && r != '\u2800' && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) || unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// checkGraphemes tests that no word cuts a character of a reader, and that the words in a row have the characters of the
// text, but for the blank ones.
func checkGraphemes(t *testing.T, text string, words, characters []Token) {
	border := map[int]bool{}
	for _, c := range characters {
		border[c.Start], border[c.End] = true, true
	}
	for _, w := range words {
		if !border[w.Start] || !border[w.End] {
			t.Fatalf("%+q of %+q is not made of whole characters", text[w.Start:w.End], text)
		}
		if compose(w.Text) != w.Text && w.Kind != Emoji {
			t.Fatalf("%+q of %+q is not composed", w.Text, text)
		}
	}
}

// checkSentences tests that the sentences are the words, cut.
func checkSentences(t *testing.T, text string, words []Token) {
	sentences, _ := Sentences(text, Options{})
	var joined []Token
	for _, s := range sentences {
		if len(s) == 0 {
			t.Fatal("an empty sentence")
		}
		joined = append(joined, s...)
	}
	if !slices.Equal(joined, words) {
		t.Fatalf("%q: sentences %q, words %q", text, texts(joined), texts(words))
	}
}
