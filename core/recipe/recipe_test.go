package recipe

import (
	"bytes"
	"math"
	"reflect"
	"slices"
	"testing"

	"glassbox/core/checkpoint"
	"glassbox/core/corpus"
	"glassbox/core/nn"
	"glassbox/core/tape"
)

// plain computes to the same bits everywhere.
func plain() *tape.Tape[float32] { return tape.New[float32]() }

// few is a small part of the corpora, on which what is held out has been learned.
func few() (corpus.TranslationSet, corpus.StorySet) {
	pairs, stories := corpus.Translation(1), corpus.Stories(1)
	pairs.Train = slices.Concat(pairs.Train[:40], pairs.Minimal[0][:])
	pairs.Held, pairs.Minimal = pairs.Train[:10], pairs.Minimal[:1]
	stories.Train = stories.Train[:24]
	stories.Held, stories.Agreement = stories.Train[:5], stories.Agreement[:8]
	stories.Being, stories.Gifts = stories.Being[:3], stories.Gifts[:3]
	return pairs, stories
}

// brief are the recipes of the shipped kinds, on few sentences and for a short time.
func brief() []Recipe {
	pairs, stories := few()
	layer := nn.LayerConfig{Width: 16, Heads: 2, Hidden: 32, Dropout: 0.02, AttentionDropout: 0.02}
	schedule := nn.Schedule{Peak: 0.01, Floor: 0.001, Warmup: 10, Steps: 400}
	return []Recipe{
		{Name: "translation", Seed: 3, Batch: 6, Schedule: schedule, enrol: func(r Recipe) student {
			c := translation{seed: r.Seed, batch: r.Batch, antecedent: true, TransformerConfig: nn.TransformerConfig{
				LayerConfig: layer, Context: 30, Encoder: 1, Decoder: 1, Positions: nn.SinusoidalPositions, Scaled: true,
			}}
			return newTranslator(pairs, c)
		}},
		{Name: "stories", Seed: 3, Batch: 4, Schedule: schedule, Decay: 0.01, enrol: func(r Recipe) student {
			c := telling{seed: r.Seed, batch: r.Batch, deviation: 0.2, GPTConfig: nn.GPTConfig{
				LayerConfig: layer, Context: 48, Layers: 2, Positions: nn.RotaryPositions,
			}}
			return newTeller(stories, c)
		}},
	}
}

// followed is a recipe after so many steps.
func followed(r Recipe, steps int) *Training {
	t := r.Begin(plain)
	for range steps {
		t.Step()
	}
	return t
}

// finished is what a recipe comes to, written and read again.
func finished(t *testing.T, r Recipe) *Report {
	training := followed(r, r.Schedule.Steps)
	files, report, err := training.Finish()
	if err != nil {
		t.Fatal(err)
	}
	again, err := training.student.files()
	if err != nil || !bytes.Equal(again.Weights, files.Weights) {
		t.Errorf("%s: what was measured is not what was written: %v", r.Name, err)
	}
	measured, err := r.Measure(files)
	if err != nil || !reflect.DeepEqual(measured.Translation, report.Translation) || !reflect.DeepEqual(measured.Stories, report.Stories) ||
		!reflect.DeepEqual(measured.Heads, report.Heads) {
		t.Errorf("%s: measured again it is %+v, %v", r.Name, measured, err)
	}
	other := brief()[0]
	if r.Name == other.Name {
		other = brief()[1]
	}
	if _, err := other.Measure(files); err == nil {
		t.Errorf("%s measures the model of %s", other.Name, r.Name)
	}
	return report
}

// Followed twice, or interrupted in between, a recipe gives the same bits.
func TestRecipesGiveTheSameBits(t *testing.T) {
	for _, r := range brief() {
		once, first := followed(r, 12), followed(r, 5)
		var file bytes.Buffer
		if err := first.Save(&file, r.String()); err != nil {
			t.Fatal(err)
		}
		again := r.Begin(plain)
		if err := again.Restore(&file, r.String()); err != nil {
			t.Fatal(err)
		}
		for range 7 {
			again.Step()
		}
		for i, p := range once.student.Params() {
			if q := again.student.Params()[i]; !slices.Equal(p.Data(), q.Data()) {
				t.Errorf("%s: %s differs", r.Name, p.Path())
			}
		}
	}
}

// What a model has learned by heart it is measured to know; before, nothing.
func TestShortTraining(t *testing.T) {
	for _, r := range brief() {
		before, after := r.report(r.enrol(r), nil), finished(t, r)
		if n := len(after.Losses); n != 8 || !(after.Losses[n-1] < 0.3*after.Losses[0]) {
			t.Errorf("%s: the losses are %v", r.Name, after.Losses)
		}
		switch r.Name {
		case "translation":
			a, b := before.Translation, after.Translation
			if a.Exact["all"] != 0 || a.Both != 0 || b.Exact["all"] < 0.8 || b.Pronouns != 1 || len(b.Looks) != 4 {
				t.Errorf("before %+v, after %+v", a, b)
			}
		case "stories":
			a, b := before.Stories, after.Stories
			if !(a.Loss > 4) || !(b.Loss < 1) || len(b.Senses) != 6 || len(b.Looks) != 4 {
				t.Errorf("before %+v, after %+v", a, b)
			}
		}
	}
}

// A step allocates what it takes to run both halves at once and to order the examples, but nothing for its thousands of
// operations.
func TestStepsHardlyAllocate(t *testing.T) {
	for _, r := range brief() {
		training := followed(r, 10)
		if n := testing.AllocsPerRun(5, training.Step); n > 40 {
			t.Errorf("%s: a step allocates %v times", r.Name, n)
		}
	}
}

// What is to be written comes with its ends; what fills it up is not asked about.
func TestDictate(t *testing.T) {
	pairs, _ := few()
	target := newSpelling(pairs.Target)
	words := pairs.Minimal[0][0].Target
	n := len(words) + 3
	written, next := make([]int, n), make([]int, n)
	dictate(target.ended(words), written, next)
	want := append([]int{corpus.Begin}, target.spell(words)...)
	if !slices.Equal(written, append(want, corpus.Padding, corpus.Padding)) ||
		!slices.Equal(next, append(slices.Clone(want[1:]), corpus.End, tape.Unasked, tape.Unasked)) {
		t.Errorf("dictated are %v and %v, want %v", written, next, want)
	}
}

// A model of other words cannot be measured.
func TestOtherWords(t *testing.T) {
	words := checkpoint.Vocabulary{Target: []string{"a", "b"}}
	if err := sameWords(words, nil, []string{"a", "b"}); err != nil {
		t.Error(err)
	}
	for _, other := range [][]string{{"a", "c"}, {"a"}} {
		if sameWords(words, nil, other) == nil || sameWords(words, other, words.Target) == nil {
			t.Errorf("%v are taken for other words", other)
		}
	}
}

func TestUnknownWordsAreSpelled(t *testing.T) {
	s := newSpelling([]string{"<pad>", "<UNK>", "<s>", "</s>", "a", "b"})
	if got, want := s.ended([]string{"b", "c", "a"}), []int{5, corpus.Unknown, 4, corpus.End}; !slices.Equal(got, want) {
		t.Errorf("spelled %v, want %v", got, want)
	}
}

// By hand: two sentences of a pair, then one where the wrong word wins once.
func TestWatch(t *testing.T) {
	w := newWatch(1, 2, "it")
	pairs := [][][2]glance{
		{{{0.5, 0.25}, {0, 1}}, {{0.75, 0}, {0.5, 0}}},
		{{{1, 0}, {0.5, 0.25}}, {{0.25, 0.75}, {0.5, 0.25}}},
	}
	for _, pair := range pairs {
		w.watch(2, func(i int, see func(glance)) {
			see(pair[i][0])
			see(pair[i][1])
		})
	}
	want := []Look{{1, 1, "it", 0.625, 0.25, 0.5, ""}, {1, 2, "it", 0.375, 0.375, 0.5, ""}}
	for k, each := range [][]float64{{0.5, 0.25, 0.75, 0, 1, 0, 0.25, 0.75}, {0, 1, 0.5, 0, 0.5, 0.25, 0.5, 0.25}} {
		want[k].Each = checkpoint.WriteShares(each)
	}
	if got := w.listed(); !slices.Equal(got, want) {
		t.Errorf("the looks are %+v, want %+v", got, want)
	}
}

func TestMeans(t *testing.T) {
	if got, want := means([]float32{1, 2, 3, 5, 7}, 2), []float64{1.5, 4, 7}; !slices.Equal(got, want) {
		t.Errorf("the means are %v, want %v", got, want)
	}
}

func TestCosine(t *testing.T) {
	if got := cosine([]float64{3, 4}, []float64{4, 3}); math.Abs(got-0.96) > 1e-15 {
		t.Errorf("the cosine is %v, want 24/25", got)
	}
}

// Names are those of folders, and no two recipes can be taken for each other.
func TestRecipesDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All() {
		seen[r.String()] = true
	}
	if len(seen) != 5 || !seen["stories-rotary, seed 1, 2500 steps of 32"] {
		t.Errorf("the recipes are %v", seen)
	}
}
