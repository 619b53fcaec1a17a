package tokenizer_test

import (
	"fmt"

	"glassbox/core/tokenizer"
)

// Four merges are learned from six words, and cut two others.
func ExampleLearner() {
	l, err := tokenizer.NewLearner("low lower newest lower newest widest", 256+4)
	if err != nil {
		fmt.Println(err)
		return
	}
	for l.Work(1000) {
	}
	for _, m := range l.Merges() {
		fmt.Printf("%d times %q and %q: token %d\n", m.Count, l.Word(m.Left), l.Word(m.Right), m.New)
	}
	const text = "low west"
	for _, k := range l.Tokenizer().Encode(text) {
		fmt.Printf("%d %q\n", k.ID, text[k.Start:k.End])
	}
	// Output:
	// 4 times "w" and "e": token 256
	// 3 times "l" and "o": token 257
	// 3 times "s" and "t": token 258
	// 2 times "e" and "we": token 259
	// 257 "lo"
	// 86 "w"
	// 220 " "
	// 256 "we"
	// 258 "st"
}
