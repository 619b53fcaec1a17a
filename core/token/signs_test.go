package token

import (
	"strings"
	"testing"
)

// cutAs tests how words are cut: each line of a table is a text and its words with a | between.
func cutAs(t *testing.T, table map[string]string) {
	t.Helper()
	for text, want := range table {
		got, err := Words(text, Options{})
		if err != nil || texts(got) != want {
			t.Errorf("%+q is cut\n%+q, want\n%+q (%s)", text, texts(got), want, texts(got))
		}
	}
}

func TestInvisible(t *testing.T) {
	cutAs(t, map[string]string{
		"\ufeffthe cat sat":                       "the|cat|sat",
		"the\u200bcat \u200b sat":                 "the|cat|sat",
		"co\u00adop\u00ader\u00adate \u00ad x":    "cooperate|x",
		"a\u00ad\u00ad\u200eb\u2060c\ufeffd":      "abcd",
		"\u200ecat\u200f \u2066dog\u2069":         "cat|dog",
		"cat\u200d cat\u200c cat":                 "cat|cat|cat",
		"auf\u200clage":                           "auflage",
		"می\u200cخواهم می\u200c\u200cخواهم":       "می\u200cخواهم|می\u200cخواهم",
		"کتاب\u200cها کتاب\u200c.":                "کتاب\u200cها|کتاب|.",
		"a\u3164b \u3164 \u2800 \u115f \u17b4":    "a|b",
		"x\u034fy\ufe0f":                          "xy",
		"\u200d\u200c\ufe0f\u0085\u2028":          "",
		" \u0301":                                 "\u0301",
		"क्\u200dष":                               "क्\u200dष",
		"\U000e0041a\U000e0100":                   "a",
		"\u0600١٢ \u0600":                         "\u0600١٢|\u0600",
		"\u115f\u1161":                            "\u1161",
		"the\u2028cat\u2029sat\u0085on\vthe\fmat": "the|cat|sat|on|the|mat",
	})
}

func TestWholeGraphemes(t *testing.T) {
	cutAs(t, map[string]string{
		"👩‍👩‍👧‍👦👍🏽🧑🏿‍🚀🏳️‍🌈":                    "👩‍👩‍👧‍👦|👍🏽|🧑🏿‍🚀|🏳️‍🌈",
		"ok👍🏿ok🇫🇷🇩🇪":                           "ok|👍🏿|ok|🇫🇷|🇩🇪",
		"...\u0301 --\u0301":                   "...\u0301|--\u0301",
		"C++\u0301 C#\u0301":                   "C++\u0301|C#\u0301",
		"e\u0301te\u0301":                      "été",
		"**1️⃣ *️⃣":                            "**|1️⃣|*️⃣",
		"\u1112\u1161\u11ab\u1100\u1173\u11af": "한글",
		"tiê\u0301ng Viê\u0323t":               "tiếng|Việt",
		"h\u0324a\u0308\u0323":                 "h\u0324ạ\u0308",
		"<b>\u0301x":                           "<b>\u0301|x",
	})
}

func TestSignsInsideWords(t *testing.T) {
	cutAs(t, map[string]string{
		"don't don’t don‘t don`t don´t don＇t": strings.Repeat("don't|", 5) + "don't",
		"‘tis ’tis dogs’ 'a'":                 "‘|tis|’|tis|dogs|’|'|a|'",
		"Hawaiʻi O‘zbek rock’n’roll":          "Hawaiʻi|O'zbek|rock'n'roll",
		"well-known well‐known well‑known":    "well|-|known|well|-|known|well|-|known",
		"l'après-midi":                        "l'après|-|midi",
		"C++ c++, C++11 C# F# (C#) g++":       "C++|c++|,|C++11|C#|F#|(|C#|)|g++",
		"a++b a+b x+++ #tag a#b AB#":          "a|+|+|b|a|+|b|x|+|+|+|#|tag|a|#|b|AB|#",
		"AT&T R&D at&t H&M & Co &x x&":        "AT&T|R&D|at&t|H&M|&|Co|&|x|x|&",
		"fish&amp;chips 5&6":                  "fish|&amp;|chips|5|&|6",
		"col·legi col‧legi paral·lel · a":     "col·legi|col·legi|paral·lel|·|a",
		"étudiant·e·s 3·4":                    "étudiant·e·s|3|·|4",
		"צה״ל צה\"ל צה”ל ג׳ירפה ג'ירפה":       "צה\"ל|צה\"ל|צה\"ל|ג'ירפה|ג'ירפה",
		"\"צהל\" עמ' 'שלום' גב׳ ״אמר״":        "\"|צהל|\"|עמ'|'|שלום|'|גב'|״|אמר|״",
		"snake_case __init__ _it_ a__b ____":  "snake_case|__|init|__|_|it|_|a__b|____",
		"yes--no === x ~~ **bold** -":         "yes|--|no|===|x|~~|**|bold|**|-",
	})
}

func TestNumbers(t *testing.T) {
	cutAs(t, map[string]string{
		"3.14 3,14 3.14. 1,234,567.89 12:30":           "3.14|3,14|3.14|.|1,234,567.89|12:30",
		"1\u00a0000 1\u2009000 1\u202f000 1'000 1’000": "1\u202f000|1\u202f000|1\u202f000|1'000|1'000",
		"1 000 24/12 -5 10% №7 ½ 3rd B2 4x4":           "1|000|24|/|12|-|5|10|%|№|7|½|3rd|B2|4x4",
		"٣٫١٤ १२.५ ๑๒๓ ３．１４ 12٬000":                    "٣٫١٤|१२.५|๑๒๓|３|．|１４|12٬000",
		"1990-1995 5–6 v1.2.3":                         "1990|-|1995|5|–|6|v1.2.3",
	})
}

func TestUnspacedScripts(t *testing.T) {
	cutAs(t, map[string]string{
		"我喜欢3个披萨":               "我|喜|欢|3|个|披|萨",
		"東京でコーヒーを飲む。らーめん":       "東|京|で|コーヒー|を|飲|む|。|らー|め|ん",
		"ﾊﾟﾅｿﾆｯｸのパソコンGPT":       "ﾊﾟﾅｿﾆｯｸ|の|パソコン|GPT",
		"ภาษาไทย น้ำ เด็ก ๒๕๖๗": "ภ|า|ษ|า|ไ|ท|ย|น้ำ|เ|ด็|ก|๒๕๖๗",
		"ภาษา\u200bไทยok":       "ภ|า|ษ|า|ไ|ท|ย|ok",
		"ພາສາລາວ":               "ພ|າ|ສ|າ|ລ|າ|ວ",
		"ភាសាខ្មែរ":             "ភា|សា|ខ្មែ|រ",
		"မြန်မာဘာသာ":            "မြ|န်|မာ|ဘာ|သာ",
		"나는 피자를 좋아한다":           "나는|피자를|좋아한다",
		"བོད་སྐད། አማርኛ፡ነው":      "བོད|་|སྐད|།|አማርኛ|፡|ነው",
	})
}

func TestAddressesAndMarkup(t *testing.T) {
	cutAs(t, map[string]string{
		"See https://example.com/a_b?c=d&e=%20#f.":      "See|https://example.com/a_b?c=d&e=%20#f|.",
		"(http://x.org/a_(b)) www.x.org, WWW.X.ORG":     "(|http://x.org/a_(b))|www.x.org|,|WWW.X.ORG",
		"在https://x.org。好 <https://x.org>":              "在|https://x.org|。|好|<|https://x.org|>",
		"(https://x.org/y)":                             "(|https://x.org/y|)",
		"Write to jo.doe+x@mail.example.org. @you a@b":  "Write|to|jo.doe+x@mail.example.org|.|@|you|a|@|b",
		"http:// www. https://.":                        "http|:|/|/|www|.|https|:|/|/|.",
		"<p class=\"a\">Hi<br/>you&nbsp;all</p>":        "<p class=\"a\">|Hi|<br/>|you|&nbsp;|all|</p>",
		"x<b>y</b> <!-- no --> <!DOCTYPE html>&#8217;s": "x|<b>|y|</b>|<!-- no -->|<!DOCTYPE html>|&#8217;|s",
		"I <3 you; a < b and c > d; list<int>":          "I|<|3|you|;|a|<|b|and|c|>|d|;|list|<|int|>",
		"<s> a </s> <UNK> <y and y>":                    "<s>|a|</s>|<UNK>|<|y|and|y|>",
	})
}

// What looks alike is one word, and lower case is that of its language where all languages agree.
func TestOneSpelling(t *testing.T) {
	got, _ := Words("ΟΔΟΣ Οδός Ὀδυσσεύς ΟΔΥΣΣΕΥΣ CAFÉ cafe\u0301 DON’T don't STRASSE Straße", Options{Lower: true})
	if texts(got) != "οδος|οδός|ὀδυσσεύς|οδυσσευς|café|café|don't|don't|strasse|straße" {
		t.Error(texts(got))
	}
}
