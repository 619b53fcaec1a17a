package token

import (
	"fmt"
	"slices"
	"testing"
)

func TestVocabulary(t *testing.T) {
	sentences, _ := Sentences("I like to eat. I like pizza.", Options{})
	v := NewVocabulary(sentences, 1)
	if got := v.Words([]int{0, 1, 2, 3, 4, 5, 6, 7, 8}); !slices.Equal(got,
		[]string{"<s>", "</s>", "<UNK>", ".", "I", "like", "eat", "pizza", "to"}) {
		t.Errorf("words by frequency, then alphabet: %q", got)
	}
	if v.Len() != 9 || v.Predictable() != 8 || v.Count(Start) != 2 || v.Count(End) != 2 || v.Count(Unknown) != 0 ||
		v.Count(v.ID("like")) != 2 {
		t.Errorf("%+v", v)
	}
	if got := v.EncodeAll(sentences); !slices.Equal(got[1], []int{4, 5, 7, 3}) {
		t.Errorf("encoded: %v", got)
	}
	rare := NewVocabulary(sentences, 2)
	if rare.Len() != 6 || rare.Count(Unknown) != 3 || rare.Dropped() != 3 || rare.ID("pizza") != Unknown {
		t.Errorf("with a minimum of 2: %+v", rare)
	}
}

func TestMarkersInText(t *testing.T) {
	v := NewVocabulary([]Sentence{{{Text: "<s>"}, {Text: "a"}, {Text: "</s>"}}}, 0)
	if v.Len() != 4 || v.Count(Unknown) != 2 || v.ID("<s>") != Unknown || v.ID("</s>") != Unknown || v.ID("a") != First {
		t.Errorf("%+v", v)
	}
	if empty := NewVocabulary(nil, 1); empty.Len() != 3 || empty.Predictable() != 2 || len(empty.EncodeAll(nil)) != 0 {
		t.Errorf("%+v", empty)
	}
}

func ExampleVocabulary() {
	sentences, _ := Sentences("I like to eat. I like pizza.", Options{})
	v := NewVocabulary(sentences, 2)
	fmt.Println(v.Words(v.Encode(sentences[1])), "V =", v.Predictable())
	// Output: [I like <UNK> .] V = 5
}
