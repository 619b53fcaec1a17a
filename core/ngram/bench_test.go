package ngram

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"glassbox/core/corpus"
	"glassbox/core/token"
)

// synthetic writes about a megabyte: 200,000 words, of about 20,000 by Zipf's law, in
// sentences of ten. Half of the words depend on the word before.
func synthetic() (size int, sentences [][]int) {
	const words, vocabulary = 200_000, 25_000
	r := rand.New(rand.NewPCG(5, 5))
	zipf := func() int { return int(math.Exp(r.Float64()*math.Log(vocabulary))) - 1 }
	var tokens []token.Sentence
	for range words / 10 {
		s, w := make(token.Sentence, 10), 0
		for i := range s {
			if next := zipf(); r.IntN(2) == 0 {
				w = (w*31 + r.IntN(4)) % vocabulary
			} else {
				w = next
			}
			s[i].Text = fmt.Sprint("w", w)
		}
		tokens = append(tokens, s)
	}
	v := token.NewVocabulary(tokens, 1)
	return v.Len(), v.EncodeAll(tokens)
}

func BenchmarkTrain(b *testing.B) {
	size, sentences := synthetic()
	for n := 1; n <= MaxOrder; n++ {
		b.Run(fmt.Sprint("n=", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Train(n, size, sentences)
			}
		})
	}
}

// BenchmarkGenerate writes 1,000 words from counts of 200,000.
func BenchmarkGenerate(b *testing.B) {
	size, sentences := synthetic()
	for _, n := range []int{2, 3, 6} {
		m := Train(n, size, sentences)
		for _, s := range []Smoothing{AddAlpha{}, AddAlpha{1}, JelinekMercer{0.7}, StupidBackoff{0.4}} {
			for _, greedy := range []bool{false, true} {
				b.Run(fmt.Sprintf("n=%d/%T%v/greedy=%v", n, s, s, greedy), func(b *testing.B) {
					for b.Loop() {
						m.Generate(s, Options{Seed: 1, Max: 1000, Onward: true, Greedy: greedy})
					}
				})
			}
		}
	}
}

// BenchmarkGenerateSample writes 1,000 words from a sample text.
func BenchmarkGenerateSample(b *testing.B) {
	sailor, _ := corpus.Find("sailor")
	m := read(sailor.Train, 1).train(3)
	for _, s := range []Smoothing{AddAlpha{}, AddAlpha{1}, JelinekMercer{0.7}, StupidBackoff{0.4}} {
		b.Run(fmt.Sprintf("%T%v", s, s), func(b *testing.B) {
			for b.Loop() {
				m.Generate(s, Options{Seed: 1, Max: 1000, Onward: true})
			}
		})
	}
}

// BenchmarkEvaluate measures the perplexity of 20,000 words.
func BenchmarkEvaluate(b *testing.B) {
	size, sentences := synthetic()
	for _, n := range []int{2, 6} {
		m := Train(n, size, sentences)
		b.Run(fmt.Sprint("n=", n), func(b *testing.B) {
			for b.Loop() {
				m.Evaluate(JelinekMercer{0.7}, sentences[:2000])
			}
		})
	}
}
