package tokenizer

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// The pieces are those of Python's regex with the pattern of GPT-2, worked out by hand.
func TestPieces(t *testing.T) {
	for text, want := range map[string]string{
		"Hello world":       "Hello| world",
		"we'll don't I'VE":  "we|'ll| don|'t| I|'|VE",
		"it's 'so' 's":      "it|'s| '|so|'| '|s",
		"a  b   c":          "a| | b|  | c",
		"a\n\nb \n c":       "a|\n|\n|b| \n| c",
		"end  ":             "end|  ",
		" ":                 " ",
		"x=10²½, ٣٤":        "x|=|10²½|,| ٣٤",
		"naïve café":        "naïve| café",
		"日本 語。 !?":          "日本| 語|。| !?",
		"e\u0301\u200d👍 👍🏽": "e|\u0301\u200d👍| 👍🏽",
		"\t\u00a0x\u2003 y": "\t|\u00a0|x|\u2003| y",
		"\xff\xfea \xe4":    "\xff\xfe|a| \xe4",
		"'":                 "'",
	} {
		var all []string
		for rest := text; rest != ""; {
			n := piece(rest)
			all, rest = append(all, rest[:n]), rest[n:]
		}
		if got := strings.Join(all, "|"); got != want {
			t.Errorf("%q is cut into %q, want %q", text, got, want)
		}
	}
}

// The signs of bytes are those of GPT-2's tables: Ġ for a blank, Ċ for a new line, and its first token is !.
func TestSigns(t *testing.T) {
	if got := written(" a\n\x00\xad\xff~"); got != "ĠaĊĀŃÿ~" || len(alphabet) != 256 || alphabet[0] != '!' || alphabet[188] != 0 {
		t.Errorf("written is %q, the alphabet begins with %q", got, alphabet[:3])
	}
	if _, ok := meant("▁a"); ok {
		t.Error("a sign of another tokenizer stands for a byte")
	}
}

// small is a tokenizer.json of the bytes, of which these pairs are merged, with more of the file.
func small(merges, more string) string {
	var vocab []string
	for i, b := range alphabet {
		sign := written(string([]byte{b}))
		if sign == `"` || sign == `\` {
			sign = `\` + sign
		}
		vocab = append(vocab, `"`+sign+`":`+strconv.Itoa(i))
	}
	for i, word := range []string{"ab", "bc", "abc", "aa", "aaa", "Ġa"} {
		vocab = append(vocab, `"`+word+`":`+strconv.Itoa(256+i))
	}
	return `{"pre_tokenizer":{"type":"ByteLevel"},"model":{"type":"BPE","vocab":{` + strings.Join(vocab, ",") + `},"merges":` + merges +
		`}` + more + `}`
}

func read(t *testing.T, text string) Tokenizer {
	t.Helper()
	b, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// spell writes tokens with what they stand for in the text.
func spell(text string, tokens []Token) string {
	var all []string
	for _, k := range tokens {
		all = append(all, strconv.Itoa(k.ID)+":"+text[k.Start:k.End])
	}
	return strings.Join(all, "|")
}

// Merges come in their order, and of the same pair the left one first; worked by hand.
func TestMerges(t *testing.T) {
	for _, merges := range []string{
		`["b c","a b","a bc","a a","aa a","Ġ a"]`, `[["b","c"],["a","b"],["a","bc"],["a","a"],["aa","a"],["Ġ","a"]]`,
	} {
		b := read(t, small(merges, ""))
		for text, want := range map[string]string{
			"abc":      "258:abc",
			"abab":     "256:ab|256:ab",
			"aaaaa":    "259:aa|260:aaa",
			"abc aabc": "258:abc|261: a|258:abc",
			"":         "",
			"é":        "127:\xc3|102:\xa9",
		} {
			if got := spell(text, b.Encode(text)); got != want {
				t.Errorf("%q gives %q, want %q", text, got, want)
			}
		}
	}
	if b := read(t, small(`["a b"]`, "")); spell("abc", b.Encode("abc")) != "256:ab|66:c" {
		t.Errorf("abc is %v", b.Encode("abc"))
	}
}

func TestAddedTokens(t *testing.T) {
	b := read(t, small(`["a b"]`, `,"added_tokens":[{"id":262,"content":"<|e|>","special":true},`+
		`{"id":263,"content":"<m>","lstrip":true,"rstrip":true},{"id":264,"content":"<|e|>!"}]`))
	for text, want := range map[string]string{
		"ab<|e|>ab":     "256:ab|262:<|e|>|256:ab",
		"a<|e|>!":       "64:a|264:<|e|>!",
		"a \n<m>  b<m>": "64:a|263: \n<m>  |65:b|263:<m>",
		"<|e|":          "27:<|91:||68:e|91:|",
		"<|e|><|e|>":    "262:<|e|>|262:<|e|>",
	} {
		if got := spell(text, b.Encode(text)); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
	if got := b.Decode([]int{262, 256, -1, 9999, 264}); got != "<|e|>ab<|e|>!" {
		t.Errorf("decoded is %q", got)
	}
}

// A vocab.json and a merges.txt are the same tokenizer; what no merge makes is an added token.
func TestTables(t *testing.T) {
	vocab := `{"<|endoftext|>":9,"a":0,"b":1,"ab":2,"#":3,"#a":4}`
	b, err := ReadTables(vocab, "#version: 0.2\r\na b\r\n# a\n")
	if err != nil {
		t.Fatal(err)
	}
	text := "ab<|endoftext|>a#ab?#a"
	if got := spell(text, b.Encode(text)); got != "2:ab|9:<|endoftext|>|0:a|3:#|2:ab|3:#|0:a" {
		t.Errorf("the tokens are %s", got)
	}
	if b.Len() != 10 || b.Word(9) != "<|endoftext|>" || b.Word(7) != "" {
		t.Errorf("there are %d numbers, and 9 is %q", b.Len(), b.Word(9))
	}
	if again := read(t, b.JSON()); again.JSON() != b.JSON() || !slices.Equal(again.Encode(text), b.Encode(text)) {
		t.Errorf("read again it is %s", again.JSON())
	}
}

func TestBeginsWithBlank(t *testing.T) {
	b := read(t, strings.Replace(small(`["Ġ a"]`, ""), `"ByteLevel"`, `"ByteLevel","add_prefix_space":true`, 1))
	if got := spell("a a", b.Encode("a a")); got != "261:a|261: a" {
		t.Errorf("the tokens are %s", got)
	}
}

func TestRefusals(t *testing.T) {
	change := func(from, to string) string {
		s := small(`["a b"]`, "")
		if !strings.Contains(s, from) {
			t.Fatalf("there is no %s", from)
		}
		return strings.Replace(s, from, to, 1)
	}
	unigram := strings.Replace(small(`["a b"]`, ""), `"type":"BPE"`, `"type":"Unigram"`, 1)
	for text, want := range map[string]Problem{
		"":                         JSON,
		"[]":                       JSON,
		"{}":                       Setting,
		unigram:                    Setting,
		small(`[]`, ""):            NoMerges,
		small(`"a b"`, ""):         NoMerges,
		small(`[["a"]]`, ""):       NoMerge,
		small(`["a"]`, ""):         NoMerge,
		small(`["ab "]`, ""):       NoMerge,
		small(`["a b c"]`, ""):     NoMerge,
		small(`["a c"]`, ""):       NoMerge,
		small(`["a b","a b"]`, ""): NoMerge,
		small(`["a b"]`, `,"normalizer":{"type":"NFC"}`):                                  Setting,
		small(`["a b"]`, `,"added_tokens":[{"id":1,"content":"x y"}]`):                    Number,
		small(`["a b"]`, `,"added_tokens":[{"id":300,"content":""}]`):                     Number,
		small(`["a b"]`, `,"added_tokens":[{"id":-1,"content":"x"}]`):                     Number,
		small(`["a b"]`, `,"added_tokens":[{"id":300.5,"content":"x"}]`):                  Number,
		small(`["a b"]`, `,"added_tokens":[{"id":1e300,"content":"x"}]`):                  Number,
		small(`["a b"]`, `,"added_tokens":[{"id":300,"content":"x","single_word":true}]`): Setting,
		change(`"ab":256`, `"ab":255`):                                                    Number,
		change(`"aaa"`, `"▁aa"`):                                                          Sign,
		change(`"ByteLevel"`, `"Metaspace"`):                                              Setting,
		change(`"ByteLevel"`, `"ByteLevel","use_regex":false`):                            Setting,
		change(`"vocab"`, `"unk_token":"<unk>","vocab"`):                                  Unknown,
		change(`"vocab"`, `"end_of_word_suffix":"</w>","vocab"`):                          Setting,
	} {
		b, err := Read(text)
		var wrong *Error
		if b != nil || !errors.As(err, &wrong) || wrong.Problem != want || strings.Contains(err.Error(), "{name}") {
			t.Errorf("of %.80q… it is said: %v", text, err)
		}
	}
	if _, err := ReadTables(`{"a":0}`, "#version: 0.2\n"); err == nil || !strings.Contains(err.Error(), "no merges") {
		t.Errorf("without merges it is said: %v", err)
	}
}

func TestCharactersAndWords(t *testing.T) {
	const text = "the cat, the café\nthe cat 😀"
	c, err := Characters(text)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Words(text, 5)
	if err != nil {
		t.Fatal(err)
	}
	if got := spell(text, c.Encode(text)[:4]); got != "8:t|7:h|5:e|1: " || c.Len() != 12 {
		t.Errorf("the characters are %s of %d", got, c.Len())
	}
	if got := spell(text, w.Encode(text)); got != "1:the|0: cat|4:,|4: the|3: café|2:\n|1:the|0: cat|4: 😀" {
		t.Errorf("the words are %s, of %q", got, w.list)
	}
	for _, k := range []Tokenizer{c, w} {
		again := read(t, k.JSON())
		if again.JSON() != k.JSON() || !slices.Equal(again.Encode(text+"x\xff"), k.Encode(text+"x\xff")) || again.Len() != k.Len() {
			t.Errorf("read again it is %s", again.JSON())
		}
	}
	if got := c.Decode(IDs(c.Encode(text))); got != text {
		t.Errorf("decoded is %q", got)
	}
}

func FuzzRead(f *testing.F) {
	c, _ := Characters("abc")
	w, _ := Words("a b c", 9)
	f.Add(c.JSON(), "ab\xff")
	f.Add(w.JSON(), "a d")
	f.Add(small(`["b c","a b"]`, `,"added_tokens":[{"id":262,"content":"<|e|>","lstrip":true}]`), "abc <|e|>")
	f.Add(small(`[["a","b"]]`, ""), "")
	f.Fuzz(func(t *testing.T, file, text string) {
		k, err := Read(file)
		if err != nil {
			if k != nil || !utf8.ValidString(err.Error()) && utf8.ValidString(file) {
				t.Fatalf("%v with %v", k, err)
			}
			return
		}
		end := 0
		for _, token := range k.Encode(text) {
			if token.Start < end || token.End < token.Start || token.End > len(text) || token.ID < 0 || token.ID >= k.Len() {
				t.Fatalf("of %q token %v, behind %d", text, token, end)
			}
			end = token.End
		}
		again, err := Read(k.JSON())
		if err != nil || again.JSON() != k.JSON() || !slices.Equal(again.Encode(text), k.Encode(text)) {
			t.Fatalf("read again: %v", err)
		}
	})
}

func FuzzTables(f *testing.F) {
	f.Add(`{"<|endoftext|>":9,"a":0,"b":1,"ab":2}`, "#version: 0.2\na b\n", "ab<|endoftext|>c")
	f.Fuzz(func(t *testing.T, vocab, merges, text string) {
		b, err := ReadTables(vocab, merges)
		if err != nil {
			return
		}
		for _, token := range b.Encode(text) {
			if got := b.Word(token.ID); got != text[token.Start:token.End] {
				t.Fatalf("of %q token %v is %q", text, token, got)
			}
		}
		again, err := Read(b.JSON())
		if err != nil || !slices.Equal(again.Encode(text), b.Encode(text)) {
			t.Fatalf("read again: %v", err)
		}
	})
}
