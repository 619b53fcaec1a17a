package token

import (
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
	"unicode"
)

// Sources: Unicode Standard Annex 15, its figures 3 to 6 and section 3; Vietnamese and Korean as they are typed.
func TestCompose(t *testing.T) {
	for s, want := range map[string]string{
		"plain café":                  "plain café",
		"cafe\u0301":                  "café",
		"\u212b \u2126 \u1f71":        "\u00c5 \u03a9 \u03ac", // the Ångström, the Ohm, an alpha with an accent
		"d\u0307\u0323 d\u0323\u0307": "\u1e0d\u0307 \u1e0d\u0307",
		"\u1e9b\u0323":                "\u1e9b\u0323",
		"e\u0302\u0323 e\u0323\u0302": "ệ ệ",
		"\u1112\u1161\u11ab\u1100\u1173\u11af 가\u11a8": "한글 각",
		"か\u3099 は\u309a":                              "が ぱ",
		"\u0958 क\u093c":                               "क\u093c क\u093c", // excluded from composition
		"\u0344":                                       "\u0308\u0301",
		"\u05d1\u05b0\u05bc":                           "\u05d1\u05b0\u05bc", // sheva before dagesh, by their classes
		"\u05d1\u05bc\u05b0":                           "\u05d1\u05b0\u05bc",
		"\u1100\u1161\u11a7":                           "가\u11a7",
		"a\u0315\u0300\u05ae\u0062":                    "\u00e0\u05ae\u0315b",
		"\u09c7\u09be":                                 "\u09cb",
	} {
		if got := compose(s); got != want {
			t.Errorf("%+q is composed to %+q, want %+q", s, got, want)
		}
	}
}

// Python knows the same form.
func TestComposeAsPython(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("there is no python3 to compare with")
	}
	random := rand.New(rand.NewPCG(1, 2))
	var parts []rune
	for r := rune(0x20); r < 0x1f000; r++ {
		if unicode.In(r, unicode.L, unicode.M, unicode.Sm) && !unicode.Is(unicode.Han, r) {
			parts = append(parts, r)
		}
	}
	texts := make([]string, 20_000)
	for i := range texts {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			switch random.IntN(4) {
			case 0:
				b.WriteRune(parts[random.IntN(len(parts))])
			case 1:
				b.WriteRune(0x41 + rune(random.IntN(0x3a)))
			case 2:
				b.WriteRune(0x1100 + rune(random.IntN(0x100)))
			default:
				b.WriteRune(0x300 + rune(random.IntN(0x30)))
			}
		}
		texts[i] = b.String()
	}
	text, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", `import json, sys, unicodedata as u
print(json.dumps([u.normalize("NFC", s) for s in json.load(sys.stdin)]))`)
	cmd.Stdin = strings.NewReader(string(text))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	bad := 0
	for i, s := range texts {
		if got := compose(s); got != want[i] && !strings.ContainsFunc(s, younger) {
			if bad++; bad < 5 {
				t.Errorf("%+q is composed to %+q, by Python to %+q", s, got, want[i])
			}
		}
	}
}

// younger tells whether r came with Unicode 15 or later, or is one of the compatibility ideographs: another Python may
// know other forms of it.
func younger(r rune) bool {
	return 0xf900 <= r && r < 0xfb00 || 0x105c0 <= r && r < 0x105ff || 0x10ec0 <= r && r < 0x10f00 || 0x11240 <= r && r < 0x11242 ||
		0x11380 <= r && r < 0x11400 || 0x11f00 <= r && r < 0x12000 || 0x16100 <= r && r < 0x17000 || 0x1e000 <= r && r < 0x1e900
}
