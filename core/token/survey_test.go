package token

import (
	"strings"
	"testing"
)

func TestSurvey(t *testing.T) {
	const loop = "for (i = 0; i < n; i++) { sum[i] = x[i] * w[i]; }"
	for text, want := range map[string]Traits{
		"":                                              {},
		"The cat sat (on the mat).":                     {},
		"I <3 you; AT&T, a < b > c @":                   {},
		"A smile :) and one more ;)":                    {},
		"See 日 once":                                    {},
		"我喜欢披萨":                                         {Unspaced: Chinese},
		"東京でコーヒーを飲む":                                    {Unspaced: Japanese},
		"ภาษาไทย and English":                           {Unspaced: Thai},
		"ພາສາລາວ":                                       {Unspaced: Lao},
		"ភាសាខ្មែរ":                                     {Unspaced: Khmer},
		"မြန်မာဘာသာ":                                    {Unspaced: Burmese},
		"ᥖᥭᥰ ᥘᥫᥴ":                                       {Unspaced: Tai},
		"나는 피자를 좋아한다 ١٢ मुझे":                           {},
		"see https://example.com/a=b;c=d;e=f;g=h now":   {Addresses: true},
		"write to me@example.org":                       {Addresses: true},
		"<p style=\"a:b;c:d;e:f;g:h\">Hi</p>":           {Markup: true},
		"fish&nbsp;and chips":                           {Markup: true},
		loop:                                            {Code: true},
		"def f(x): return {k: v for k, v in x.items()}": {Code: true},
		"<b>hi</b> www.x.org " + loop + " 我喜":           {Unspaced: Chinese, Addresses: true, Markup: true, Code: true},
		strings.Repeat("a ", surveyed) + loop:           {},
	} {
		if got := Survey(text); got != want {
			t.Errorf("%.60q is %+v, want %+v", text, got, want)
		}
	}
}
