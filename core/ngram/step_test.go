package ngram

import (
	"fmt"
	"slices"
	"testing"

	"glassbox/core/token"
)

// TestSteps counts along with the steps and compares what the model says it knew then.
func TestSteps(t *testing.T) {
	for n := 1; n <= MaxOrder; n++ {
		m, counts, sums := pizza.train(n), map[string]int{}, map[string]int{}
		for step := range m.All() {
			context := fmt.Sprint(step.Context)
			if got := m.CountAfter(step.Index, step.Context, step.ID); got != counts[context+fmt.Sprint(step.ID)] {
				t.Errorf("n=%d: before %+v the count is %d", n, step, got)
			}
			counts[context+fmt.Sprint(step.ID)]++
			sums[context]++
			if step.Count != counts[context+fmt.Sprint(step.ID)] || m.RowSumAfter(step.Index+1, step.Context) != sums[context] {
				t.Errorf("n=%d: %+v, row sum %d", n, step, m.RowSumAfter(step.Index+1, step.Context))
			}
			s := append(slices.Clone(pizza.sentences[step.Sentence]), token.End)
			if s[step.Position] != step.ID || !slices.Equal(step.Context, m.Context(s[:step.Position])) {
				t.Errorf("n=%d: %+v is not in %v", n, step, s)
			}
		}
		if got := m.CountAfter(99, m.Context(nil), pizza.id("I")); got != m.Count(m.Context(nil), pizza.id("I")) {
			t.Errorf("n=%d: after all steps the count is %d", n, got)
		}
	}
}

func ExampleModel_Step() {
	m := pizza.train(2)
	for step := range m.All() {
		if step.Sentence == 1 {
			fmt.Println(pizza.Words(append(step.Context, step.ID)), step.Count)
		}
	}
	// Output:
	// [<s> I] 2
	// [I like] 2
	// [like pizza] 1
	// [pizza .] 1
	// [. </s>] 2
}
