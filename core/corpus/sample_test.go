package corpus

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"glassbox/core/ngram"
	"glassbox/core/token"
)

func TestSamples(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Samples() {
		if seen[s.ID] || s.ID == "" || s.Title == "" || s.Language == "" {
			t.Errorf("%q is not complete, or not unique", s.ID)
		}
		seen[s.ID] = true
		if len(s.Train) > 5000 || s.ID != "tiny" && len(s.Train) < 2500 || s.HeldOut == "" || !utf8.ValidString(s.Train+s.HeldOut) {
			t.Errorf("%s: %d bytes to train on, %d held out", s.ID, len(s.Train), len(s.HeldOut))
		}
		if found, ok := Find(s.ID); !ok || found != s {
			t.Errorf("Find(%q) = %v, %v", s.ID, found.ID, ok)
		}
	}
	if _, ok := Find("none"); ok {
		t.Error("Find found a sample that does not exist")
	}
}

// TestRepetition tests what the lessons rely on: bigrams come again, and those of the
// held-out part are partly known and partly new.
func TestRepetition(t *testing.T) {
	for _, s := range Samples()[1:] {
		train, _ := token.Sentences(s.Train, token.Options{Lower: true})
		heldOut, _ := token.Sentences(s.HeldOut, token.Options{Lower: true})
		v := token.NewVocabulary(train, 1)
		m := ngram.Train(2, v.Len(), v.EncodeAll(train))
		if per := float64(m.Steps()) / float64(m.Distinct()); per < 1.8 {
			t.Errorf("%s: a bigram is seen %.2f times on average", s.ID, per)
		}
		if c := m.Coverage(v.EncodeAll(heldOut)); c.Share() < 0.01 || c.Share() > 0.3 {
			t.Errorf("%s: %d of %d held-out bigrams are new", s.ID, c.Unseen, c.Total)
		}
		ml, mixed := m.Evaluate(ngram.AddAlpha{}, v.EncodeAll(heldOut)), m.Evaluate(ngram.JelinekMercer{Lambda: 0.8}, v.EncodeAll(heldOut))
		if ml.Zeros == 0 || mixed.Perplexity > 40 {
			t.Errorf("%s: %d zeros, perplexity %v", s.ID, ml.Zeros, mixed.Perplexity)
		}
	}
}

func ExampleFind() {
	s, _ := Find("tiny")
	fmt.Printf("%q, held out: %q\n", s.Train, s.HeldOut)
	// Output: "I like to eat. I like pizza.", held out: "I like to eat pizza."
}
