package token

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// texts returns the tokens' texts with a | between.
func texts(tokens []Token) string {
	list := make([]string, len(tokens))
	for i, t := range tokens {
		list[i] = t.Text
	}
	return strings.Join(list, "|")
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		" \t\n\u00a0\ufeff\x00":         "",
		"I like to eat.":                "I|like|to|eat|.",
		"Don't! don’t 'quoted' dogs'":   "Don't|!|don't|'|quoted|'|dogs|'",
		"well-known rock'n'roll":        "well|-|known|rock'n'roll",
		"L’homme d'été, où ?":           "L'homme|d'été|,|où|?",
		"cafe\u0301 cafe\u0301s":        "café|cafés",
		"Il gagne 1\u202f234,50\u00a0€": "Il|gagne|1\u202f234,50|€",
		"12\u00a034 3.14. 12,000":       "12|34|3.14|.|12,000",
		"at 12:30, 1'000 and 3rd B2":    "at|12:30|,|1'000|and|3rd|B2",
		"wait... what?! … ok":           "wait|...|what|?|!|…|ok",
		"我喜欢吃饭。我喜欢披萨！":                  "我|喜|欢|吃|饭|。|我|喜|欢|披|萨|！",
		"GPT模型3个":                       "GPT|模|型|3|个",
		"コーヒーをのむ が":                     "コーヒー|を|の|む|が",
		"か\u3099":                       "が",
		"나는 피자를 좋아한다.":                  "나는|피자를|좋아한다|.",
		"أُحِبُّ البيتزا، هل تحبها؟ ١٬٢٣٤":      "أُحِبُّ|البيتزا|،|هل|تحبها|؟|١٬٢٣٤",
		"मुझे पिज़्ज़ा पसंद है। क\u094d\u200dष": "मुझे|पिज़्ज़ा|पसंद|है|।|क\u094d\u200dष",
		"co\u00adoperate": "cooperate",
		"hi😀😀 👩‍👩‍👧‍👦👍🏽":                        "hi|😀|😀|👩‍👩‍👧‍👦|👍🏽",
		"🇫🇷🇩🇪🇯 🏴\U000e0067\U000e0062\U000e007f": "🇫🇷|🇩🇪|🇯|🏴\U000e0067\U000e0062\U000e007f",
		"1️⃣2️⃣ #️⃣ a1️⃣ 12️⃣":                  "1️⃣|2️⃣|#️⃣|a|1️⃣|1|2️⃣",
		"❤️ ☀ ©2024 ©️":                         "❤️|☀|©|2024|©️",
		"a\xffb \xe4\xbd":                       "a|\ufffd|b|\ufffd|\ufffd",
		"\u0301x snake_case":                    "\u0301|x|snake_case",
		"№5 x² 5% $3":                           "№|5|x²|5|%|$|3",
	} {
		got, err := Words(text, Options{})
		if err != nil || texts(got) != want {
			t.Errorf("Words(%q) = %q, %v, want %q", text, texts(got), err, want)
		}
	}
}

func TestKinds(t *testing.T) {
	want := map[string]Kind{
		"don't": Word, "B2": Word, "3rd": Word, "我": Word, "é": Word, "3.14": Number, "١٢": Number, "½": Number,
		".": Punctuation, "...": Punctuation, "。": Punctuation, "؟": Punctuation, "€": Symbol, "+": Symbol, "©": Symbol, "\ufffd": Symbol,
		"😀": Emoji, "©️": Emoji, "🇫🇷": Emoji, "1️⃣": Emoji, "🏽": Emoji, "↔️": Emoji, "⏰": Emoji,
	}
	for text, kind := range want {
		if got, _ := Words(text, Options{}); len(got) != 1 || got[0].Kind != kind {
			t.Errorf("%q is %v, want one %v", text, got, kind)
		}
	}
	if got := Kind(99).String(); got != "kind 99" || Emoji.String() != "emoji" {
		t.Errorf("kinds are called %q, %q", got, Emoji)
	}
}

func TestOptions(t *testing.T) {
	got, _ := Words("ÉTÉ, Größe! ПРИВЕТ + 😀 3,5", Options{Lower: true, DropPunctuation: true})
	if texts(got) != "été|größe|привет|😀|3,5" {
		t.Errorf("lower-cased and without punctuation: %q", texts(got))
	}
	const text = "Don’t 我 😀"
	got, _ = Words(text, Options{})
	if source := text[got[0].Start:got[0].End]; source != "Don’t" || text[got[2].Start:got[2].End] != "😀" {
		t.Errorf("ranges %+v", got)
	}
}

func TestCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"a b\r\nc": "a| |b|\r\n|c",
		"e\u0301👩‍👧🇫🇷🇩🇪1️⃣":          "é|👩‍👧|🇫🇷|🇩🇪|1️⃣",
		"नमस्ते क्षत्रिय":            "न|म|स्ते| |क्ष|त्रि|य",
		"각\u1100\u1161\u11a8가\u11a8": "각|각|각",
		"مُر我。\xff":                  "مُ|ر|我|。|\ufffd",
		"\u0600١":                    "\u0600١",
	} {
		got, err := Characters(text, Options{})
		if err != nil || texts(got) != want {
			t.Errorf("Characters(%q) = %q, %v, want %q", text, texts(got), err, want)
		}
	}
}

func TestSize(t *testing.T) {
	long := strings.Repeat("a", MaxBytes+10_000)
	_, err := Words(long, Options{})
	_, err2 := Characters(long, Options{})
	_, err3 := Sentences(long, Options{})
	if !errors.Is(err, SizeError{len(long)}) || err2 != err || err3 != err {
		t.Fatal(err, err2, err3)
	}
	if got := err.Error(); got != "the text has 2.01 MB; at most 2 MB are allowed" {
		t.Error(got)
	}
	if _, err := Words(long[:MaxBytes], Options{}); err != nil {
		t.Error(err)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("The quick brown fox doesn't jump over the lazy dog, or so it seems. ", 15_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sentences, _ := Sentences(text, Options{Lower: true})
		NewVocabulary(sentences, 1).EncodeAll(sentences)
	}
}

func ExampleWords() {
	const text = "L’homme a 3,50 €."
	words, _ := Words(text, Options{Lower: true})
	for _, w := range words {
		fmt.Printf("%s %v %q\n", w.Text, w.Kind, text[w.Start:w.End])
	}
	// Output:
	// l'homme word "L’homme"
	// a word "a"
	// 3,50 number "3,50"
	// € symbol "€"
	// . punctuation "."
}
